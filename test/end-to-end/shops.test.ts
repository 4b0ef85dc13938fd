import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

test('looks round in the sample and leaves nothing of it', async ({ workplace }) => {
  let page = await workplace.openWindow();
  await expect(page.getByText('Files can be written')).toBeVisible();
  await page.getByRole('button', { name: 'Open the sample' }).click();
  const strip = page.getByRole('note').filter({ hasText: 'nothing here is real' });
  await expect(strip).toBeVisible();
  const row = findRunSheet(page).rowOf('Porsche St. Louis');
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: "Run today's orders (4)" }).click();
  for (const name of ['Bommarito West County PO', 'Pappas Toyota']) {
    await page.getByRole('checkbox', { name: `Yes, export ${name} all the same` }).check();
  }
  await page.getByRole('button', { name: 'Export 4 orders' }).click();
  await expect(row.getByText('Exported', { exact: true })).toBeVisible();

  page = await workplace.restart();
  await expect(page.getByText('nothing here is real')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await expect(page.getByRole('heading', { name: "Drop today's scraper file" })).toBeVisible();
  await expect(page.getByText('The sample is removed')).toBeVisible();
  expect(existsSync(join(workplace.data, 'shops', 'sample'))).toBe(false);
});

test('keeps a second brand apart', async ({ workplace }) => {
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Shops' }).click();
  await page.getByRole('button', { name: 'Add a shop' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Blue Fox');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'Open' }).last().getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('button', { name: 'Shop: Blue Fox' })).toBeVisible();
  await page.getByRole('link', { name: 'Dealerships' }).click();
  await expect(page.getByText('Porsche St. Louis')).toBeHidden();

  await page.getByRole('button', { name: 'Shop: Blue Fox' }).click();
  await page.getByRole('menuitem', { name: 'Silver Fox' }).click();
  await expect(page.getByRole('button', { name: 'Shop: Silver Fox' })).toBeVisible();
  await expect(page.getByRole('heading', { name: "Drop today's scraper file" })).toBeVisible();
  await page.getByRole('link', { name: 'Dealerships' }).click();
  await expect(page.getByText('Porsche St. Louis').first()).toBeVisible();
});

test('says what is wrong with a list of shops that cannot be read, until it is mended', async ({ workplace }) => {
  const list = join(workplace.data, 'shops.json');
  await writeFile(list, '{"shops": 7}');
  const page = await workplace.openWindow();
  const alert = page.getByRole('alert').filter({ hasText: 'The other shops cannot be opened' });
  await expect(alert).toContainText('shops.json in the data folder is no list of shops');
  await expect(alert).toContainText('Mend the file, or move it away');

  await rm(list);
  await expect(alert).toBeHidden();
  await expect(page.getByText('Files can be written')).toBeVisible();
});
