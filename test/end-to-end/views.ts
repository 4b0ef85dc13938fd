import { expect, type Page } from '@playwright/test';
import type { BusyShop } from './arrange-shop.ts';
import { DEALERSHIPS_VIEWS } from './views/dealerships.ts';
import { IMPORTS_VIEWS } from './views/imports.ts';
import { INVENTORY_VIEWS } from './views/inventory.ts';
import { ORDERS_VIEWS } from './views/orders.ts';
import { REVIEW_VIEWS } from './views/review.ts';
import { SETTINGS_VIEWS } from './views/settings.ts';
import { SHELL_VIEWS } from './views/shell.ts';
import { TEMPLATES_VIEWS } from './views/templates.ts';
import { TODAY_VIEWS } from './views/today.ts';
import type { View } from './views/view.ts';
import { VIN_LOG_VIEWS } from './views/vin-log.ts';
import { WEBSITES_VIEWS } from './views/websites.ts';

/** Every screen, every tab and every dialog. */
export const VIEWS: readonly View[] = [
  ...TODAY_VIEWS,
  ...REVIEW_VIEWS,
  ...ORDERS_VIEWS,
  ...INVENTORY_VIEWS,
  ...VIN_LOG_VIEWS,
  ...DEALERSHIPS_VIEWS,
  ...WEBSITES_VIEWS,
  ...TEMPLATES_VIEWS,
  ...IMPORTS_VIEWS,
  ...SETTINGS_VIEWS,
  ...SHELL_VIEWS,
];

/** Opens a view as if the window had just been opened on its screen, in dark or light. */
export async function openView(
  page: Page,
  view: View,
  shop: BusyShop,
  scheme: 'dark' | 'light' = 'dark',
): Promise<void> {
  await page.evaluate((value) => {
    localStorage.clear();
    localStorage.setItem('mantine-color-scheme-value', value);
  }, scheme);
  const home = page.url().split('#')[0];
  // From elsewhere, so that nothing unsaved on the view before is asked about.
  await page.goto('about:blank');
  await page.goto(`${home}#${view.path(shop)}`);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await view.show(page);
}
