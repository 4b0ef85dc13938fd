import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { showImport } from '../../main/workflows/show-import.ts';
import { makeVin } from '../core/make-order.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { type FeedLine, HEADER_AGAIN, linesOf, range, writeFeed } from './write-feed.ts';

const HONDA = 'Serra Honda';
const FORD = 'Weber Ford';

async function openWithTwo(): Promise<Shop> {
  const shop = await openShop();
  await addDealership(shop, HONDA, { aliases: ['Serra Honda of Testville'] });
  await addDealership(shop, FORD);
  return shop;
}

type Options = Omit<Parameters<typeof importInventory>[1], 'files'>;

/** Imports rows as a file of their own. */
function importLines(shop: Shop, lines: readonly FeedLine[], options: Options = {}, columns?: readonly string[]) {
  return importInventory(shop.context, { files: [{ path: writeFeed(shop, 'feed.csv', lines, columns) }], ...options });
}

function readVins(shop: Shop): readonly string[] {
  return listInventory(shop.context, {}).vehicles.map(({ vin }) => vin);
}

function readStatuses(shop: Shop): readonly string[] {
  return listImports(shop.context).imports.map(({ id, status }) => `${id} ${status}`);
}

describe('importing a file', () => {
  it('accounts for every row and makes the vehicles the active inventory, in file order', async () => {
    const shop = await openWithTwo();
    const report = await importLines(shop, [
      { vin: 3, location: 'SERRA honda of Testville ', Price: 'call us' },
      HEADER_AGAIN,
      { vin: 'TOO-SHORT', location: HONDA },
      { vin: ` ${makeVin(1).toLowerCase()}`, location: 'Weber&#32;Ford', Type: 'Certified Used' },
      { vin: '', location: FORD },
      { vin: 2, location: '' },
    ]);
    expect(report.import).toEqual({
      id: 1,
      status: 'active',
      mode: 'replace',
      rowsRead: 5,
      rowsStored: 2,
      rowsRefused: 3,
    });
    expect(report.files).toMatchObject([
      { file: 'feed.csv', encoding: 'utf-8', delimiter: ',', headerLine: 1, rows: 5 },
    ]);
    expect(report.refusals).toMatchObject([
      { file: 'feed.csv', line: 4, vin: 'TOO-SHORT', code: 'vin-length' },
      { file: 'feed.csv', line: 6, code: 'vin-missing' },
      { file: 'feed.csv', line: 7, vin: makeVin(2), code: 'location-missing' },
    ]);
    expect(listInventory(shop.context, {})).toMatchObject({
      total: 2,
      vehicles: [
        { vin: makeVin(3), dealership: HONDA, location: 'SERRA honda of Testville', price: null, line: 2 },
        { vin: makeVin(1), dealership: FORD, location: 'Weber Ford', condition: 'cpo', file: 'feed.csv', line: 5 },
      ],
    });
    expect(listImports(shop.context).imports).toMatchObject([
      {
        id: 1,
        status: 'active',
        totalVehicles: 2,
        dealershipsCount: 2,
        rowsRead: 5,
        rowsRefused: 3,
        files: ['feed.csv'],
      },
    ]);
  });

  it('takes several files as one import', async () => {
    const shop = await openWithTwo();
    const files = [
      { path: writeFeed(shop, 'honda.csv', linesOf(HONDA, [1, 2])) },
      { path: writeFeed(shop, 'ford.csv', linesOf(FORD, [3])) },
    ];
    const report = await importInventory(shop.context, { files, source: 'automated_scrape' });
    expect(report.files.map(({ file, rows }) => [file, rows])).toEqual([
      ['honda.csv', 2],
      ['ford.csv', 1],
    ]);
    expect(listImports(shop.context).imports).toMatchObject([
      { source: 'automated_scrape', files: ['honda.csv', 'ford.csv'], totalVehicles: 3 },
    ]);
  });

  it('three times on one day leaves one active import and only its vehicles', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1, 2, 3]));
    await importLines(shop, linesOf(HONDA, [2, 3, 4]));
    await importLines(shop, linesOf(HONDA, [3, 4, 5]));
    expect(readStatuses(shop)).toEqual(['3 active', '2 archived', '1 archived']);
    expect(readVins(shop)).toEqual([3, 4, 5].map(makeVin));
    expect(() => shop.context.writer.exec("UPDATE scraper_imports SET status = 'active'")).toThrow('UNIQUE');
  });

  it('lets the last row of a VIN at one dealership win and names the others', async () => {
    const shop = await openWithTwo();
    const report = await importLines(shop, [
      { vin: 1, location: HONDA, Stock: 'first' },
      { vin: 2, location: HONDA },
      { vin: makeVin(1).toLowerCase(), location: 'Serra Honda of Testville', Stock: 'second' },
      { vin: 1, location: HONDA, Stock: 'third' },
    ]);
    expect(report.import).toMatchObject({ rowsRead: 4, rowsStored: 2, rowsRefused: 2 });
    expect(report.refusals).toMatchObject([
      { line: 2, vin: makeVin(1), code: 'duplicate-vin', message: expect.stringContaining('Serra Honda on line 5') },
      { line: 4, vin: makeVin(1), code: 'duplicate-vin' },
    ]);
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'duplicate-vin', count: 2 }));
    const { vehicles } = listInventory(shop.context, {});
    expect(vehicles.map(({ stock }) => stock)).toEqual(['S2', 'third']);
  });

  it('keeps a VIN at both of two dealerships and says so', async () => {
    const shop = await openWithTwo();
    const report = await importLines(shop, [...linesOf(HONDA, [1]), ...linesOf(FORD, [1, 2])]);
    expect(report.import).toMatchObject({ rowsStored: 3, rowsRefused: 0 });
    expect(report.warnings).toContainEqual({
      code: 'vin-at-two-dealerships',
      message: `The same VIN is at ${HONDA} and at ${FORD}; it is kept at each.`,
      count: 1,
    });
  });

  it('counts what is odd about rows, and names the columns that rules miss', async () => {
    const shop = await openWithTwo();
    const wrongDigit = makeVin(7).replace(
      /^(.{8})./,
      (_all, start: string) => `${start}${makeVin(7)[8] === '1' ? 2 : 1}`,
    );
    const columns = ['Vin', 'Type', 'Price', 'Make', 'Model', 'Year', 'Status', 'Date In Stock', 'Location'];
    const lines = [{ vin: wrongDigit, location: HONDA, Type: 'Loaner' }, ...linesOf(HONDA, [8])];
    const { warnings } = await importLines(shop, lines, {}, columns);
    expect(warnings).toEqual([
      {
        code: 'column-absent',
        message: 'feed.csv has no Stock column: the missing-stock rule is not applied to its vehicles.',
        count: 2,
      },
      { code: 'check-digit', message: expect.any(String), count: 1 },
      { code: 'unknown-condition', message: 'The type "Loaner" is not known.', count: 1 },
    ]);
    const raw = shop.context.reader.prepare('SELECT stock, trim, type FROM raw_vehicle_data ORDER BY id').all();
    expect(raw[0]).toEqual({ stock: null, trim: null, type: 'Loaner' });
  });

  it('takes every row as of one dealership when one is chosen for the file', async () => {
    const shop = await openWithTwo();
    const lines = [
      { vin: 1, location: '' },
      { vin: 2, location: FORD },
    ];
    const report = await importLines(shop, lines, { dealership: 'serra honda of testville' });
    expect(report.dealerships).toMatchObject([{ dealership: HONDA, location: HONDA, vehicles: 2 }]);
    const columns = ['Vin', 'Stock'];
    await importLines(shop, [{ vin: 3, location: 'x' }], { dealership: FORD, yes: true }, columns);
    expect(listInventory(shop.context, {}).vehicles).toMatchObject([
      { vin: makeVin(3), dealership: FORD, location: FORD },
    ]);
  });

  it('refuses an unknown dealership for the file and remembers no failure', async () => {
    const shop = await openWithTwo();
    const problem = await problemOf(() => importLines(shop, linesOf('', [1]), { dealership: 'Serra Hunda' }));
    expect(problem).toMatchObject({ code: 'unknown-dealership', message: expect.stringContaining(HONDA) });
    expect(readStatuses(shop)).toEqual([]);
  });

  it('makes a verified backup of what was there first', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1]));
    const backups = listBackupFiles(shop.context.paths.backups);
    expect(backups).toMatchObject([{ verified: true }]);
    expect(backups[0]?.file).toContain('before-import');
  });

  it('tells how far it is, file by file, row by row and step by step', async () => {
    const shop = await openWithTwo();
    const heard: string[] = [];
    const report = ({ label, done, total }: { label: string; done: number; total: number | null }) =>
      heard.push(`${label}${done === total ? ' to the end' : ''}`);
    const path = writeFeed(shop, 'feed.csv', linesOf(HONDA, range(1, 50)));
    await importInventory(shop.with({ report }), { files: [{ path }] });
    expect(heard).toContain('Reading feed.csv to the end');
    expect(heard).toContain('Normalizing to the end');
    expect(heard.filter((line) => !/^(Reading|Normalizing)/.test(line))).toEqual([
      'Comparing with the inventory',
      'Backing up',
      'Adding up',
      'Noting what changed',
      'Finishing to the end',
    ]);
    expect(heard.at(-1)).toBe('Finishing to the end');
  });
});

