import { expect } from '@playwright/test';
import { heading, type View } from './view.ts';

const TODAY = () => '/today';

/** What is there on every screen. */
export const SHELL_VIEWS: readonly View[] = [
  {
    name: 'Activity',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: 'Activity' }).click();
      await expect(page.getByRole('dialog', { name: 'Activity' })).toBeVisible();
    },
  },
  {
    name: 'search',
    path: TODAY,
    async show(page) {
      await page.getByRole('button', { name: /^Search/ }).click();
      await page.getByRole('textbox', { name: 'Search' }).fill('porsche');
      const found = page.getByRole('dialog', { name: 'Search' });
      await expect(found.getByText('Audi Rancho Mirage')).toBeHidden();
      await expect(found.getByText('Porsche St. Louis').first()).toBeVisible();
    },
  },
  {
    name: 'help for a screen',
    path: TODAY,
    async show(page) {
      await page.getByRole('link', { name: 'Today' }).focus();
      await page.keyboard.press('F1');
      const help = page.getByRole('dialog', { name: 'Help: Today' });
      await expect(help.getByText('The orders of a day, before anything is written.')).toBeVisible();
      await expect(help.getByRole('table', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  { name: 'the handbook', path: () => '/help', show: heading('The daily job') },
  {
    name: 'the handbook, when something is wrong',
    path: () => '/help/when-something-is-wrong',
    show: heading('When something is wrong'),
  },
];
