import { expect, type Page } from '@playwright/test';
import type { BusyShop } from '../arrange-shop.ts';

/** Something that the window can show, and the way to it from anywhere. */
export interface View {
  readonly name: string;
  /** The address of its screen, without the `#`. */
  readonly path: (shop: BusyShop) => string;
  /** What is done on that screen, and waited for. */
  readonly show: (page: Page) => Promise<unknown>;
}

/** Waits for a heading. */
export const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { name })).toBeVisible();

/** Opens a tab. */
export const openTab = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel')).toBeVisible();
};

/** Opens a tab that shows something. */
export const tab = (name: string | RegExp, proof: string | RegExp) => async (page: Page) => {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel').getByText(proof).first()).toBeVisible();
};

/** Opens a dialog by its button. */
export const dialog = (button: string | RegExp, title: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
};

/** Chooses one of the segments beside each other. */
export const choose = (label: string) => (page: Page) =>
  page.locator('label').getByText(label, { exact: true }).click();