describe('a location that matches no dealership', () => {
  it('is stored under its own name, belongs to nobody, and is reported', async () => {
    const shop = await openWithTwo();
    const report = await importLines(shop, [...linesOf(HONDA, [1]), ...linesOf('Serra Honda South', [2, 3])]);
    expect(report.unmatchedLocations).toEqual([{ location: 'Serra Honda South', rows: 2 }]);
    expect(report.dealerships).toMatchObject([
      { dealership: HONDA, vehicles: 1 },
      { dealership: null, location: 'Serra Honda South', vehicles: 2, previous: 0, added: 2, gone: 0 },
    ]);
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'unmatched-location', count: 2 }));
    expect(listInventory(shop.context, {}).vehicles.map(({ dealership }) => dealership)).toEqual([HONDA, null, null]);
    expect(listImports(shop.context).imports).toMatchObject([{ totalVehicles: 3, dealershipsCount: 1 }]);
  });

  it.each([
    ['shorter', 'Dave Sinclair Lincoln', 'Dave Sinclair Lincoln South'],
    ['longer', 'Dave Sinclair Lincoln South', 'Dave Sinclair Lincoln'],
  ])('is never taken for a dealership with a %s name', async (_what, name, location) => {
    const shop = await openShop();
    await addDealership(shop, name);
    const report = await importLines(shop, linesOf(location, [1]));
    expect(report.dealerships).toMatchObject([{ dealership: null, location }]);
  });

  it('becomes a dealership with the usual rules when asked', async () => {
    const shop = await openWithTwo();
    const lines = [...linesOf('Zephyr &amp; Sons', [1, 2]), ...linesOf('ZEPHYR & SONS', [3]), ...linesOf(HONDA, [4])];
    const report = await importLines(shop, lines, { addDealerships: true });
    expect(report.unmatchedLocations).toEqual([]);
    expect(report.dealerships).toMatchObject([{ dealership: HONDA }, { dealership: 'Zephyr & Sons', vehicles: 3 }]);
    expect(listDealerships(shop.context).dealerships).toContainEqual(
      expect.objectContaining({ name: 'Zephyr & Sons', vinLogTable: 'zephyr_and_sons_vin_log', vehicles: 3 }),
    );
  });

  it('does not mix with one that differs only in what a database would compare as numbers', async () => {
    const shop = await openWithTwo();
    const report = await importLines(shop, [...linesOf('1', [1]), ...linesOf('01', [2]), ...linesOf(HONDA, [3])]);
    expect(report.dealerships.map(({ dealership, location, vehicles }) => [dealership, location, vehicles])).toEqual([
      [HONDA, HONDA, 1],
      [null, '01', 1],
      [null, '1', 1],
    ]);
  });
});

