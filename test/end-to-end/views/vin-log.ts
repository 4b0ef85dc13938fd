import { expect } from '@playwright/test';
import { dialog, type View } from './view.ts';

/** The VIN logs. */
export const VIN_LOG_VIEWS: readonly View[] = [
  {
    name: 'VIN log',
    path: () => '/vin-log',
    async show(page) {
      await page
        .getByRole('button', { name: /^VINs of order/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^1ZZ/ }).first().click();
      await expect(page.getByRole('complementary', { name: 'Vehicle' })).toBeVisible();
    },
  },
  {
    name: 'health of the VIN logs',
    path: () => '/vin-log',
    async show(page) {
      await page.getByText(/^Health/).click();
      await expect(page.getByRole('table', { name: 'Health of the VIN logs' })).toBeVisible();
    },
  },
  {
    name: 'editing an entry of a VIN log',
    path: () => '/vin-log',
    async show(page) {
      await page
        .getByRole('button', { name: /^VINs of order 4\d+ of Porsche/ })
        .first()
        .click();
      await dialog(/^Edit 1ZZ/, 'Entry of the VIN log')(page);
    },
  },
  { name: 'adding VINs', path: () => '/vin-log', show: dialog(/^Add VINs/, 'Add VINs to a log') },
];
