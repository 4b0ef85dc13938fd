import { expect } from '@playwright/test';
import { choose, dialog, tab, type View } from './view.ts';

const OWN_TEMPLATE = `/templates/${encodeURIComponent('Window card')}`;

/** The templates and their editor. */
export const TEMPLATES_VIEWS: readonly View[] = [
  {
    name: 'Templates',
    path: () => '/templates',
    show: (page) => expect(page.getByRole('heading', { name: 'Choose a template' })).toBeVisible(),
  },
  {
    name: 'a built-in layout',
    path: () => '/templates/shortcut-pack',
    show: (page) => expect(page.getByText(/^YEARMAKE,MODEL/)).toBeVisible(),
  },
  {
    name: 'a template, its tokens offered',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await page.getByRole('textbox', { name: 'Expression of column 2', exact: true }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' {tr');
      await expect(page.getByRole('option', { name: /trim/ })).toBeVisible();
    },
  },
  {
    name: 'a template with mistakes, as bytes before',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await choose('Bytes')(page);
      await expect(page.getByText(/^000000 {2}/)).toBeVisible();
      await page.getByRole('textbox', { name: 'Header of column 1', exact: true }).fill('TWO WORDS');
      await expect(page.getByText('Illustrator takes no spaces in a header.')).toBeVisible();
    },
  },
  { name: 'the history of a template', path: () => OWN_TEMPLATE, show: tab(/^History/, 'Version 1') },
  {
    name: 'changing a template that dealerships use',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await page.getByRole('checkbox', { name: 'New and used apart' }).check();
      await dialog(/^Save \(/, /^Change the template of 1 dealership/)(page);
    },
  },
  {
    name: 'leaving a template unsaved',
    path: () => OWN_TEMPLATE,
    async show(page) {
      await page.getByRole('checkbox', { name: 'New and used apart' }).check();
      await page.getByRole('link', { name: 'Today' }).click();
      await expect(page.getByRole('dialog', { name: /^Leave Window card/ })).toBeVisible();
    },
  },
  { name: 'a new template', path: () => '/templates', show: dialog(/^New template/, 'New template') },
];