describe('an import that fails', () => {
  async function openWithActive(): Promise<Shop> {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1, 2, 3]));
    return shop;
  }

  it.each([
    ['is empty', '', 'file-empty'],
    ['has a header only', 'Vin,Location\r\n', 'no-rows'],
    ['has no VIN column', 'Make,Location\r\nFord,Weber Ford\r\n', 'no-vin-column'],
    ['has no location column', 'Vin,Make\r\nX,Ford\r\n', 'no-location-column'],
    ['has only bad rows', 'Vin,Location\r\nX,Weber Ford\r\nY,Weber Ford\r\n', 'no-usable-rows'],
  ])('because one of its files %s changes nothing and says which', async (_what, text, code) => {
    const shop = await openWithActive();
    const good = writeFeed(shop, 'good.csv', linesOf(HONDA, [7, 8, 9]));
    const bad = join(shop.context.paths.data, 'bad.csv');
    writeFileSync(bad, text);
    const problem = await problemOf(() => importInventory(shop.context, { files: [{ path: good }, { path: bad }] }));
    expect(problem).toMatchObject({ code, message: expect.stringContaining('bad.csv'), details: { file: 'bad.csv' } });
    expect(readVins(shop)).toEqual([1, 2, 3].map(makeVin));
    expect(listImports(shop.context).imports).toMatchObject([
      { id: 2, status: 'failed', failure: problem?.message, files: ['good.csv', 'bad.csv'], totalVehicles: 0 },
      { id: 1, status: 'active' },
    ]);
    expect(shop.context.reader.prepare('SELECT count(*) FROM raw_vehicle_data').pluck().get()).toBe(3);
    expect(showImport(shop.context, { id: 2 })).toMatchObject({ import: { status: 'failed' }, dealerships: [] });
  });

  it('because every row is bad names the first of them with their reasons', async () => {
    const shop = await openWithActive();
    const problem = await problemOf(() => importLines(shop, [{ vin: 'ABC', location: HONDA }]));
    expect(problem?.details).toMatchObject({
      refusals: [{ file: 'feed.csv', line: 2, vin: 'ABC', code: 'vin-length' }],
    });
  });

  it('leaves no VIN in the logs, not even a suggested one', async () => {
    const shop = await openWithActive();
    const misread = makeVin(40).replaceAll('0', 'O');
    const problem = await problemOf(() => importLines(shop, [{ vin: misread, location: HONDA }]));
    expect(problem?.message).toContain(makeVin(40));
    expect(shop.messages.filter((message) => message.includes('failed'))).toEqual(['Import 2 failed: no-usable-rows']);
    expect(shop.messages.join()).not.toMatch(/1ZZ/);
  });

  it('because a folder was dropped changes nothing', async () => {
    const shop = await openWithActive();
    const path = join(shop.context.paths.data, 'folder.csv');
    mkdirSync(path);
    expect(await problemOf(() => importInventory(shop.context, { files: [{ path }] }))).toMatchObject({
      code: 'not-a-file',
    });
    expect(readVins(shop)).toEqual([1, 2, 3].map(makeVin));
  });

  it('in its middle leaves the old one active, and its reason in the history', async () => {
    const shop = await openWithActive();
    shop.context.writer.exec(`
      CREATE TEMP TRIGGER trouble BEFORE INSERT ON normalized_vehicle_data WHEN NEW.vin = '${makeVin(12)}'
      BEGIN SELECT RAISE(FAIL, 'out of luck'); END`);
    await expect(importLines(shop, linesOf(HONDA, [11, 12, 13]))).rejects.toThrow('out of luck');
    expect(readVins(shop)).toEqual([1, 2, 3].map(makeVin));
    expect(listImports(shop.context).imports).toMatchObject([
      { status: 'failed', failure: 'out of luck' },
      { status: 'active' },
    ]);
  });

  it('because its sums do not match produces nothing', async () => {
    const shop = await openWithActive();
    shop.context.writer.exec(`
      CREATE TEMP TRIGGER thief AFTER INSERT ON normalized_vehicle_data WHEN NEW.vin = '${makeVin(12)}'
      BEGIN DELETE FROM normalized_vehicle_data WHERE id = NEW.id; END`);
    const problem = await problemOf(() => importLines(shop, linesOf(HONDA, [11, 12, 13])));
    expect(problem?.code).toBe('sums-do-not-match');
    expect(readVins(shop)).toEqual([1, 2, 3].map(makeVin));
  });

  it.each([
    ['reading', 'Reading'],
    ['normalizing', 'Normalizing'],
  ])('because it was cancelled while %s leaves no trace', async (_what, label) => {
    const shop = await openWithActive();
    const controller = new AbortController();
    const context = shop.with({
      signal: controller.signal,
      report: (progress) => {
        if (progress.label.startsWith(label)) controller.abort();
      },
    });
    const path = writeFeed(shop, 'feed.csv', linesOf(HONDA, range(11, 2600)));
    await expect(importInventory(context, { files: [{ path }] })).rejects.toMatchObject({ name: 'AbortError' });
    expect(readVins(shop)).toEqual([1, 2, 3].map(makeVin));
    expect(readStatuses(shop)).toEqual(['1 active']);
  });
});

