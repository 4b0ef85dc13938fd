import { describe, expect, it } from 'vitest';
import { checkHealth } from '../../main/workflows/check-health.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { addDealership, logVins, openShop, type Shop, VINS } from './open-shop.ts';
import { linesOf, writeFeed } from './write-feed.ts';

/** Two dealerships, one of them with three vehicles, of which one is logged. */
async function openSound(): Promise<Shop> {
  const shop = await openShop();
  const dealership = await addDealership(shop, 'Serra Honda');
  await addDealership(shop, 'Weber Ford');
  const lines = (VINS.slice(0, 3) as string[]).map((vin) => ({ vin, location: 'Serra Honda' }));
  await importInventory(shop.context, { files: [{ path: writeFeed(shop, 'feed.csv', lines) }] });
  await logVins(shop, dealership, VINS.slice(0, 1));
  return shop;
}

async function findWrong(shop: Shop): Promise<readonly string[]> {
  const { checks } = await checkHealth(shop.context);
  return checks.filter(({ ok }) => !ok).map(({ id }) => id);
}

describe('the debugging checklist', () => {
  it('of a sound database has nothing to complain of', async () => {
    const shop = await openSound();
    const { checks } = await checkHealth(shop.context);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ id, value }) => [id, value])).toEqual([
      ['active-import', expect.stringMatching(/^import 1 of 2026-/)],
      ['raw-rows', '3 rows'],
      ['normalized-rows', '3 vehicles'],
      ['contamination', '0 vehicles'],
      ['unmatched-locations', '0 vehicles'],
      ['vin-log-tables', '2 of 2 tables'],
      ['vin-log-history', '0 logs differ'],
      ['vin-availability', '2 of 3 vehicles'],
      ['cao-query', '2 of 2 dealerships'],
      ['unfinished-orders', '0 orders'],
      ['integrity', 'ok'],
      ['references', '0 broken'],
      ['backups', '1 kept, the newest 0 h old'],
      ['orders-folder', '1 of 1 folders'],
      ['watched-folder', 'none'],
    ]);
  });

  it('finds the VIN log searched by its index, also by statistics of a time when it was tiny', async () => {
    const shop = await openSound();
    shop.context.writer.exec('ANALYZE');
    shop.close();
    expect(await findWrong(await openShop(shop.context.paths.data))).toEqual([]);
  });

  it('of a new database says what is missing yet', async () => {
    expect(await findWrong(await openShop())).toEqual(['active-import', 'backups']);
  });

  it.each([
    ['rows of the active import that do not add up', 'UPDATE scraper_imports SET rows_read = 4', ['raw-rows']],
    ['a vehicle that vanished', 'DELETE FROM normalized_vehicle_data WHERE id = 1', ['normalized-rows']],
    [
      'a vehicle that is not what its raw row says',
      "UPDATE normalized_vehicle_data SET vin = '1ZZAB12C4RA000319' WHERE id = 1",
      ['contamination'],
    ],
    ['a VIN log that differs from its history', 'DELETE FROM serra_honda_vin_log', ['vin-log-history']],
    [
      'a VIN log without its table',
      'DROP TABLE weber_ford_vin_log',
      ['vin-log-tables', 'vin-log-history', 'vin-availability', 'cao-query'],
    ],
    [
      'a query without its index',
      'DROP INDEX normalized_vehicle_data_by_dealership; DROP INDEX normalized_vehicle_data_by_stock',
      ['cao-query'],
    ],
    [
      'vehicles of an import that is not active',
      "UPDATE scraper_imports SET status = 'archived'",
      ['active-import', 'contamination', 'cao-query'],
    ],
    [
      'two active imports',
      `DROP INDEX scraper_imports_one_active; INSERT INTO scraper_imports (status, mode, import_source, imported_at)
       VALUES ('active', 'replace', 'manual_csv', '2026-11-22')`,
      ['active-import'],
    ],
    [
      'an order that was left half done',
      `INSERT INTO orders (dealership_id, dealership, order_type, status, draft, created_at)
       VALUES (1, 'Serra Honda', 'cao', 'publishing', '{}', 'x')`,
      ['unfinished-orders'],
    ],
    [
      'a row that refers to nothing',
      `PRAGMA foreign_keys = OFF; INSERT INTO import_warnings (import_id, code, message, count) VALUES (9, 'x', 'x', 1)`,
      ['references'],
    ],
  ])('finds %s', async (_what, sql, wrong) => {
    const shop = await openSound();
    shop.context.writer.exec(sql);
    expect(await findWrong(shop)).toEqual(wrong);
  });

  it('finds locations that match no dealership', async () => {
    const shop = await openSound();
    const path = writeFeed(shop, 'next.csv', [...linesOf('Serra Honda', [1, 2]), ...linesOf('Nobody', [3])]);
    await importInventory(shop.context, { files: [{ path }] });
    expect(await findWrong(shop)).toEqual(['unmatched-locations']);
  });

  it('finds that the newest backup is two days old', async () => {
    const shop = await openSound();
    const later = new Date(shop.context.now().getTime() + 49 * 3_600_000);
    const { checks } = await checkHealth(shop.with({ now: () => later }));
    expect(checks.filter(({ ok }) => !ok)).toMatchObject([{ id: 'backups', value: '1 kept, the newest 49 h old' }]);
  });
});
