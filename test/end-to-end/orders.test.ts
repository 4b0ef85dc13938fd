import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { arrangeShop } from './arrange-shop.ts';
import { readLot } from './make-feed.ts';
import { listFolders, readFolder } from './order-folder.ts';
import { expect, test, type Workplace } from './workplace.ts';

/** Orders of a history that is many times as high as the window. */
const LONG = 150;

test('shows the folder of an order: in the file manager, or in a browser as a zip', async ({ workplace, door }) => {
  await arrangeOrder(workplace);
  const page = await workplace.openWindow();
  const [folder = ''] = listFolders(workplace.orders);
  await openMenu(page);
  if (door === 'browser') {
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as zip' }).click();
    expect((await downloading).suggestedFilename()).toBe(`${folder}.zip`);
  } else {
    await page.getByRole('menuitem', { name: 'Open folder' }).click();
    await workplace.expectOpened(join(workplace.orders, folder));
  }
});

test('changes the number of an order, and exports it again with the same vehicles', async ({ workplace }) => {
  await arrangeOrder(workplace);
  const page = await workplace.openWindow();
  const [before = ''] = listFolders(workplace.orders);
  const { codes } = readFolder(join(workplace.orders, before));

  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Change number…' }).click();
  await page.getByRole('textbox', { name: 'Order number' }).fill('45999');
  await page.getByRole('button', { name: 'Change the number' }).click();
  await expect(page.getByRole('cell', { name: '45999', exact: true })).toBeVisible();
  await expect.poll(() => readNumbers(workplace)).toEqual(['45999']);

  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Export again' }).click();
  await expect.poll(() => readNumbers(workplace)).toEqual(['45999', '45999']);
  for (const name of listFolders(workplace.orders)) {
    expect(readFolder(join(workplace.orders, name)).codes).toEqual(codes);
  }
});

/** One published order of Porsche St. Louis, number 45001. */
async function arrangeOrder(workplace: Workplace): Promise<void> {
  await arrangeImportedDay(workplace, SIX_LOTS.slice(1, 2));
  await workplace.arrange((ask) =>
    ask('orderDealerships', { type: 'cao', names: ['Porsche St. Louis'], number: '45001' }),
  );
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await page.getByRole('button', { name: 'Actions for the order of Porsche St. Louis' }).click();
}

function readNumbers({ orders }: Workplace): readonly (string | null)[] {
  return listFolders(orders).map((name) => readFolder(join(orders, name)).summary.orderNumber);
}

test('narrows the orders by day and saves them as CSV', async ({ workplace, door }) => {
  await arrangeShop(workplace);
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Orders' }).click();
  await expect(page.getByText('3 orders')).toBeVisible();
  await page.getByLabel('Up to this day').fill('2020-01-01');
  await expect(page.getByText('0 orders')).toBeVisible();
  await page.getByLabel('Up to this day').fill('');
  await page.getByText('Exported', { exact: true }).first().click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = await downloading;
  expect(saved.suggestedFilename()).toBe('Orders.csv');
  // The stand-in's own connection to Chromium takes the file that was saved; its name is all that the test sees.
  if (door !== 'browser') return;
  const lines = readFileSync(await saved.path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe('Order,Dealership,Type,Status,Vehicles,Prepared,Exported,Voided,Folder');
  expect(lines[1]).toMatch(/^44002,Mini of St\. Louis,LIST,published,3,/);
  expect(lines).toHaveLength(3);
});

test('keeps a long history smooth: draws the rows on screen, and goes to all of them by keyboard', async ({
  workplace,
}) => {
  await workplace.arrange(async (ask) => {
    const [text = ''] = readLot({ location: '', first: 800, toPrint: 1 }).toPrint;
    for (let number = 1; number <= LONG; number += 1) {
      await ask('prepareOrder', { type: 'list', name: 'Mini of St. Louis', text, number: `${50_000 + number}` });
    }
  });
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page.getByText(`${LONG} orders`)).toBeVisible();
  const table = page.getByRole('region', { name: 'Orders' }).getByRole('table');
  const rowOf = (number: number) => table.getByRole('row', { name: `${50_000 + number}` });

  await test.step('only what is on screen is drawn, and all rows are counted', async () => {
    await expect(table).toHaveAttribute('aria-rowcount', `${LONG + 1}`);
    await expect(rowOf(LONG)).toHaveAttribute('aria-rowindex', '2');
    expect(await table.getByRole('row').count()).toBeLessThan(LONG / 2);
  });

  await test.step('keys go from row to row, to the end and back', async () => {
    await rowOf(LONG).focus();
    await page.keyboard.press('ArrowDown');
    await expect(rowOf(LONG - 1)).toBeFocused();
    await page.keyboard.press('PageDown');
    await expect(rowOf(LONG - 21)).toBeFocused();
    await page.keyboard.press('End');
    await expect(rowOf(1)).toBeFocused();
    await expect(rowOf(1)).toBeInViewport({ ratio: 0.9 });
    await page.keyboard.press('Home');
    await expect(rowOf(LONG)).toBeInViewport({ ratio: 0.9 });
  });

  await test.step('who scrolls away keeps the focus, and Enter opens what has it', async () => {
    await rowOf(LONG).hover();
    await page.mouse.wheel(0, 100_000);
    await expect(rowOf(1)).toBeInViewport();
    await expect(rowOf(LONG)).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await expect(rowOf(LONG - 1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Mini of St. Louis' })).toBeVisible();
  });
});
