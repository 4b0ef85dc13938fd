import { join } from 'node:path';
import { arrangeDay } from './arrange-day.ts';
import { readLot } from './make-feed.ts';
import { listFolders, readFolder } from './order-folder.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const GLENDALE = { location: 'Glendale CDJR', first: 100, toPrint: 3, ordered: 2, inTransit: 1 };

test('does the day without a mouse', async ({ workplace }) => {
  const feed = await arrangeDay(workplace);
  const page = await workplace.openWindow();
  await expect(page.getByRole('heading', { name: "Drop today's scraper file" })).toBeVisible();
  await expect(page.getByRole('button', { name: "Run today's orders (0)" })).toBeDisabled();
  const { keyboard } = page;
  const sheet = findRunSheet(page);
  const [edited = '', excluded = '', left = ''] = readLot(GLENDALE).toPrint;

  await test.step('picks and activates the file', async () => {
    // Chromium has to know that the chooser is awaited before the key that opens it; the heading takes a turn in between.
    const choosing = page.waitForEvent('filechooser');
    await keyboard.press('Control+7');
    await expect(page.getByRole('heading', { name: 'Imports' })).toBeVisible();
    await keyboard.press('Control+o');
    await (await choosing).setFiles(feed);
    await expect(page.getByText('33 rows read = 33 stored + 0 refused.')).toBeVisible();
    await keyboard.press('Control+Enter');
    await expect(sheet.rowOf('Glendale CDJR')).toBeVisible();
  });

  await test.step('walks the rows and looks into one', async () => {
    await sheet.rowOf('Glendale CDJR').focus();
    await keyboard.press('ArrowDown');
    await expect(sheet.rowOf('Porsche St. Louis')).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(page.getByText('9 in the feed')).toBeVisible();
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Glendale CDJR' })).toBeVisible();
  });

  await test.step('edits a cell, leaves a vehicle out, changes its mind', async () => {
    const cell = (row: number, column: number) => page.locator(`[data-cell="${row},${column}"]`);
    await cell(0, 0).focus();
    await keyboard.press('F2');
    await keyboard.press('Control+a');
    await keyboard.type('KEY 1');
    await keyboard.press('Enter');
    await expect(cell(0, 0)).toHaveText('KEY 1');
    await expect(cell(1, 0)).toBeFocused();
    await keyboard.press('Delete');
    await expect(page.getByRole('tab', { name: 'To print (2)' })).toBeVisible();
    await expect(cell(1, 0)).toBeFocused();
    await keyboard.press('Control+z');
    await expect(page.getByRole('tab', { name: 'To print (3)' })).toBeVisible();
    await keyboard.press('Control+y');
    await expect(page.getByRole('tab', { name: 'To print (2)' })).toBeVisible();
    await keyboard.press('Control+Enter');
  });

  await test.step('numbers the orders and writes them', async () => {
    await keyboard.press('Control+1');
    await sheet.numberOf('Glendale CDJR').focus();
    await keyboard.type('45201');
    await keyboard.press('Control+d');
    await expect(sheet.numberOf('Volvo Cars West County')).toHaveValue('45206');
    await keyboard.press('Escape');
    await keyboard.press('Control+Shift+E');
    await expect(page.getByRole('button', { name: 'Export 6 orders' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(sheet.rowOf('Volvo Cars West County').getByText('Exported', { exact: true })).toBeVisible();
    const folder = listFolders(workplace.orders).find((name) => name.startsWith('Glendale')) ?? '';
    const written = readFolder(join(workplace.orders, folder));
    expect([...written.codes.keys()].sort()).toEqual([edited, left].sort());
    expect([...written.codes.keys()]).not.toContain(excluded);
    expect([...written.texts.values()].join()).toContain('KEY 1');
  });

  await test.step('finds an order and reads it', async () => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('textbox', { name: 'Search' })).toBeFocused();
    await keyboard.type('45203');
    await expect(page.getByText('Order 45203')).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /Serra Honda O'Fallon · CAO · 45203/ })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
    await keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible();
  });
});

test('shows where the focus is, on every stop of the Tab key through Today', async ({ workplace }) => {
  await arrangeDay(workplace);
  const page = await workplace.openWindow();
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  const seen: string[] = [];
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(describeFocus);
    if (focus === null) break;
    expect.soft(focus.isVisible, `${focus.name} shows no focus`).toBe(true);
    seen.push(focus.name);
  }
  expect(seen).toEqual(expect.arrayContaining(['Today', 'Orders', 'Imports', 'New order', 'Add dealership']));
});

/** Runs in the page. */
function describeFocus(): { readonly name: string; readonly isVisible: boolean } | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const around = [focused, focused.parentElement, ...(focused.parentElement?.children ?? [])];
  const isVisible = around.some((element) => {
    if (!element) return false;
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
  });
  return { name: focused.ariaLabel ?? focused.innerText.split('\n')[0] ?? '', isVisible };
}
