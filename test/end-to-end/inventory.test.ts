import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { arrangeDay, arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { readLot, writeLots } from './make-feed.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';
const SPIRIT = 'Spirit Lexus';

test('shows what changed since the import before, on Today and in lists, and finds what is gone', async ({
  workplace,
}) => {
  const feed = await arrangeDay(workplace);
  // Of Porsche two are gone, Spirit is as it was, the others are carried over.
  const later = join(workplace.desk, 'later.csv');
  writeLots(later, [
    { location: PORSCHE, first: 202, toPrint: 6, withoutStock: 1 },
    { location: SPIRIT, first: 500, toPrint: 1, ordered: 1 },
  ]);
  await workplace.arrange(async (ask) => {
    await ask('importInventory', { files: [{ path: feed }] });
    await ask('importInventory', { files: [{ path: later }], mode: 'update', yes: true });
  });
  const { new: added, gone } = await workplace.arrange(async (ask) => (await ask('readInventoryChanges', {})).total);
  expect([added, gone]).toEqual([0, 2]);
  const page = await workplace.openWindow();

  await test.step('a chip on Today opens its list', async () => {
    const chips = page.getByRole('group', { name: 'What changed' });
    await chips.getByRole('link', { name: '2 gone' }).click();
    await expect(page.getByRole('status').getByText('2 vehicles', { exact: true })).toBeVisible();
    await expect(page.getByText(/none of these can be ordered/)).toBeVisible();
    const [first = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 1 }).toPrint;
    await expect(page.getByRole('button', { name: `Story of ${first}` })).toBeVisible();
    await page.getByRole('checkbox', { name: `Tick ${first}` }).check();
    await expect(page.getByRole('button', { name: 'Add to order…' })).toBeDisabled();
  });

  await test.step('the table counts per dealership and leaves out what was carried over', async () => {
    await choose(page, 'What changed');
    const table = page.getByRole('table', { name: 'What changed per dealership' });
    await expect(table.getByRole('row', { name: new RegExp(`^${PORSCHE}`) })).toBeVisible();
    await expect(table.getByRole('row', { name: /Glendale/ })).toBeHidden();
    await table.getByRole('link', { name: `2: Gone at ${PORSCHE}` }).click();
    await expect(page.getByRole('combobox', { name: 'Dealership' })).toHaveValue(PORSCHE);
    await expect(page.getByRole('status').getByText('2 vehicles', { exact: true })).toBeVisible();
  });

  await test.step('the past has them by their last six, the active import has not', async () => {
    const [, second = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 2 }).toPrint;
    await choose(page, 'The past');
    await page.getByRole('textbox', { name: 'Find vehicles' }).fill(second.slice(-6));
    await expect(page.getByRole('status').getByText('1 vehicle', { exact: true })).toBeVisible();
    await choose(page, 'Active import');
    await page.getByRole('textbox', { name: 'Find vehicles' }).fill(second);
    await expect(page.getByRole('heading', { name: 'No vehicle is like that' })).toBeVisible();
  });
});

test('excludes a vehicle from CAO with a reason, takes it back where the dealership lists it, also after a restart', async ({
  workplace,
}) => {
  await arrangeImportedDay(workplace);
  const [vin = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 5 }).toPrint;
  let page = await workplace.openWindow();
  await expect(findRunSheet(page).rowOf(PORSCHE)).toContainText('5');

  await test.step('from Inventory, with the keyboard', async () => {
    await page.keyboard.press('Control+3');
    await page.getByRole('textbox', { name: 'Find vehicles' }).fill(vin);
    await expect(page.getByRole('status').getByText('1 vehicle', { exact: true })).toBeVisible();
    await page.getByRole('checkbox', { name: `Tick ${vin}` }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Exclude from CAO…' }).click();
    await page.getByRole('textbox', { name: 'Why?' }).fill('Sold to an employee');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 vehicle excluded from CAO').first()).toBeVisible();
  });

  await test.step('the sheet prints one less and says why', async () => {
    page = await workplace.restart();
    await page.getByRole('button', { name: `Where the vehicles of ${PORSCHE} went` }).click();
    await expect(page.getByText('− 1 excluded by you')).toBeVisible();
    await page.keyboard.press('Control+3');
    await page.getByText('Excluded', { exact: true }).first().click();
    await expect(page.getByRole('status').getByText('1 vehicle', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: `Story of ${vin}` }).click();
    await expect(page.getByRole('complementary', { name: 'Vehicle' })).toContainText('Sold to an employee');
  });

  await test.step('the dealership lists it and takes it back', async () => {
    await page.goto(`${page.url().split('#')[0]}#/dealerships/${encodeURIComponent(PORSCHE)}`);
    await page.getByRole('tab', { name: 'Excluded' }).click();
    await page.getByRole('button', { name: `Take back the exclusion of ${vin}` }).click();
    await expect(page.getByText(/^No vehicle is excluded/)).toBeVisible();
  });
});

