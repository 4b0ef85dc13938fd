import { arrangeDay, arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { readLot } from './make-feed.ts';
import { listFolders, readFolder } from './order-folder.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';
const LOT = { location: PORSCHE, first: 200, toPrint: 5, ordered: 1, inTransit: 2, withoutStock: 1 };

test('changes several vehicles in one step, takes it back, and exports the one order', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await findRunSheet(page).review(PORSCHE);
  const grid = page.getByRole('grid', { name: 'Vehicles to print' });
  const cell = (row: number, column: number) => page.locator(`[data-cell="${row},${column}"]`);
  const trims = grid.getByText('Special', { exact: true });
  const [first = '', second = '', ...others] = readLot(LOT).toPrint;

  await test.step('the first two are selected with the keyboard and get one trim', async () => {
    await cell(0, 0).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 vehicles selected')).toBeVisible();
    await page.getByRole('textbox', { name: 'Value for the selected vehicles' }).fill('Special');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(trims).toHaveCount(2);
    await page.getByRole('button', { name: /^Undo: 2 vehicles: trim/ }).click();
    await expect(trims).toHaveCount(0);
    await page.getByRole('button', { name: /^Redo:/ }).click();
    await expect(trims).toHaveCount(2);
  });

  await test.step('a cell that is left for another field is saved, and the field keeps the focus', async () => {
    await cell(0, 0).focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('-B');
    const find = page.getByRole('textbox', { name: 'Find in this order' });
    await find.click();
    await expect(cell(0, 0)).toHaveText('S200-B');
    await expect(find).toBeFocused();
    await page.getByRole('button', { name: /^Undo:/ }).click();
    await expect(cell(0, 0)).toHaveText('S200');
  });

  await test.step('prices and conditions are shown as people write them, and typed as either', async () => {
    await expect(cell(0, 6)).toHaveText('$20,200');
    await expect(cell(0, 1)).toHaveText('Certified');
    await cell(0, 1).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('pre-owned');
    await page.keyboard.press('Enter');
    await expect(cell(0, 1)).toHaveText('Pre-owned');
    await page.getByRole('button', { name: /^Undo:/ }).click();
    await expect(cell(0, 1)).toHaveText('Certified');
  });

  await test.step('what is found is selected whole and excluded', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type(others[0] ?? '');
    await expect(page.getByText('1 vehicle of 5')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select all vehicles' }).check();
    await page.getByRole('button', { name: 'Exclude', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'To print (4)' })).toBeVisible();
  });

  await test.step('a column is chosen, and sorting changes nothing of the order', async () => {
    await page.getByRole('textbox', { name: 'Find in this order' }).fill('');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Lot status' }).click();
    await page.keyboard.press('Escape');
    await expect(grid.getByText('In Stock', { exact: true })).toHaveCount(4);
    await grid.getByRole('button', { name: 'Stock' }).click();
    await grid.getByRole('button', { name: 'Stock' }).click();
    await expect(grid.getByRole('rowheader').first()).toHaveText(others.at(-1) ?? '');
  });

  await test.step('the order is exported from here, in the order of the feed', async () => {
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('button', { name: 'Export 1 order' }).click();
    await expect(page.getByText(/^1 order exported, 4 vehicles/)).toBeVisible();
    const [folder = ''] = listFolders(workplace.orders);
    const written = readFolder(`${workplace.orders}/${folder}`);
    const vehicles = [...written.texts].find(([name]) => name.endsWith('_vehicles.csv'))?.[1] ?? '';
    const lines = vehicles.split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.slice(0, 17))).toEqual([first, second, ...others.slice(1)]);
    expect(lines.filter((line) => line.includes('Special'))).toHaveLength(2);
  });
});

test('offers the orders that an earlier day left unfinished', async ({ workplace }) => {
  const feed = await arrangeDay(workplace, SIX_LOTS.slice(0, 1));
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('sv-SE');
  await workplace.arrange(async (ask) => {
    await ask('importInventory', { files: [{ path: feed }] });
    const { rows } = await ask('addRunSheetRow', { date: yesterday, name: 'Spirit Lexus', type: 'list' });
    const text = readLot({ location: '', first: 800, toPrint: 3 }).toPrint.join('\n');
    await ask('changeRunSheetRow', { id: rows[0]?.id ?? 0, listText: text, number: '45300' });
  });
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);
  const strip = page.getByRole('alert').filter({ hasText: 'Spirit Lexus' });
  await expect(strip).toContainText('3 vehicles');
  await strip.getByRole('button', { name: 'Leave it' }).click();
  await expect(strip).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await strip.getByRole('button', { name: 'Take over to today' }).click();
  await expect(strip).toBeHidden();
  await expect(sheet.numberOf('Spirit Lexus')).toHaveValue('45300');
  expect(await sheet.read('Spirit Lexus')).toMatchObject({ Type: 'LIST', Print: '3' });

  await sheet.rowOf('Spirit Lexus').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(sheet.table.getByRole('row').nth(1)).toContainText('Spirit Lexus');
  await expect(sheet.rowOf('Spirit Lexus')).toBeFocused();

  const grip = sheet.rowOf('Spirit Lexus').getByRole('button', { name: 'Move Spirit Lexus' });
  const target = await sheet.rowOf('Glendale CDJR').boundingBox();
  await grip.hover();
  await page.mouse.down();
  await page.mouse.move(target?.x ?? 0, (target?.y ?? 0) + (target?.height ?? 0) / 2, { steps: 8 });
  await page.mouse.move(target?.x ?? 0, (target?.y ?? 0) + (target?.height ?? 0), { steps: 4 });
  await page.mouse.up();
  await expect(sheet.table.getByRole('row').nth(2)).toContainText('Spirit Lexus');
  // It stays there once it is written down, also on a page that is read anew.
  await expect
    .poll(async () => {
      await page.reload();
      await expect(sheet.rowOf('Spirit Lexus')).toBeVisible();
      return sheet.table.getByRole('row').nth(2).textContent();
    })
    .toContain('Spirit Lexus');
});
