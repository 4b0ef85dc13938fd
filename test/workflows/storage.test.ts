import { describe, expect, it } from 'vitest';
import { compactDatabase } from '../../main/workflows/compact-database.ts';
import { deleteOldImports } from '../../main/workflows/delete-old-imports.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { readStorage } from '../../main/workflows/read-storage.ts';
import { stageImport } from '../../main/workflows/stage-import.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { linesOf, writeFeed } from './write-feed.ts';

const day = (date: number) => () => new Date(2026, 10, date, 9);

/** Three imports on the 1st, 2nd and 20th, the last one active, and an old one that waits for the operator. */
async function openWithHistory(): Promise<Shop> {
  const shop = await openShop();
  await addDealership(shop, 'Serra Honda');
  const feed = (numbers: readonly number[]) => ({
    files: [{ path: writeFeed(shop, 'feed.csv', linesOf('Serra Honda', numbers)) }],
  });
  await importInventory(shop.with({ now: day(1) }), feed([1, 2]));
  await importInventory(shop.with({ now: day(2) }), feed([1, 2, 3]));
  await importInventory(shop.with({ now: day(20) }), feed([1, 2, 3, 4]));
  await stageImport(shop.with({ now: day(3) }), feed([1]));
  return shop;
}

const statuses = ({ context }: Shop) => listImports(context).imports.map(({ id, status }) => `${id} ${status}`);

describe('deleting old imports', () => {
  it('says what it would delete, and deletes nothing yet', async () => {
    const shop = await openWithHistory();
    const { imports, rows } = await deleteOldImports(shop.context, { days: 7, dryRun: true });
    expect(imports.map(({ id }) => id)).toEqual([1]);
    expect(rows).toBe(2);
    expect(statuses(shop)).toHaveLength(4);
  });

  it('keeps the active import, the one archived last, and what waits for the operator', async () => {
    const shop = await openWithHistory();
    await deleteOldImports(shop.context, { days: 7 });
    expect(statuses(shop)).toEqual(['4 staged', '3 active', '2 archived']);
  });

  it('keeps what is not old enough', async () => {
    const shop = await openWithHistory();
    expect(await deleteOldImports(shop.context, { days: 60 })).toEqual({ imports: [], rows: 0 });
  });
});

describe('the room on the disk', () => {
  it('is given back after rows were deleted, and nothing else changes', async () => {
    const shop = await openWithHistory();
    const path = writeFeed(
      shop,
      'large.csv',
      linesOf(
        'Serra Honda',
        Array.from({ length: 900 }, (_, index) => index),
      ),
    );
    await importInventory(shop.with({ now: day(4) }), { files: [{ path }], yes: true });
    await importInventory(shop.with({ now: day(5) }), { files: [{ path }], yes: true });
    await deleteOldImports(shop.context, { days: 1 });
    const before = readStorage(shop.context).database;
    expect(before.unusedBytes).toBeGreaterThan(0);
    const done = compactDatabase(shop.context);
    expect(done.before).toEqual(before);
    expect(done.after.unusedBytes).toBe(0);
    expect(done.after.bytes).toBeLessThan(before.bytes);
    expect(readStorage(shop.context).backups.count).toBeGreaterThan(0);
  });
});
