import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeLot } from '../scraping/make-lot.ts';
import { arrangeDay } from './arrange-day.ts';
import { LOT_SIZE, type PlayedWebsites, playWebsites } from './play-websites.ts';
import { findRunSheet } from './run-sheet.ts';
import { test as base, expect } from './workplace.ts';

/** A workplace where three dealerships' websites are played by servers of this machine. */
const test = base.extend<{ websites: PlayedWebsites }>({
  async websites({ workplace }, use) {
    const websites = await playWebsites();
    workplace.standIn(websites.hosts);
    await workplace.arrange((ask) => websites.arrange(ask));
    await use(websites);
    await workplace.quit();
    await websites.close();
  },
});

test('reads websites while it is watched, stops when told to, and orders from what was read', async ({
  workplace,
  websites,
}) => {
  const { porsche, lexus, mini } = websites;
  await arrangeDay(workplace, [{ location: porsche.dealership, first: 200, toPrint: 0, ordered: 1 }]);
  const page = await workplace.openWindow();

  await test.step('a run that is stopped changes nothing', async () => {
    porsche.server.plan([{ at: '/api/', action: { kind: 'drip', every: 40 } }]);
    await openWebsites(page);
    for (const { dealership } of [porsche, lexus, mini]) {
      await page.getByRole('checkbox', { name: `Select ${dealership}` }).check();
    }
    await page.getByRole('button', { name: 'Read selected (3)' }).click();
    await expect(page.getByRole('progressbar', { name: 'Reading Porsche St. Louis' })).toBeVisible();
    await expect(rowOf(page, lexus.dealership)).toContainText('40 vehicles');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Read selected (3)' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'No feed yet' })).toBeVisible();
    await expect(rowOf(page, porsche.dealership)).toContainText('Stopped');
  });

  await test.step('a run that is left alone takes over every lot, and its console can be copied', async () => {
    porsche.server.plan([]);
    await page.getByRole('button', { name: 'Read selected (3)' }).click();
    await page.getByRole('button', { name: 'Console' }).click();
    await expect(page.getByRole('log')).toContainText('Spirit Lexus: 40 vehicles.');
    await expect(page.getByText(`3 of 3 websites taken over: ${3 * LOT_SIZE} vehicles.`).first()).toBeVisible();
    for (const { dealership } of [porsche, lexus, mini]) {
      await expect(rowOf(page, dealership)).toContainText('Read');
      await expect(rowOf(page, dealership)).toContainText('now');
    }
    await page.getByRole('button', { name: 'Copy the console' }).click();
    await page.getByRole('button', { name: 'Close the console' }).click();
  });

  await test.step('the history says what became of both', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    const history = page.getByRole('dialog', { name: 'Readings so far' });
    await expect(history.getByRole('region')).toHaveCount(2);
    await expect(history.getByRole('link', { name: /^Import \d+$/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('orders are made from what the websites said', async () => {
    await page.getByRole('link', { name: 'Today' }).click();
    const sheet = findRunSheet(page);
    await expect(sheet.rowOf(porsche.dealership)).toContainText(`${LOT_SIZE}`);
    await sheet.numberOf(porsche.dealership).fill('45301');
    await sheet.numberOf(porsche.dealership).press('Enter');
    await page.getByRole('button', { name: "Run today's orders (1)" }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Export/ })
      .click();
    await expect(sheet.rowOf(porsche.dealership)).toContainText('Exported');
    const [folder] = readdirSync(workplace.orders).filter((name) => name.startsWith('Porsche'));
    const csv = readFileSync(join(workplace.orders, folder ?? '', 'Porsche_St._Louis_vehicles.csv'), 'utf8');
    expect(csv).toContain('https://www.porschestlouis.com/inventory/');
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThan(5);
  });
});

test('holds a result that does not look right until it is accepted', async ({ workplace, websites }) => {
  const { lexus } = websites;
  const page = await workplace.openWindow();
  await openWebsites(page);
  await readOnly(page, lexus.dealership);
  await expect(rowOf(page, lexus.dealership)).toContainText('Read');

  lexus.show(makeLot(52, LOT_SIZE).slice(0, 10));
  await readOnly(page, lexus.dealership);
  const held = page.getByRole('alert').filter({ hasText: 'Nothing was changed.' });
  await expect(held).toContainText('10 vehicles instead of 40: 75 % fewer than before.');
  await expect(rowOf(page, lexus.dealership)).toContainText('Suspicious');
  await expect(page.getByRole('button', { name: /Feed fresh.*40 vehicles/ })).toBeVisible();

  await held.getByRole('button', { name: 'Look at it' }).click();
  const dialog = page.getByRole('dialog', { name: 'What Spirit Lexus would change' });
  await expect(dialog).toContainText('Spirit Lexus has 10 vehicles');
  await expect(dialog.getByRole('row').filter({ hasText: 'Spirit Lexus' })).toContainText('−30');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(dialog).toBeHidden();
  await expect(held).toBeHidden();
  await expect(page.getByRole('button', { name: /Feed fresh.*10 vehicles/ })).toBeVisible();
});

test('finds the platform of a website, tries it without storing anything, and saves how it is read', async ({
  workplace,
  websites,
}) => {
  const { mini } = websites;
  const page = await workplace.openWindow();
  await page.goto(`${page.url().split('#')[0]}#/dealerships/${encodeURIComponent(mini.dealership)}/website`);
  await page.getByRole('combobox', { name: 'Platform' }).click();
  await page.getByRole('option', { name: 'DealerOn' }).click();

  await page.getByRole('button', { name: 'Try this site' }).click();
  const trial = page.getByRole('region', { name: 'What came back' });
  await expect(trial).toContainText('Gone');
  await expect(trial).toContainText('The home page looks like Dealer.com.');

  await page.getByRole('button', { name: 'Detect platform' }).click();
  await expect(page.getByText(/^It looks like Dealer\.com, \d+ % sure\.$/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Platform' })).toHaveValue('Dealer.com');

  await page.getByRole('button', { name: 'Try this site' }).click();
  await expect(trial.getByRole('table', { name: 'Vehicles that came back' })).toContainText('1ZZAB12C');
  await expect(trial).toContainText('Nothing was stored.');
  await expect(page.getByText('It has not been read yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'No feed yet' })).toBeVisible();
});

test('reads websites at the times that were set', async ({ workplace, websites }) => {
  expect(websites.mini.server.seen).toEqual([]);
  let page = await workplace.openWindow();
  await openWebsites(page);
  await page.getByRole('button', { name: /^(No schedule|Next: )/ }).click();
  const dialog = page.getByRole('dialog', { name: 'When websites are read' });
  const isOn = dialog.getByRole('switch', { name: 'Read the websites by themselves' });
  await isOn.check();
  await dialog.getByLabel('At', { exact: true }).fill('04:15');
  for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']) {
    await dialog.getByRole('checkbox', { name: day }).check();
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /^Next: \w{3} 04:15$/ })).toBeVisible();
  page = await workplace.restart();
  await openWebsites(page);
  await expect(page.getByRole('button', { name: /^Next: \w{3} 04:15$/ })).toBeVisible();
});

function rowOf(page: Page, dealership: string) {
  return page.getByRole('table', { name: 'Websites' }).getByRole('row').filter({ hasText: dealership });
}

async function openWebsites(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Dealerships' }).click();
  await page.locator('label').getByText('Websites', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Websites' })).toBeVisible();
}

/** Begins to read one website. */
async function readOnly(page: Page, dealership: string): Promise<void> {
  await rowOf(page, dealership)
    .getByRole('button', { name: `Actions for ${dealership}` })
    .click();
  await page.getByRole('menuitem', { name: 'Read now' }).click();
}
