import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { activateImport } from '../../main/workflows/activate-import.ts';
import { deleteImport } from '../../main/workflows/delete-import.ts';
import { discardImport } from '../../main/workflows/discard-import.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { mapLocation } from '../../main/workflows/map-location.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { previewImport } from '../../main/workflows/preview-import.ts';
import { showImport } from '../../main/workflows/show-import.ts';
import { stageImport } from '../../main/workflows/stage-import.ts';
import { makeVin } from '../core/make-order.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { type FeedLine, linesOf, range, writeFeed } from './write-feed.ts';

const HONDA = 'Serra Honda';
const FORD = 'Weber Ford';

async function openWithTwo(): Promise<Shop> {
  const shop = await openShop();
  await addDealership(shop, HONDA);
  await addDealership(shop, FORD);
  return shop;
}

function importLines(shop: Shop, lines: readonly FeedLine[], mode: 'replace' | 'update' = 'replace') {
  return importInventory(shop.context, { files: [{ path: writeFeed(shop, 'feed.csv', lines) }], mode, yes: true });
}

function stageLines(shop: Shop, lines: readonly FeedLine[], mode: 'replace' | 'update' = 'replace') {
  return stageImport(shop.context, { files: [{ path: writeFeed(shop, 'staged.csv', lines) }], mode });
}

function readPlaces(shop: Shop): readonly string[] {
  const { vehicles } = listInventory(shop.context, {});
  return vehicles.map(({ vin, dealership }) => `${Number(vin.slice(-6))} ${dealership ?? 'nobody'}`);
}

function readStatuses(shop: Shop): readonly string[] {
  return listImports(shop.context).imports.map(({ id, status }) => `${id} ${status}`);
}

describe('a staged import', () => {
  it('is stored and compared, and decides nothing', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1, 2]));
    const report = await stageLines(shop, [
      ...linesOf(HONDA, [2, 3, 4]),
      ...linesOf('Nobody', [5]),
      { vin: 'X', location: HONDA },
    ]);
    expect(report.import).toEqual({
      id: 2,
      status: 'staged',
      mode: 'replace',
      rowsRead: 5,
      rowsStored: 4,
      rowsRefused: 1,
    });
    expect(report.dealerships).toMatchObject([
      { dealership: HONDA, vehicles: 3, previous: 2, added: 2, gone: 1 },
      { dealership: null, location: 'Nobody', vehicles: 1 },
    ]);
    expect(showImport(shop.context, { id: 2 })).toEqual(report);
    expect(readPlaces(shop)).toEqual([`1 ${HONDA}`, `2 ${HONDA}`]);
    expect(readStatuses(shop)).toEqual(['2 staged', '1 active']);
  });

  it('is compared with what is active when it is looked at, names as they are known then', async () => {
    const shop = await openWithTwo();
    await stageLines(shop, linesOf('Serra', [1, 2]));
    await importLines(shop, linesOf(HONDA, [2, 3]));
    await mapLocation(shop.context, { name: HONDA, location: 'Serra' });
    expect(showImport(shop.context, { id: 1 })).toMatchObject({
      dealerships: [{ dealership: HONDA, location: 'Serra', vehicles: 2, previous: 2, added: 1, gone: 1 }],
      unmatchedLocations: [],
    });
  });

  it('in update mode counts the dealerships that it does not have as kept', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(FORD, [1, 2]));
    const report = await stageLines(shop, linesOf(HONDA, [3]), 'update');
    expect(report.dealerships).toMatchObject([
      { dealership: HONDA, vehicles: 1, previous: 0 },
      { dealership: FORD, vehicles: 2, previous: 2, gone: 0 },
    ]);
  });

  it('becomes active on demand, in the mode chosen then', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(FORD, [1]));
    await stageLines(shop, linesOf(HONDA, [2]));
    const report = await activateImport(shop.context, { id: 2, mode: 'update' });
    expect(report.import).toMatchObject({ id: 2, status: 'active', mode: 'update' });
    expect(readPlaces(shop)).toEqual([`2 ${HONDA}`, `1 ${FORD}`]);
    expect(readStatuses(shop)).toEqual(['2 active', '1 archived']);
    expect(listAuditEntries(shop.context.reader, 'import 2')).toMatchObject([
      { action: 'activate-import', detail: { mode: 'update', before: 1 } },
    ]);
  });

  it('asks before it takes more than half away, and waits on', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, range(1, 9)));
    await stageLines(shop, linesOf(HONDA, [1]));
    expect(await problemOf(() => activateImport(shop.context, { id: 2 }))).toMatchObject({
      code: 'needs-confirmation',
    });
    expect(readStatuses(shop)).toEqual(['2 staged', '1 active']);
    await activateImport(shop.context, { id: 2, yes: true });
    expect(readPlaces(shop)).toEqual([`1 ${HONDA}`]);
  });

  it('can be discarded with all its rows; no other can', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1]));
    await stageLines(shop, [...linesOf(HONDA, [2]), { vin: 'X', location: HONDA }]);
    expect(await discardImport(shop.context, { id: 2 })).toEqual({ discarded: 2 });
    expect(readStatuses(shop)).toEqual(['1 active']);
    for (const table of ['raw_vehicle_data', 'import_files', 'import_locations']) {
      expect(shop.context.reader.prepare(`SELECT DISTINCT import_id FROM ${table}`).pluck().all()).toEqual([1]);
    }
    expect(shop.context.reader.prepare('SELECT count(*) FROM import_refusals').pluck().get()).toBe(0);
    expect(await problemOf(() => discardImport(shop.context, { id: 1 }))).toMatchObject({ code: 'import-not-staged' });
  });
});

