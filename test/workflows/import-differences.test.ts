import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { showImport } from '../../main/workflows/show-import.ts';
import { makeVin } from '../core/make-order.ts';
import { FORD, HONDA, importLines, openWithTwo, readStatuses, readVins } from './import-lines.ts';
import { problemOf } from './open-workplace.ts';
import { linesOf, range, writeFeed } from './write-feed.ts';

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