test('adds a held-back vehicle to the row of the run sheet, and gives it back with undo', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const { withoutStock, ordered } = readLot(SIX_LOTS[1] ?? { location: PORSCHE, first: 200, toPrint: 5 });
  const page = await workplace.openWindow();
  await expect(findRunSheet(page).rowOf(PORSCHE)).toBeVisible();
  await page.keyboard.press('Control+3');
  await page.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
  await page.getByRole('option', { name: PORSCHE }).click();
  for (const vin of [...withoutStock, ...ordered]) await page.getByRole('checkbox', { name: `Tick ${vin}` }).check();
  await page.getByRole('button', { name: 'Add to order…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to an order' });
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await dialog.getByRole('textbox', { name: 'Why?' }).fill('Asked for by phone');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(`2 vehicles added to the order of ${PORSCHE}`).first()).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(findRunSheet(page).rowOf(PORSCHE)).toContainText('7');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(findRunSheet(page).rowOf(PORSCHE)).not.toContainText('7');
});

test('sorts by a heading both ways, and shows what the orders come to', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  await workplace.arrange((ask) =>
    ask('orderDealerships', { type: 'cao', names: [SPIRIT, 'Volvo Cars West County'], number: '45001', yes: true }),
  );
  const page = await workplace.openWindow();

  await test.step('the grid goes by price, up and down', async () => {
    await page.getByRole('link', { name: 'Inventory' }).click();
    const first = page.getByRole('button', { name: /^Story of/ }).first();
    await expect(page.getByRole('status').getByText('33 vehicles', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Price', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Price' })).toHaveAttribute('aria-sort', 'ascending');
    const [cheapest = ''] = readLot({ location: '', first: 100, toPrint: 1 }).toPrint;
    await expect(first).toHaveAccessibleName(`Story of ${cheapest}`);
    await page.getByRole('button', { name: 'Price', exact: true }).click();
    const { inTransit } = readLot(SIX_LOTS[5] ?? { location: '', first: 600, toPrint: 2 });
    await expect(first).toHaveAccessibleName(`Story of ${inTransit[0]}`);
  });

  await test.step('the analytics count the two orders, as charts and as tables', async () => {
    await page.getByRole('link', { name: 'Orders' }).click();
    await choose(page, 'Analytics');
    await expect(page.getByRole('img', { name: /^Vehicles per week\. 3 vehicles in 13 weeks/ })).toBeVisible();
    await choose(page, 'Tables');
    await expect(
      page.getByRole('table', { name: 'By dealership' }).getByRole('row', { name: /^Spirit Lexus 1 1/ }),
    ).toBeVisible();
    await page.getByRole('combobox', { name: 'Dealership' }).fill('Volvo');
    await page.getByRole('option', { name: 'Volvo Cars West County' }).click();
    await expect(page.getByRole('table', { name: 'By dealership' }).getByRole('row')).toHaveCount(2);
  });
});

/** Chooses one of the views beside the title. */
function choose(page: Page, label: string): Promise<void> {
  return page.locator('label').getByText(label, { exact: true }).click();
}
