import { expect } from '@playwright/test';
import { dialog, type View } from './view.ts';

/** Every part of the settings. */
export const SETTINGS_VIEWS: readonly View[] = [
  {
    name: 'Settings, shops',
    path: () => '/settings/shops',
    show: (page) => expect(page.getByRole('table', { name: 'Shops' })).toBeVisible(),
  },
  { name: 'adding a shop', path: () => '/settings/shops', show: dialog('Add a shop', 'Add a shop') },
  {
    name: 'Settings, moving in',
    path: () => '/settings/moving-in',
    show: (page) => expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible(),
  },
  {
    name: 'Settings',
    path: () => '/settings',
    show: (page) => expect(page.getByText('Files can be written')).toBeVisible(),
  },
  {
    name: 'Settings, health',
    path: () => '/settings/health',
    async show(page) {
      await page.getByRole('button', { name: 'Check everything' }).click();
      await expect(page.getByRole('table', { name: 'Checks' })).toBeVisible();
    },
  },
  {
    name: 'Settings, QR codes',
    path: () => '/settings/qr-codes',
    async show(page) {
      await page.getByRole('button', { name: 'Add a key' }).click();
      await page.getByRole('textbox', { name: 'Value 1' }).fill('window-graphics');
      await expect(page.getByText(/utm_source=window-graphics/).first()).toBeVisible();
    },
  },
  {
    name: 'Settings, order numbers',
    path: () => '/settings/order-numbers',
    async show(page) {
      await page.getByRole('switch', { name: 'Number orders automatically' }).check();
      await expect(page.getByRole('textbox', { name: 'Next number' })).toBeVisible();
    },
  },
  {
    name: 'Settings, new files',
    path: () => '/settings/new-files',
    show: (page) => expect(page.getByRole('heading', { name: 'Watched folder' })).toBeVisible(),
  },
  {
    name: 'Settings, lot statuses',
    path: () => '/settings/lot-statuses',
    show: (page) => expect(page.getByRole('table', { name: 'Off the lot' })).toBeVisible(),
  },
  {
    name: 'changing the lot statuses',
    path: () => '/settings/lot-statuses',
    async show(page) {
      await page.getByRole('button', { name: /^Take out: In Transit$/ }).click();
      await expect(page.getByRole('dialog', { name: 'In Transit is on the lot?' })).toBeVisible();
    },
  },
  {
    name: 'Settings, shortcuts',
    path: () => '/settings/shortcuts',
    async show(page) {
      await page.getByRole('button', { name: 'Change the keys of Activity' }).click();
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('alert')).toContainText('is "Search and commands"');
    },
  },
  {
    name: 'restoring a backup',
    path: () => '/settings/backups',
    show: dialog(/^Restore the backup of/, 'Restore this backup?'),
  },
  {
    name: 'Settings, storage',
    path: () => '/settings/storage',
    show: (page) => expect(page.getByText(/are unused/)).toBeVisible(),
  },
  {
    name: 'Settings, appearance',
    path: () => '/settings/appearance',
    show: (page) => expect(page.getByText('As the system')).toBeVisible(),
  },
  {
    name: 'Settings, about',
    path: () => '/settings/about',
    async show(page) {
      await page.getByRole('button', { name: /^react / }).click();
      await expect(page.getByText(/Meta Platforms/).first()).toBeVisible();
    },
  },
];
