import { expect } from '@playwright/test';
import { choose, dialog, type View } from './view.ts';

const PORSCHE = `/dealerships/${encodeURIComponent('Porsche St. Louis')}`;

/** The dealerships' websites. */
export const WEBSITES_VIEWS: readonly View[] = [
  {
    name: 'the websites of the dealerships',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toBeVisible();
    },
  },
  {
    name: 'a website that looks suspicious',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await dialog('Look at it', /^What Porsche/)(page);
    },
  },
  {
    name: 'the readings of websites',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await dialog('History', 'Readings so far')(page);
    },
  },
  {
    name: 'when websites are read',
    path: () => '/dealerships',
    async show(page) {
      await choose('Websites')(page);
      await dialog(/^(No schedule|Next: )/, 'When websites are read')(page);
    },
  },
  {
    name: 'the website of a dealership',
    path: () => `${PORSCHE}/website`,
    show: (page) => expect(page.getByRole('table', { name: 'Readings so far' })).toBeVisible(),
  },
];
