import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { arrangeImportedDay } from './arrange-day.ts';
import { dropOn } from './drop-files.ts';
import { readLot } from './make-feed.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';
const [FIRST = '', SECOND = ''] = readLot({ location: PORSCHE, first: 700, toPrint: 2 }).toPrint;

test('takes several logs over at once, mends an entry, and removes one alone', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const porsche = join(workplace.desk, 'vin_log_porsche_st_louis.csv');
  const other = join(workplace.desk, 'somebody.csv');
  writeFileSync(porsche, `ORDER,VIN\r\n43001,${FIRST}\r\n,1ZZSHORT00000001\r\n,\r\n`);
  writeFileSync(other, 'nothing,here\r\n');
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'VIN log' }).click();

  await test.step('files that are dropped here are logs, not an import', async () => {
    await dropOn(page, 'Drop VIN logs of the older system', [porsche]);
    const dialog = page.getByRole('dialog', { name: 'Import VIN logs' });
    await expect(dialog.getByRole('combobox', { name: /porsche/ })).toHaveValue(PORSCHE);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the owner is guessed from the name, and nothing is written by looking', async () => {
    await page.getByRole('button', { name: /^Add VINs/ }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await (await choosing).setFiles([porsche, other]);
    const dialog = page.getByRole('dialog', { name: 'Import VIN logs' });
    await expect(dialog.getByRole('combobox', { name: /porsche/ })).toHaveValue(PORSCHE);
    await dialog.getByRole('combobox', { name: /somebody/ }).click();
    await page.getByRole('option', { name: 'Mini of St. Louis' }).click();
    await dialog.getByRole('button', { name: 'Look first' }).click();
    await expect(dialog.getByText('2 rows: 2 new, 0 known already, 1 flagged')).toBeVisible();
    await expect(dialog.getByText(/has no VINs/)).toBeVisible();
    await expect(page.getByText('6 orders · 9 entries')).toBeVisible();
  });

  await test.step('a file that fails leaves the other alone', async () => {
    const dialog = page.getByRole('dialog', { name: 'Import VIN logs' });
    await dialog.getByRole('button', { name: 'Add 1 file' }).click();
    await expect(dialog.getByText(/^Added\. 2 rows/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByText('7 orders · 11 entries')).toBeVisible();
  });

  await test.step('a short VIN is mended, and the change stays in its history', async () => {
    await page.getByRole('button', { name: `VINs of order 43001 of ${PORSCHE}` }).click();
    await page.getByRole('button', { name: 'Edit 1ZZSHORT00000001' }).click();
    const dialog = page.getByRole('dialog', { name: 'Entry of the VIN log' });
    await dialog.getByLabel('VIN', { exact: true }).fill(SECOND);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The entry is changed')).toBeVisible();
    await page.getByRole('button', { name: `Edit ${SECOND}` }).click();
    await expect(dialog.getByText(`VIN: 1ZZSHORT00000001 → ${SECOND}`)).toBeVisible();
  });

  await test.step('one entry is removed alone, and put back', async () => {
    await page.getByRole('button', { name: 'Remove from the log' }).click();
    await expect(page.getByText('7 orders · 10 entries')).toBeVisible();
    await page.getByText('Removed by hand').first().click();
    await expect(page.getByText('1 order · 1 entry')).toBeVisible();
    await page.getByRole('button', { name: `VINs of order 43001 of ${PORSCHE}` }).click();
    await page.getByRole('button', { name: `Put back ${SECOND}` }).click();
    await expect(page.getByText('0 orders · 0 entries')).toBeVisible();
    await page.getByText('In the logs').click();
    await expect(page.getByText('7 orders · 11 entries')).toBeVisible();
  });
});

test('takes exactly the VINs that were added out again, and offers it only where the log can tell them', async ({
  workplace,
}) => {
  await arrangeImportedDay(workplace);
  const [ordered = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 5, ordered: 1 }).ordered;
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'VIN log' }).click();
  await expect(page.getByText('6 orders · 9 entries')).toBeVisible();

  await test.step('beside what the order had', async () => {
    await addVins(page, [FIRST, SECOND]);
    await expect(page.getByText('6 orders · 11 entries')).toBeVisible();
    const toast = page.getByRole('alert').filter({ hasText: '2 rows: 2 new, 0 known already' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('2 added VINs are out of it again')).toBeVisible();
    await expect(page.getByText('6 orders · 9 entries')).toBeVisible();
    await page.getByRole('button', { name: `VINs of order 40001 of ${PORSCHE}` }).click();
    await expect(page.getByRole('button', { name: ordered, exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: FIRST, exact: true })).toBeHidden();
  });

  await test.step('not when the log had one of them', async () => {
    await addVins(page, [FIRST, ordered]);
    const toast = page.getByRole('alert').filter({ hasText: '2 rows: 1 new, 1 known already' });
    await expect(toast).toBeVisible();
    await expect(toast.getByRole('button', { name: 'Undo' })).toBeHidden();
    await expect(page.getByText('6 orders · 10 entries')).toBeVisible();
  });
});

/** Adds VINs by hand to order 40001 of Porsche. */
async function addVins(page: Page, vins: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^Add VINs/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add VINs to a log' });
  await dialog.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
  await page.getByRole('option', { name: PORSCHE }).click();
  await dialog.getByRole('textbox', { name: 'VINs' }).fill(vins.join('\n'));
  await dialog.getByRole('textbox', { name: 'Order, where a row has none' }).fill('40001');
  await dialog.getByRole('button', { name: 'Look first' }).click();
  await dialog.getByRole('button', { name: 'Add to the log' }).click();
}
