import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { arrangeDay, SIX_LOTS } from './arrange-day.ts';
import { dropFiles } from './drop-files.ts';
import { linkOf, readLot } from './make-feed.ts';
import { listFolders, type OrderFolder, readFolder } from './order-folder.ts';
import { type Reviewed, readReview } from './read-review.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test, type Workplace } from './workplace.ts';

test('does the day: drop, activate, review, run six orders, void one, and all of it stays true', async ({
  workplace,
}) => {
  const feed = await arrangeDay(workplace);
  let page = await workplace.openWindow();

  await test.step('a dropped file is staged and nothing is active yet', async () => {
    await dropFiles(page, feed);
    await expect(page.getByText('33 rows read = 33 stored + 0 refused.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'No feed yet' })).toBeVisible();
  });

  await test.step('activating shows the numbers of the day before anything is written', async () => {
    await page.getByRole('button', { name: /^Activate/ }).click();
    await expect(page.getByRole('button', { name: /Feed fresh.*33 vehicles.*6 dealerships/ })).toBeVisible();
    await expectNumbers(page);
    expect(listFolders(workplace.orders)).toEqual([]);
  });

  await test.step('one number fills the series down', async () => {
    const sheet = findRunSheet(page);
    await sheet.numberOf('Glendale CDJR').fill('45101');
    await page.keyboard.press('Control+d');
    for (const [at, lot] of SIX_LOTS.entries()) {
      await expect(sheet.numberOf(lot.location)).toHaveValue(String(45101 + at));
    }
  });

  const reviewed = await test.step('a review changes what is written, with undo', () => reviewAll(page));

  await test.step('one button writes the six orders', async () => {
    await page.getByRole('button', { name: "Run today's orders (6)" }).click();
    const question = page.getByRole('dialog', { name: 'Before the orders are written' });
    await expect(question).toContainText(`6 orders, 17 vehicles. To ${workplace.orders}.`);
    await question.getByRole('button', { name: 'Export 6 orders' }).click();
    await expectStatus(
      page,
      SIX_LOTS.map((lot) => lot.location),
      'Exported',
    );
  });

  await test.step('the folders hold what was reviewed, byte for byte, and every code reads', () => {
    const folders = readFolders(workplace);
    expect([...folders.keys()].sort()).toEqual(SIX_LOTS.map((lot) => lot.location).sort());
    for (const [dealership, folder] of folders) expectAsReviewed(folder, reviewed.get(dealership));
  });

  await test.step('voiding takes one order back', async () => {
    const row = findRunSheet(page).rowOf('Spirit Lexus');
    await row.getByRole('button', { name: 'Actions for Spirit Lexus' }).click();
    await page.getByRole('menuitem', { name: 'Void…' }).click();
    const question = page.getByRole('dialog', { name: 'Void the order of Spirit Lexus?' });
    await expect(question).toContainText('1 VIN can be ordered again');
    await question.getByRole('button', { name: 'Void the order' }).click();
    await expectStatus(page, ['Spirit Lexus'], 'Voided');
    expect(listFolders(workplace.orders)).toHaveLength(5);
    expect(listFolders(join(workplace.orders, '_voided'))).toHaveLength(1);
  });

  await test.step('after a restart it is still so', async () => {
    page = await workplace.restart();
    const others = SIX_LOTS.map((lot) => lot.location).filter((name) => name !== 'Spirit Lexus');
    await expectStatus(page, others, 'Exported');
    await expectStatus(page, ['Spirit Lexus'], 'Voided');
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await expect(page.getByText('6 orders')).toBeVisible();
    for (const number of ['45101', '45102', '45103', '45104', '45105', '45106']) {
      await expect(page.getByRole('cell', { name: number, exact: true })).toBeVisible();
    }
  });

  await test.step('the VIN logs have what was exported, and not what was voided', async () => {
    await workplace.quit();
    await workplace.arrange(async (ask) => {
      for (const lot of SIX_LOTS) {
        const { entries } = await ask('readVinLog', { name: lot.location });
        const written = lot.location === 'Spirit Lexus' ? [] : (reviewed.get(lot.location)?.vins ?? []);
        expect(entries.map((entry) => entry.vin).sort()).toEqual([...readLot(lot).ordered, ...written].sort());
      }
    });
  });
});

/** Every row says what the feed, the rules and the log make of its lot. */
async function expectNumbers(page: Page): Promise<void> {
  const sheet = findRunSheet(page);
  for (const { location, toPrint, ordered = 0, inTransit = 0, withoutStock = 0 } of SIX_LOTS) {
    await expect(sheet.rowOf(location)).toBeVisible();
    expect(await sheet.read(location)).toMatchObject({
      Feed: String(toPrint + ordered + inTransit + withoutStock),
      Print: String(toPrint),
      Held: String(inTransit + withoutStock),
      Before: String(ordered),
    });
  }
}

/** Looks at every order; in Porsche's one cell is changed, one vehicle left out, one let in all the same. */
async function reviewAll(page: Page): Promise<ReadonlyMap<string, Reviewed>> {
  const reviewed = new Map<string, Reviewed>();
  for (const { location } of SIX_LOTS) {
    await findRunSheet(page).review(location);
    await expect(page.getByRole('heading', { name: location })).toBeVisible();
    if (location === 'Porsche St. Louis') await changeOrder(page);
    reviewed.set(location, await readReview(page));
    await page.getByRole('link', { name: 'Today' }).first().click();
    await expect(findRunSheet(page).table).toBeVisible();
  }
  return reviewed;
}

async function changeOrder(page: Page): Promise<void> {
  const [edited = '', excluded = '', unharmed = ''] = readLot(lotOf('Porsche St. Louis')).toPrint;
  const [included = ''] = readLot(lotOf('Porsche St. Louis')).inTransit;
  const grid = page.getByRole('grid', { name: 'Vehicles to print' });
  const rowOf = (vin: string) => grid.getByRole('row').filter({ hasText: vin });

  await rowOf(edited).getByRole('gridcell', { name: 'S200' }).dblclick();
  await page.getByRole('textbox', { name: `Stock of ${edited}` }).fill('P-77 "x", y');
  await page.keyboard.press('Enter');
  await expect(rowOf(edited).getByRole('gridcell', { name: 'P-77 "x", y' })).toHaveAttribute('title', 'Feed: S200');

  await page.getByRole('button', { name: `Exclude ${excluded}` }).click();
  await expect(page.getByRole('tab', { name: 'To print (4)' })).toBeVisible();
  await page.getByRole('button', { name: `Exclude ${unharmed}` }).click();
  await expect(page.getByRole('tab', { name: 'To print (3)' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('tab', { name: 'To print (4)' })).toBeVisible();
  await expect(rowOf(unharmed)).toBeVisible();

  await page.getByRole('tab', { name: 'Held back (4)' }).click();
  await page.getByRole('row').filter({ hasText: included }).getByRole('button', { name: 'Include anyway' }).click();
  await page.getByRole('textbox', { name: 'Why?' }).fill('It stands in the showroom');
  await page.getByRole('button', { name: 'Include', exact: true }).click();
  await page.getByRole('tab', { name: 'To print (5)' }).click();
  await expect(rowOf(included)).toBeVisible();
  await expect(rowOf(excluded)).toHaveCount(0);
}

function lotOf(location: string) {
  const lot = SIX_LOTS.find((one) => one.location === location);
  if (!lot) throw new Error(`No lot of ${location}`);
  return lot;
}

async function expectStatus(page: Page, dealerships: readonly string[], status: string): Promise<void> {
  for (const name of dealerships) {
    await expect(findRunSheet(page).rowOf(name).getByText(status, { exact: true })).toBeVisible();
  }
}

/** The folders on the share by dealership. */
function readFolders({ orders }: Workplace): ReadonlyMap<string, OrderFolder> {
  return new Map(
    listFolders(orders)
      .map((name) => readFolder(join(orders, name)))
      .map((folder) => [folder.summary.dealership, folder]),
  );
}

function expectAsReviewed(folder: OrderFolder, reviewed: Reviewed | undefined): void {
  const written = [...folder.texts].filter(([path]) => path !== 'order_summary.json');
  expect(reviewed?.files.size).toBe(written.length);
  for (const [path, text] of written) {
    // The paths in Adobe's files name the folder, which has the time of its writing in its name.
    const isTimeless = !path.startsWith('adobe/');
    const strip = (full: string) => (isTimeless ? full : full.replaceAll(/_\d{8}_\d{6}(_\d+)?/g, '_TIME'));
    expect(strip(text)).toBe(strip(reviewed?.files.get(path) ?? ''));
  }
  const expected = (reviewed?.vins ?? []).map((vin) => [vin, linkOf(vin)] as const);
  expect(folder.codes).toEqual(new Map(expected));
}