describe('the difference that an import makes', () => {
  it('is counted VIN by VIN for each dealership', async () => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, [1, 2, 3, 4]), ...linesOf(FORD, [5, 6])]);
    const report = await importLines(shop, [...linesOf(HONDA, [2, 3, 4, 7]), ...linesOf(FORD, [5, 6, 1, 6])]);
    expect(report.dealerships).toEqual([
      { dealership: HONDA, location: HONDA, vehicles: 4, previous: 4, added: 1, gone: 1 },
      { dealership: FORD, location: FORD, vehicles: 3, previous: 2, added: 1, gone: 0 },
    ]);
    expect(showImport(shop.context, { id: 2 }).dealerships).toEqual(report.dealerships);
  });

  it.each([
    ['a dealership loses more than half', [...linesOf(HONDA, [1, 2]), ...linesOf(FORD, range(11, 20))], [HONDA]],
    ['a dealership is not in the files', linesOf(FORD, range(11, 20)), [HONDA]],
    ['nearly everything would be gone', linesOf(HONDA, [1, 2, 3, 4, 5]), [null, FORD]],
  ])('asks when %s, and goes on after a yes', async (_what, lines, losers) => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, [1, 2, 3, 4, 5]), ...linesOf(FORD, range(11, 20))]);
    const problem = await problemOf(() => importLines(shop, lines));
    expect(problem).toMatchObject({
      code: 'needs-confirmation',
      message: expect.stringContaining('Nothing was changed'),
    });
    expect(problem?.details?.guards).toMatchObject(losers.map((dealership) => ({ dealership })));
    expect(readVins(shop)).toHaveLength(15);
    expect(readStatuses(shop)).toEqual(['1 active']);

    const report = await importLines(shop, lines, { yes: true });
    expect(report.import.status).toBe('active');
    expect(report.warnings.filter(({ code }) => code === 'large-loss')).toHaveLength(losers.length);
    expect(readVins(shop)).toHaveLength(lines.length);
  });

  it('does not ask about half, or less', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1, 2, 3, 4]));
    expect((await importLines(shop, linesOf(HONDA, [1, 2]))).import.status).toBe('active');
  });
});

