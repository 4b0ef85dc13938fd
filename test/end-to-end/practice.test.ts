import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { readLot } from './make-feed.ts';
import { listFolders } from './order-folder.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

test('practises without touching a VIN log or the orders of the day', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  let page = await workplace.openWindow();
  await page.getByRole('switch', { name: 'Practice run' }).check();
  await expect(page.getByText(/^Practice run: orders go to the practice folder/)).toBeVisible();
  await page.getByRole('button', { name: 'Practice (6)' }).click();
  await page.getByRole('button', { name: 'Export 6 orders' }).click();
  await expect(page.getByText(/^6 orders exported/)).toBeVisible();
  expect(await findRunSheet(page).rowOf('Spirit Lexus').textContent()).not.toContain('Exported');

  page = await workplace.restart();
  await expect(findRunSheet(page).rowOf('Spirit Lexus')).toBeVisible();
  await workplace.quit();
  await workplace.arrange(async (ask) => {
    for (const lot of SIX_LOTS) {
      const { entries } = await ask('readVinLog', { name: lot.location });
      expect(entries.map(({ vin }) => vin).sort()).toEqual([...readLot(lot).ordered].sort());
    }
    const { orders } = await ask('listOrders', {});
    expect(orders.filter((order) => order.practice)).toHaveLength(6);
    expect(orders.filter((order) => order.status === 'published' && !order.practice)).toHaveLength(0);
  });
});

test('keeps a failed order in its row, writes nothing, and tries again', async ({ workplace }) => {
  await arrangeImportedDay(workplace, SIX_LOTS.slice(4, 5));
  const page = await workplace.openWindow();
  const row = findRunSheet(page).rowOf('Spirit Lexus');
  const run = async () => {
    await page.getByRole('button', { name: "Run today's orders (1)" }).click();
    await page.getByRole('button', { name: 'Export 1 order' }).click();
  };
  const away = join(workplace.desk, 'share-away');
  // A folder that is missing is waited for; a file in its place is a mistake.
  renameSync(workplace.orders, away);
  writeFileSync(workplace.orders, '');
  await run();
  await expect(row.getByText('Failed', { exact: true })).toBeVisible();
  rmSync(workplace.orders);
  renameSync(away, workplace.orders);
  expect(listFolders(workplace.orders)).toEqual([]);
  await run();
  await expect(row.getByText('Exported', { exact: true })).toBeVisible();
  expect(listFolders(workplace.orders)).toHaveLength(1);
});