describe('a preview', () => {
  it.each(['replace', 'update'] as const)(
    'shows exactly what activating in %s mode brings, and changes nothing',
    async (mode) => {
      const shop = await openWithTwo();
      await importLines(shop, [...linesOf(HONDA, [1, 2]), ...linesOf(FORD, [3, 4])]);
      await stageLines(shop, [...linesOf(HONDA, [2, 5, 5]), { vin: 6, location: HONDA, Price: 'call' }]);
      const { import: summary, ...preview } = await previewImport(shop.context, { id: 2, mode });
      expect(summary).toMatchObject({ status: 'staged', mode, rowsRead: 4, rowsStored: 3, rowsRefused: 1 });
      expect(readPlaces(shop)).toEqual([`1 ${HONDA}`, `2 ${HONDA}`, `3 ${FORD}`, `4 ${FORD}`]);
      expect(showImport(shop.context, { id: 2 }).import).toMatchObject({
        status: 'staged',
        mode: 'replace',
        rowsStored: 4,
      });
      const { import: _done, ...real } = await activateImport(shop.context, { id: 2, mode, yes: true });
      expect(real).toEqual(preview);
      expect(preview.dealerships).toHaveLength(2);
    },
  );

  it('of an archived import says that it is archived', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1]));
    await importLines(shop, linesOf(HONDA, [2]));
    expect((await previewImport(shop.context, { id: 1 })).import.status).toBe('archived');
    expect(readStatuses(shop)).toEqual(['2 active', '1 archived']);
  });
});

describe('activating an archived import again', () => {
  it('rebuilds its vehicles from the raw rows', async () => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, [1, 2, 1]), { vin: 'X', location: HONDA }]);
    const before = listInventory(shop.context, {});
    const first = showImport(shop.context, { id: 1 });
    await importLines(shop, linesOf(FORD, [7, 8]));
    const report = await activateImport(shop.context, { id: 1, yes: true });
    expect(listInventory(shop.context, {})).toEqual(before);
    expect(report.refusals.map(({ code }) => code)).toEqual(['vin-length', 'duplicate-vin']);
    expect(report.import).toEqual(first.import);
    expect(report.dealerships).toMatchObject([
      { dealership: HONDA, vehicles: 2, previous: 0, added: 2, gone: 0 },
      { dealership: FORD, vehicles: 0, previous: 2, added: 0, gone: 2 },
    ]);
    expect(listImports(shop.context).imports).toMatchObject([
      { id: 2, status: 'archived', archivedAt: expect.any(String) },
      { id: 1, status: 'active', archivedAt: null },
    ]);
  });

  it('has the rows that it carried over, although the import that they came from is deleted', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(FORD, [1, 2]));
    await importLines(shop, linesOf(HONDA, [3]), 'update');
    await importLines(shop, linesOf(HONDA, [9]));
    await deleteImport(shop.context, { id: 1 });
    const report = await activateImport(shop.context, { id: 2 });
    expect(readPlaces(shop)).toEqual([`3 ${HONDA}`, `1 ${FORD}`, `2 ${FORD}`]);
    expect(report.import).toMatchObject({ rowsRead: 1, rowsStored: 1 });
  });

  it('in update mode keeps the dealerships that it never had', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1]));
    await importLines(shop, [...linesOf(HONDA, [2]), ...linesOf(FORD, [3])]);
    await activateImport(shop.context, { id: 1, mode: 'update' });
    expect(readPlaces(shop)).toEqual([`1 ${HONDA}`, `3 ${FORD}`]);
  });

  it.each([
    ['failed', 'import-failed', 2],
    ['unknown', 'unknown-import', 99],
  ])('refuses one that is %s', async (_what, code, id) => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1]));
    await problemOf(() => importLines(shop, []));
    expect(await problemOf(() => activateImport(shop.context, { id }))).toMatchObject({ code });
    expect(await problemOf(() => previewImport(shop.context, { id }))).toMatchObject({ code });
    expect(readStatuses(shop)).toEqual(['2 failed', '1 active']);
  });
});