describe('an import in update mode', () => {
  it('keeps the dealerships that are not in the new files, file and line included', async () => {
    const shop = await openWithTwo();
    const columns = ['Vin', 'Location'];
    const old = writeFeed(
      shop,
      'old.csv',
      [...linesOf(FORD, [5, 6]), ...linesOf('Nobody', [8]), ...linesOf(HONDA, [1])],
      columns,
    );
    await importInventory(shop.context, { files: [{ path: old }] });
    const report = await importLines(shop, linesOf(HONDA, [2, 3]), { mode: 'update', yes: true });
    expect(report.import).toMatchObject({ mode: 'update', rowsRead: 2, rowsStored: 2, rowsRefused: 0 });
    expect(report.files.map(({ file }) => file)).toEqual(['feed.csv']);
    expect(report.dealerships).toMatchObject([
      { dealership: HONDA, vehicles: 2, previous: 1, added: 2, gone: 1 },
      { dealership: FORD, vehicles: 2, previous: 2, added: 0, gone: 0 },
      { dealership: null, location: 'Nobody', vehicles: 1, previous: 1, added: 0, gone: 0 },
    ]);
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'carried-over', count: 3 }));
    expect(listInventory(shop.context, { dealership: FORD }).vehicles).toMatchObject([
      { vin: makeVin(5), file: 'old.csv', line: 2 },
      { vin: makeVin(6), file: 'old.csv', line: 3 },
    ]);
    expect(listImports(shop.context).imports[0]).toMatchObject({ totalVehicles: 5, rowsRead: 2, files: ['feed.csv'] });
    const [kept] = shop.context.reader
      .prepare('SELECT columns, rows_read, carried_from FROM import_files WHERE carried_from IS NOT NULL')
      .all() as { columns: string; rows_read: number; carried_from: number }[];
    expect(kept).toEqual({ columns: '["vin","location"]', rows_read: 3, carried_from: 1 });
  });

  it('still asks when a dealership that is in the files loses more than half', async () => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, [1, 2, 3]), ...linesOf(FORD, [4, 5, 6])]);
    const problem = await problemOf(() => importLines(shop, linesOf(HONDA, [1]), { mode: 'update' }));
    expect(problem?.details?.guards).toMatchObject([{ dealership: HONDA, previous: 3, vehicles: 1 }]);
  });

  it('does not carry over rows that had lost to a later one', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(FORD, [1, 1, 2]));
    const report = await importLines(shop, linesOf(HONDA, [7]), { mode: 'update' });
    expect(report.refusals).toEqual([]);
    expect(readVins(shop)).toEqual([7, 1, 2].map(makeVin));
  });

  it('is like any other when nothing is active yet', async () => {
    const shop = await openWithTwo();
    const report = await importLines(shop, linesOf(HONDA, [1]), { mode: 'update' });
    expect(report.import).toMatchObject({ status: 'active', mode: 'update', rowsStored: 1 });
  });
});

