/**
 * `npm run screenshots`: takes a picture of every screen, dark and light, on the invented sample data, for the README
 * and for whoever changes a screen. It writes to resources/screenshots.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { WEEKDAYS } from '../../main/core/dealership.ts';
import { startEngine } from '../../main/engine/start-engine.ts';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import { openWindow } from './open-window.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const SAMPLE = join(PROJECT, 'resources', 'sample');
const PICTURES = join(PROJECT, 'resources', 'screenshots');
const DUE = [
  'Porsche St. Louis',
  'South County DCJR',
  'Pappas Toyota',
  'Bommarito West County PO',
  'Mini of St. Louis',
];
/** Milliseconds for figures, codes and fonts to settle before a picture is taken. */
const SETTLE = 900;

/** A picture: its file's name, the address of the screen, and what is done there first. */
interface Picture {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const root = mkdtempSync(join(tmpdir(), 'silver-fox-screenshots-'));
const folders = { data: join(root, 'profile'), browser: join(root, 'browser') };
for (const folder of [folders.data, folders.browser, PICTURES]) mkdirSync(folder, { recursive: true });
const shop = await fillShop();
for (const scheme of ['dark', 'light']) await takePictures(scheme);
rmSync(root, { recursive: true, force: true });

/** A day at work: the feed active, two orders published, one in review, one list pasted, one import to look at. */
async function fillShop(): Promise<{ readonly draft: number; readonly staged: number; readonly listRow: number }> {
  const engine = await startEngine({
    data: folders.data,
    resources: join(PROJECT, 'resources'),
    migrations: join(PROJECT, 'migrations'),
    applicationVersion: 'screenshots',
  });
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => {
    const result = await engine.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.problem.message}`);
    return result.value;
  };
  const path = (name: string) => ({ path: join(SAMPLE, name) });
  const today = WEEKDAYS[(new Date().getDay() + 6) % 7] ?? 'mon';
  const { dealerships } = await ask('listDealerships', {});
  const others = dealerships.filter(({ name, schedule }) => schedule.includes(today) && !DUE.includes(name));
  if (others.length > 0)
    await ask('setDealerships', { names: others.map(({ name }) => name), patch: { schedule: [] } });
  await ask('setDealerships', { names: DUE, patch: { schedule: [today] } });
  await ask('importInventory', { files: [path('sample-feed.csv')] });
  const { templates } = await ask('listTemplates', {});
  const pack = templates.find(({ name }) => name === 'shortcut-pack');
  if (pack) await ask('saveTemplate', { name: 'Window card', layout: pack.layout });
  const patch = { output: { templateNew: 'Window card', templateUsed: 'Window card' } };
  await ask('setDealership', { name: 'Porsche St. Louis', patch });
  await ask('importVinLog', { name: 'Porsche St. Louis', file: path('vin-log-porsche-st-louis.csv') });
  await ask('importVinLog', { name: 'South County DCJR', file: path('vin-log-south-county-dcjr.csv') });
  const { rows } = await ask('openRunSheet', {});
  const rowOf = (name: string) => rows.find(({ dealership }) => dealership === name)?.id ?? 0;
  await ask('changeRunSheetRow', { id: rowOf('South County DCJR'), number: '45176' });
  await ask('changeRunSheetRow', { id: rowOf('Pappas Toyota'), number: '45177' });
  await ask('runOrders', { ids: [rowOf('South County DCJR')], yes: true });
  const listRow = rowOf('Mini of St. Louis');
  const listText = readFileSync(join(SAMPLE, 'sample-list.txt'), 'utf8');
  await ask('changeRunSheetRow', { id: listRow, type: 'list', listText });
  const { order } = await ask('prepareRunSheetRow', { id: rowOf('Porsche St. Louis') });
  const staged = await ask('stageImport', { files: [path('sample-feed.csv')] });
  await engine.close();
  return { draft: order?.id ?? 0, staged: staged.import.id, listRow };
}

async function takePictures(scheme: string): Promise<void> {
  const { page, quit } = await openWindow('browser', folders);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.evaluate((value) => localStorage.setItem('mantine-color-scheme-value', value), scheme);
  const home = page.url().replace(/#.*/, '');
  for (const { name, path, prepare } of listPictures()) {
    await page.goto(`${home}#${path}`);
    await page.reload();
    await page.waitForTimeout(SETTLE);
    await prepare?.(page);
    await page.waitForTimeout(SETTLE);
    await page.screenshot({ path: join(PICTURES, `${name}-${scheme}.png`) });
    process.stdout.write(`${name}-${scheme}.png\n`);
  }
  await quit();
}

function listPictures(): readonly Picture[] {
  const review = `/today/${shop.draft}`;
  const openTab = (name: RegExp) => (page: Page) => page.getByRole('tab', { name }).click();
  return [
    {
      name: 'today',
      path: '/today',
      prepare: (page) => page.getByRole('button', { name: 'Where the vehicles of Porsche St. Louis went' }).click(),
    },
    { name: 'review', path: review, prepare: (page) => page.keyboard.press('i') },
    { name: 'review-held-back', path: review, prepare: openTab(/^Held back/) },
    { name: 'review-qr-codes', path: review, prepare: openTab(/^QR codes/) },
    { name: 'review-files', path: review, prepare: openTab(/^File preview/) },
    { name: 'review-billing', path: review, prepare: openTab(/^Billing/) },
    { name: 'list-entry', path: `/today/entry/${shop.listRow}` },
    { name: 'new-order', path: '/today', prepare: (page) => page.keyboard.press('Control+n') },
    { name: 'orders', path: '/orders' },
    { name: 'inventory', path: '/inventory' },
    { name: 'vin-log', path: '/vin-log' },
    { name: 'dealerships', path: '/dealerships' },
    { name: 'dealership', path: `/dealerships/${encodeURIComponent('Porsche St. Louis')}` },
    {
      name: 'websites',
      path: '/dealerships',
      prepare: (page) => page.locator('label').getByText('Websites', { exact: true }).click(),
    },
    { name: 'website', path: `/dealerships/${encodeURIComponent('Porsche St. Louis')}/website` },
    { name: 'templates', path: `/templates/${encodeURIComponent('Window card')}` },
    { name: 'imports', path: '/imports' },
    { name: 'import', path: `/imports/${shop.staged}` },
    { name: 'settings', path: '/settings' },
  ];
}
