import { expect } from '@playwright/test';
import { makeVin } from '../../core/make-order.ts';
import { dialog, type View } from './view.ts';

/** The inventory, what changed, the past. */
export const INVENTORY_VIEWS: readonly View[] = [
  {
    name: 'Inventory',
    path: () => '/inventory',
    show: (page) => expect(page.getByText('33 vehicles', { exact: true })).toBeVisible(),
  },
  {
    name: 'what changed',
    path: () => '/inventory/changes',
    show: (page) => expect(page.getByRole('table', { name: 'What changed per dealership' })).toBeVisible(),
  },
  {
    name: 'the line of one vehicle, with its story',
    path: () => `/inventory/vehicle/${makeVin(200)}`,
    show: (page) => expect(page.getByRole('complementary', { name: 'Vehicle' })).toBeVisible(),
  },
  {
    name: 'the past',
    path: () => '/inventory/past',
    show: (page) => expect(page.getByText(/none of these can be ordered/)).toBeVisible(),
  },
  {
    name: 'the inventory with ticked vehicles and the ranges',
    path: () => '/inventory',
    async show(page) {
      await page.getByRole('checkbox', { name: /^Tick/ }).first().check();
      await page.getByRole('button', { name: 'Ranges' }).click();
      await expect(page.getByRole('dialog', { name: 'Ranges' })).toBeVisible();
    },
  },
  {
    name: 'the row of a vehicle',
    path: () => '/inventory',
    async show(page) {
      await page
        .getByRole('button', { name: /^Story of/ })
        .first()
        .click();
      await dialog('Raw beside normalized', /^The row of/)(page);
    },
  },
  {
    name: 'excluding a vehicle from CAO',
    path: () => '/inventory',
    async show(page) {
      await page
        .getByRole('button', { name: /^Story of/ })
        .first()
        .click();
      await dialog('Exclude from future CAO…', 'Exclude from future CAO orders')(page);
    },
  },
];
