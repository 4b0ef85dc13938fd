import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readDealershipNames, writeFeed } from '../benchmarks/make-feed.ts';
import { arrangeDay, arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { dropFiles } from './drop-files.ts';
import { writeLots } from './make-feed.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

test('maps a location that nobody knows, once and for all', async ({ workplace }) => {
  await arrangeDay(workplace, [{ location: 'Spirit Lexus', first: 500, toPrint: 1, ordered: 1 }]);
  const feed = join(workplace.desk, 'feed.csv');
  writeLots(feed, [{ location: 'Lexus (Spirit) STL', first: 510, toPrint: 3 }]);
  const page = await workplace.openWindow();

  await dropFiles(page, feed);
  await expect(page.getByRole('tab', { name: 'Unknown locations (1)', selected: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Dealership for Lexus (Spirit) STL' }).fill('Spirit');
  await page.getByRole('option', { name: 'Spirit Lexus' }).click();
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Unknown locations (0)' })).toBeVisible();
  await page.getByRole('button', { name: /^Activate/ }).click();
  await expect(findRunSheet(page).rowOf('Spirit Lexus')).toBeVisible();
  expect(await findRunSheet(page).read('Spirit Lexus')).toMatchObject({ Feed: '3', Print: '3' });

  await dropFiles(page, feed);
  await expect(page.getByRole('tab', { name: 'Difference per dealership (1)', selected: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Unknown locations (0)' })).toBeVisible();
});

test('names every refused row, and changes nothing with a file that cannot be read', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const feed = join(workplace.desk, 'later.csv');
  writeLots(feed, SIX_LOTS);
  appendFileSync(feed, '"1ZZSHORT","S1","Used","2020"\r\n');
  const page = await workplace.openWindow();

  await dropFiles(page, feed);
  await expect(page.getByText('34 rows read = 33 stored + 1 refused.')).toBeVisible();
  await page.getByRole('tab', { name: 'Refused rows (1)' }).click();
  const refused = page.getByRole('row').filter({ hasText: '1ZZSHORT' });
  await expect(refused).toContainText('later.csv');
  await expect(refused).toContainText('35');
  await page.getByRole('button', { name: 'Discard' }).click();

  const picture = join(workplace.desk, 'picture.csv');
  appendFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await dropFiles(page, picture);
  await expect(page.getByRole('alert').filter({ hasText: 'picture.csv was not imported' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Feed fresh.*33 vehicles/ })).toBeVisible();
});

test('deletes an earlier import after a yes', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Imports' }).click();
  const archived = page.getByRole('row').filter({ hasText: 'Archived' });
  await archived.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await expect(archived.getByRole('button', { name: /^Actions for/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the import' }).click();
  await expect(archived).toHaveCount(0);
});

test('asks for a typed yes before an import that loses most vehicles', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const feed = join(workplace.desk, 'small.csv');
  writeLots(feed, SIX_LOTS.slice(0, 1));
  const page = await workplace.openWindow();

  await dropFiles(page, feed);
  await page.getByRole('button', { name: /^Activate/ }).click();
  const dialog = page.getByRole('dialog', { name: 'This import loses a lot' });
  await expect(dialog.getByText('Volvo Cars West County')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Activate all the same' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Keep what is active' }).click();

  await page.getByText('Update these dealerships only').click();
  await page.getByRole('button', { name: /^Activate/ }).click();
  await expect(page.getByRole('button', { name: /Feed fresh.*33 vehicles.*6 dealerships/ })).toBeVisible();
});

test('reads 100,000 rows with progress, answers clicks meanwhile, and can be cancelled', async ({ workplace }) => {
  test.setTimeout(180_000);
  const feed = join(workplace.desk, 'large.csv');
  writeFeed(feed, 100_000, readDealershipNames());
  const page = await workplace.openWindow();
  await expect(page.getByRole('heading', { name: "Drop today's scraper file" })).toBeVisible();

  await test.step('cancelled, it leaves nothing', async () => {
    await dropFiles(page, feed);
    await expectProgress(page);
    await page.getByRole('button', { name: 'Cancel: Reading large.csv' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'large.csv was not imported' })).toBeVisible();
    await page.getByRole('link', { name: 'Imports' }).click();
    await expect(page.getByRole('heading', { name: "Drop today's scraper file" })).toBeVisible();
  });

  await test.step('under way, the window answers', async () => {
    await dropFiles(page, feed);
    await expectProgress(page);
    await page.getByRole('link', { name: 'Dealerships' }).click();
    await page.getByRole('textbox', { name: 'Find dealerships' }).fill('porsche');
    await expect(page.getByText('Porsche St. Louis')).toBeVisible();
    await expect(page.getByText('Spirit Lexus')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Cancel: Reading large.csv' })).toBeVisible();
  });

  await test.step('at the end every row is accounted for', async () => {
    await expect(page.getByText('100,000 rows read = 100,000 stored + 0 refused.')).toBeVisible({ timeout: 60_000 });
  });
});

/** The status bar counts rows. */
async function expectProgress(page: Page): Promise<void> {
  await expect(page.getByRole('status').getByText(/Reading large\.csv · [\d,]+ (rows|bytes)/)).toBeVisible({
    timeout: 30_000,
  });
}
