import { expect } from '@playwright/test';
import { choose, dialog, openTab, tab, type View } from './view.ts';

const PORSCHE = `/dealerships/${encodeURIComponent('Porsche St. Louis')}`;

/** The dealerships, and each tab of one. */
export const DEALERSHIPS_VIEWS: readonly View[] = [
  {
    name: 'Dealerships as cards',
    path: () => '/dealerships',
    show: (page) => expect(page.getByText('Porsche St. Louis')).toBeVisible(),
  },
  {
    name: 'Dealerships as a table',
    path: () => '/dealerships',
    async show(page) {
      await choose('Table')(page);
      await expect(page.getByRole('columnheader', { name: 'Last order' })).toBeVisible();
    },
  },
  {
    name: 'Dealerships as a week',
    path: () => '/dealerships',
    async show(page) {
      await choose('Week')(page);
      await expect(page.getByRole('columnheader', { name: /^Wednesday/ })).toBeVisible();
    },
  },
  { name: 'adding a dealership', path: () => '/dealerships', show: dialog('Add dealership', 'Add a dealership') },
  {
    name: 'editing several dealerships',
    path: () => '/dealerships',
    async show(page) {
      await choose('Cards')(page);
      await page.getByRole('checkbox', { name: 'Select Porsche St. Louis' }).check();
      await page.getByRole('checkbox', { name: 'Select Spirit Lexus' }).check();
      await dialog('Edit 2 dealerships', 'Edit 2 dealerships')(page);
    },
  },
  {
    name: 'the rules of a dealership, changed',
    path: () => PORSCHE,
    async show(page) {
      await page.getByRole('checkbox', { name: 'Hold back vehicles that are off the lot' }).uncheck();
      await expect(page.getByText('Not saved')).toBeVisible();
    },
  },
  { name: 'the output of a dealership', path: () => PORSCHE, show: openTab('Output') },
  {
    name: 'the scan test of a dealership',
    path: () => PORSCHE,
    async show(page) {
      await page.getByRole('tab', { name: 'Output' }).click();
      await page.getByRole('button', { name: 'Scan test' }).click();
      await expect(page.getByText('Read back as it was drawn').first()).toBeVisible();
    },
  },
  { name: 'the schedule of a dealership', path: () => PORSCHE, show: openTab('Schedule') },
  { name: 'the names of a dealership', path: () => PORSCHE, show: openTab('Names') },
  {
    name: 'what is excluded from CAO',
    path: () => `/dealerships/${encodeURIComponent('Mini of St. Louis')}`,
    show: tab('Excluded', 'Promised to a customer'),
  },
];
