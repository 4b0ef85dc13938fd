import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { arrangeImportedDay } from './arrange-day.ts';
import { readLot } from './make-feed.ts';
import { readNextSaved } from './read-next-saved.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';
const [FIRST = '', SECOND = '', THIRD = ''] = readLot({ location: PORSCHE, first: 700, toPrint: 3 }).toPrint;

test('takes a legacy log over after a look, and pasted VINs, removes an order and puts it back', async ({
  workplace,
}) => {
  await arrangeImportedDay(workplace);
  const file = join(workplace.desk, 'porsche log.csv');
  writeFileSync(file, `ORDER,VIN\r\n43001,${FIRST}\r\n,${SECOND}\r\n,1ZZSHORT00000001\r\n,\r\n`);
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'VIN log' }).click();
  await expect(page.getByRole('heading', { name: 'VIN log' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '6 orders · 9 entries' })).toBeVisible();

  await test.step('a file is looked at first, and nothing is written by looking', async () => {
    const choosing = page.waitForEvent('filechooser');
    await openAdding(page);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await (await choosing).setFiles(file);
    await page.getByRole('button', { name: 'Look first' }).click();
    await expect(page.getByText('3 rows: 3 new, 0 known already, 1 flagged')).toBeVisible();
    await expect(page.getByText('Kept and flagged: 16 characters')).toBeVisible();
    await expect(page.getByText('6 orders · 9 entries')).toBeVisible();
    await page.getByRole('button', { name: 'Add to the log' }).click();
    await expect(page.getByText('7 orders · 12 entries')).toBeVisible();
  });

  await test.step('cells of a spreadsheet are pasted under a number of their own', async () => {
    await openAdding(page);
    await page.getByRole('textbox', { name: 'VINs' }).fill(THIRD);
    await page.getByRole('textbox', { name: 'Order, where a row has none' }).fill('43002');
    await page.getByRole('button', { name: 'Look first' }).click();
    await page.getByRole('button', { name: 'Add to the log' }).click();
    await expect(page.getByText('8 orders · 13 entries')).toBeVisible();
  });

  await test.step('an order opens to its VINs, and a VIN to its story', async () => {
    await page.getByRole('button', { name: `VINs of order 43001 of ${PORSCHE}` }).click();
    await page.getByRole('button', { name: SECOND, exact: true }).click();
    await expect(page.getByRole('complementary', { name: 'Vehicle' })).toContainText('order 43001');
  });

  await test.step('a search goes over all logs', async () => {
    await page.getByRole('textbox', { name: 'Find in the VIN logs' }).fill(THIRD.toLowerCase());
    await expect(page.getByText('1 order · 1 entry')).toBeVisible();
    await page.getByRole('textbox', { name: 'Find in the VIN logs' }).fill('');
    await expect(page.getByText('8 orders · 13 entries')).toBeVisible();
  });

  await test.step('what is found is saved as CSV', async () => {
    const saving = readNextSaved(page);
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const saved = await saving;
    expect(saved).toContain(`${PORSCHE},${FIRST},43001,legacy,,,,porsche log.csv`);
    expect(saved).toContain(`${PORSCHE},${THIRD},43002,manual,,,,by hand`);
  });

  await test.step('an order is removed and put back', async () => {
    await page.getByRole('button', { name: `Remove order 43001 of ${PORSCHE}` }).click();
    await expect(page.getByText('7 orders · 10 entries')).toBeVisible();
    await page.getByText('Removed by hand').click();
    await expect(page.getByText('1 order · 3 entries')).toBeVisible();
    const toast = page.getByRole('alert').filter({ hasText: 'Order 43001 is out of the VIN log' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('0 orders · 0 entries')).toBeVisible();
    await page.getByText('In the logs').click();
    await expect(page.getByText('8 orders · 13 entries')).toBeVisible();
  });

  await test.step('the health points out the empty logs', async () => {
    await page.getByText(/^Health/).click();
    await expect(page.getByRole('row', { name: /^Mini of St\. Louis Empty/ })).toBeVisible();
  });
});

test('finds a vehicle in the inventory, says why it is not in an order, and shows its row', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Inventory' }).click();
  await expect(page.getByText('33 vehicles', { exact: true })).toBeVisible();
  const find = page.getByRole('textbox', { name: 'Find vehicles' });
  const panel = page.getByRole('complementary', { name: 'Vehicle' });

  await test.step('facets narrow, and a view keeps them', async () => {
    await page.getByRole('checkbox', { name: 'No graphics yet' }).check();
    await expect(page.getByText('24 vehicles', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of this view' }).fill('To order');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('checkbox', { name: 'No graphics yet' }).uncheck();
    await expect(page.getByText('33 vehicles', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'To order', exact: true }).click();
    await expect(page.getByText('24 vehicles', { exact: true })).toBeVisible();
    await page.getByRole('checkbox', { name: 'No graphics yet' }).uncheck();
  });

  await test.step('the last six of a VIN lead to its story', async () => {
    const [ordered = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 5, ordered: 1 }).ordered;
    await find.fill(ordered.slice(-6));
    await expect(page.getByText('1 vehicle', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: `Story of ${ordered}` }).click();
    await expect(panel).toContainText('Already ordered');
    await panel.getByRole('button', { name: 'Raw beside normalized' }).click();
    const rows = page.getByRole('dialog', { name: `The row of ${ordered}` });
    await expect(rows).toContainText('In the file');
    await page.keyboard.press('Escape');
    await expect(rows).toBeHidden();
    await expect(panel).toBeVisible();
  });

  await test.step('the search leads to the line of a vehicle, with its story', async () => {
    const [wanted = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 1 }).toPrint;
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search' }).fill(wanted.slice(-8));
    await page.getByRole('button', { name: new RegExp(`^${wanted}`) }).click();
    await expect(page.getByText('1 vehicle', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: `Story of ${wanted}` })).toBeVisible();
    await expect(panel).toContainText('New: it will be in the next CAO order.');
  });
});

async function openAdding(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Add VINs/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add VINs to a log' });
  await dialog.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
  await page.getByRole('option', { name: PORSCHE }).click();
}
