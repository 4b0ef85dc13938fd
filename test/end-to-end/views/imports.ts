import { expect } from '@playwright/test';
import type { BusyShop } from '../arrange-shop.ts';
import { dialog, openTab, type View } from './view.ts';

/** The imports, and each tab of one. */
export const IMPORTS_VIEWS: readonly View[] = [
  { name: 'Imports', path: () => '/imports', show: (page) => expect(page.getByText('Waiting for you')).toBeVisible() },
  { name: 'an import, unknown locations', path: stagedPath, show: openTab(/^Unknown locations/) },
  { name: 'an import, difference', path: stagedPath, show: openTab(/^Difference/) },
  { name: 'an import, refused rows', path: stagedPath, show: openTab(/^Refused rows/) },
  { name: 'an import, notes', path: stagedPath, show: openTab(/^Notes/) },
  {
    name: 'activating an import that loses a lot',
    path: stagedPath,
    show: dialog(/^Activate/, 'This import loses a lot'),
  },
  { name: 'the active import', path: (shop) => `/imports/${shop.activeImport}`, show: openTab(/^Difference/) },
];

function stagedPath(shop: BusyShop): string {
  return `/imports/${shop.stagedImport}`;
}