describe('a dry run', () => {
  it('reports what the import would, asks nothing, and changes nothing', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1, 2, 3]));
    const before = readFileSync(shop.context.paths.database);
    const lines = [...linesOf(HONDA, [3]), ...linesOf('Zephyr', [9])];
    const options = { addDealerships: true, dryRun: true };
    const { import: summary, ...dry } = await importLines(shop, lines, options);
    expect(summary).toMatchObject({ status: 'staged', rowsRead: 2, rowsStored: 2 });
    expect(dry.warnings.map(({ code }) => code)).toContain('large-loss');
    expect(readStatuses(shop)).toEqual(['1 active']);
    expect(readVins(shop)).toEqual([1, 2, 3].map(makeVin));
    expect(listDealerships(shop.context).dealerships).toHaveLength(2);
    expect(listBackupFiles(shop.context.paths.backups)).toHaveLength(1);
    expect(readFileSync(shop.context.paths.database)).toEqual(before);

    const { import: _done, ...real } = await importLines(shop, lines, { ...options, dryRun: false, yes: true });
    expect(real).toEqual(dry);
  });

  it('of a bad file is refused and not remembered', async () => {
    const shop = await openWithTwo();
    expect(await problemOf(() => importLines(shop, [], { dryRun: true }))).toMatchObject({ code: 'no-rows' });
    expect(readStatuses(shop)).toEqual([]);
  });
});
