import { expect, type Page } from '@playwright/test';
import { choose, openTab, tab, type View } from './view.ts';

/** The orders, one of them, and what they come to. */
export const ORDERS_VIEWS: readonly View[] = [
  { name: 'Orders', path: () => '/orders', show: (page) => expect(page.getByText('44002')).toBeVisible() },
  { name: 'an order', path: (shop) => `/orders/${shop.publishedOrder}`, show: tab(/^Vehicles/, /1ZZAB12C/) },
  { name: 'an order, held back', path: (shop) => `/orders/${shop.publishedOrder}`, show: openTab(/^Held back/) },
  {
    name: 'the pictures of an order',
    path: (shop) => `/orders/${shop.publishedOrder}`,
    show: tab('Pictures', 'All 3 pictures are there.'),
  },
  {
    name: 'a voided order',
    path: (shop) => `/orders/${shop.voidedOrder}`,
    show: (page) => expect(page.getByText('Voided', { exact: true })).toBeVisible(),
  },
  {
    name: 'voiding an order',
    path: (shop) => `/orders/${shop.publishedOrder}`,
    show: chooseInMenu('Void…', /^Void the order/),
  },
  {
    name: 'renumbering an order',
    path: (shop) => `/orders/${shop.publishedOrder}`,
    show: chooseInMenu('Change number…', /^Number of the order/),
  },
  {
    name: 'Orders, analytics',
    path: () => '/orders/analytics',
    show: (page) => expect(page.getByRole('img', { name: /^Vehicles per week/ })).toBeVisible(),
  },
  {
    name: 'Orders, analytics as tables',
    path: () => '/orders/analytics',
    async show(page) {
      await choose('Tables')(page);
      await expect(page.getByRole('table', { name: 'By week' })).toBeVisible();
    },
  },
];

function chooseInMenu(item: string, title: RegExp) {
  return async (page: Page) => {
    await page.getByRole('button', { name: /^Actions for the order/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  };
}
