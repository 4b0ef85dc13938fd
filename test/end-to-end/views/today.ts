import { expect, type Page } from '@playwright/test';
import { dialog, type View } from './view.ts';

const TODAY = () => '/today';

/** The run sheet and its dialogs. */
export const TODAY_VIEWS: readonly View[] = [
  { name: 'Today', path: TODAY, show: (page) => expect(page.getByRole('table', { name: 'Run sheet' })).toBeVisible() },
  {
    name: 'Today with a funnel',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: 'Where the vehicles of Porsche St. Louis went' }).click();
      await expect(page.getByText('in the feed')).toBeVisible();
    },
  },
  {
    name: 'Today with the menu of a row',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: 'Actions for Porsche St. Louis' }).click();
      await expect(page.getByRole('menuitem', { name: 'Review' })).toBeVisible();
    },
  },
  { name: 'a day without dealerships', path: TODAY, show: showEmptyDay },
  { name: 'pre-flight', path: TODAY, show: dialog(/^Run today's orders/, 'Before the orders are written') },
  {
    name: 'adding a dealership to the sheet',
    path: TODAY,
    show: dialog('Add dealership', 'Add a dealership to the sheet'),
  },
  {
    name: 'the wizard',
    path: TODAY,
    async show(page) {
      await dialog('New order', 'New order')(page);
      await page.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
      await page.getByRole('option', { name: 'Porsche St. Louis' }).click();
    },
  },
  {
    name: 'practice',
    path: TODAY,
    async show(page) {
      await page.getByRole('switch', { name: 'Practice run' }).check();
      await expect(page.getByText(/^Practice run: orders go/)).toBeVisible();
    },
  },
];

/** A workday on which nobody is due, whatever day it is. */
async function showEmptyDay(page: Page): Promise<void> {
  await expect(page.getByRole('table', { name: 'Run sheet' })).toBeVisible();
  await page
    .getByText(/^(Mon|Fri) 0$/)
    .first()
    .click();
  await expect(page.getByText(/^No dealerships on/)).toBeVisible();
}