describe('activating after a location was mapped', () => {
  it('gives the vehicles to their dealership, as does every later import', async () => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, [1]), ...linesOf('Serra of Testville', [2, 1])]);
    expect(readPlaces(shop)).toEqual([`1 ${HONDA}`, '2 nobody', '1 nobody']);
    await mapLocation(shop.context, { name: HONDA, location: 'Serra of Testville' });
    const report = await activateImport(shop.context, { id: 1 });
    expect(readPlaces(shop)).toEqual([`2 ${HONDA}`, `1 ${HONDA}`]);
    expect(report).toMatchObject({
      import: { rowsRead: 3, rowsStored: 2, rowsRefused: 1 },
      dealerships: [{ dealership: HONDA, vehicles: 2, previous: 2, added: 0, gone: 0 }],
      unmatchedLocations: [],
    });
    await importLines(shop, linesOf('SERRA OF TESTVILLE', [3]));
    expect(readPlaces(shop)).toEqual([`3 ${HONDA}`]);
  });

  it('is what an order asks for while vehicles of the dealership still stand under nobody', async () => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, [1]), ...linesOf('Serra of Testville', [2, 3])]);
    const readWarnings = async () =>
      (await prepareOrder(shop.context, { name: HONDA, type: 'cao' })).order.warnings.filter(
        ({ code }) => code === 'mapped-later',
      );
    expect(await readWarnings()).toEqual([]);
    await mapLocation(shop.context, { name: HONDA, location: 'Serra of Testville' });
    expect(await readWarnings()).toMatchObject([
      { asks: true, message: expect.stringMatching(/^2 vehicles .* Activate import 1 again/) },
    ]);
    await activateImport(shop.context, { id: 1 });
    expect(await readWarnings()).toEqual([]);
  });

  it('puts its own rows in the place of those carried over for that dealership, and asks about the loss', async () => {
    const shop = await openWithTwo();
    await importLines(shop, [...linesOf(HONDA, range(1, 8)), ...linesOf(FORD, [20])]);
    await importLines(shop, linesOf('Serra of Testville', [8, 9]), 'update');
    expect(readPlaces(shop)).toHaveLength(11);
    await mapLocation(shop.context, { name: HONDA, location: 'Serra of Testville' });
    const problem = await problemOf(() => activateImport(shop.context, { id: 2 }));
    expect(problem?.details?.guards).toMatchObject([
      { dealership: null },
      { dealership: HONDA, previous: 9, vehicles: 2 },
    ]);
    await activateImport(shop.context, { id: 2, yes: true });
    expect(readPlaces(shop)).toEqual([`8 ${HONDA}`, `9 ${HONDA}`, `20 ${FORD}`]);
  });
});

describe('deleting an import', () => {
  it('is refused for the active one', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1]));
    const problem = await problemOf(() => deleteImport(shop.context, { id: 1 }));
    expect(problem).toMatchObject({ code: 'import-active', details: { id: 1 } });
    expect(readPlaces(shop)).toEqual([`1 ${HONDA}`]);
  });

  it('takes its rows away and nothing of the active one', async () => {
    const shop = await openWithTwo();
    await importLines(shop, linesOf(HONDA, [1, 1]));
    await importLines(shop, linesOf(HONDA, [2]));
    expect(await deleteImport(shop.context, { id: 1 })).toEqual({ deleted: 1 });
    expect(readStatuses(shop)).toEqual(['2 active']);
    expect(readPlaces(shop)).toEqual([`2 ${HONDA}`]);
    const { reader } = shop.context;
    expect(reader.prepare('SELECT vin FROM raw_vehicle_data').pluck().all()).toEqual([makeVin(2)]);
    expect(reader.pragma('foreign_key_check')).toEqual([]);
    expect(await problemOf(() => deleteImport(shop.context, { id: 1 }))).toMatchObject({ code: 'unknown-import' });
  });
});
