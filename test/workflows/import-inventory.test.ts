import { describe, expect, it } from 'vitest';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { makeVin } from '../core/make-order.ts';
import { FORD, HONDA, importLines, openWithTwo, readStatuses, readVins } from './import-lines.ts';
import { addDealership, openShop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { HEADER_AGAIN, linesOf, range, writeFeed } from './write-feed.ts';

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
