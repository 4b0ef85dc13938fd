import { expect } from '@playwright/test';
import type { BusyShop } from '../arrange-shop.ts';
import { dialog, heading, tab, type View } from './view.ts';

/** Review and list entry. */
export const REVIEW_VIEWS: readonly View[] = [
  { name: 'Review', path: reviewPath, show: heading('Porsche St. Louis') },
  { name: 'Review, held back', path: reviewPath, show: tab(/^Held back/, 'Off the lot') },
  { name: 'Review, ordered before', path: reviewPath, show: tab(/^Ordered before/, '40001') },
  { name: 'Review, QR codes', path: reviewPath, show: tab('QR codes', /reads/) },
  { name: 'Review, file preview', path: reviewPath, show: tab('File preview', /Full_Name/) },
  { name: 'Review, billing', path: reviewPath, show: tab('Billing', 'Not on website') },
  {
    name: 'Review with selected vehicles',
    path: reviewPath,
    async show(page) {
      await page.getByRole('checkbox', { name: 'Select all vehicles' }).check();
      await expect(page.getByRole('button', { name: 'Copy VINs' })).toBeVisible();
    },
  },
  {
    name: 'Review, the columns',
    path: reviewPath,
    async show(page) {
      await page.getByRole('button', { name: 'Columns' }).click();
      await expect(page.getByRole('menuitemcheckbox', { name: 'Lot status' })).toBeVisible();
    },
  },
  {
    name: 'Review with the inspector',
    path: reviewPath,
    async show(page) {
      await page
        .getByRole('button', { name: /^Facts of/ })
        .first()
        .click();
      await expect(page.getByText(/^Reads:/)).toBeVisible();
    },
  },
  {
    name: 'including a vehicle anyway',
    path: reviewPath,
    async show(page) {
      await page.getByRole('tab', { name: /^Held back/ }).click();
      await dialog('Include anyway', 'Include it anyway')(page);
    },
  },
  {
    name: 'LIST entry',
    path: (shop) => `/today/entry/${shop.listRow}`,
    async show(page) {
      await page
        .getByRole('textbox', { name: 'VINs or stock numbers' })
        .fill('1ZZAB12C0RAO00800\nnonsense, and\tA1234');
      await expect(page.getByRole('table', { name: 'What was pasted' })).toBeVisible();
    },
  },
];

function reviewPath(shop: BusyShop): string {
  return `/today/${shop.draft}`;
}
