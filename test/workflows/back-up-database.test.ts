import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpDatabase } from '../../main/workflows/back-up-database.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listBackups } from '../../main/workflows/list-backups.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { restoreDatabase } from '../../main/workflows/restore-database.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { linesOf, writeFeed } from './write-feed.ts';

async function openWithVehicles(): Promise<Shop> {
  const shop = await openShop();
  await addDealership(shop, 'Serra Honda');
  await importVehicles(shop, [1, 2]);
  return shop;
}

function importVehicles(shop: Shop, numbers: readonly number[]) {
  const path = writeFeed(shop, 'feed.csv', linesOf('Serra Honda', numbers));
  return importInventory(shop.context, { files: [{ path }] });
}

describe('backing up by hand', () => {
  it('adds to the list of backups, newest first', async () => {
    const shop = await openWithVehicles();
    const { backup } = await backUpDatabase(shop.with({ now: () => new Date(2026, 10, 24, 9) }), {});
    expect(backup).toMatchObject({ verified: true, createdAt: new Date(2026, 10, 24, 9).toISOString() });
    const { backups } = listBackups(shop.context);
    expect(backups).toHaveLength(2);
    expect(backups[0]).toEqual(backup);
  });

  it('goes where the operator wants it, but over no other file', async () => {
    const shop = await openWithVehicles();
    const to = { path: join(shop.context.paths.data, 'copy.db') };
    expect((await backUpDatabase(shop.context, { to })).backup.file).toBe(to.path);
    expect(existsSync(to.path)).toBe(true);
    expect(await problemOf(() => backUpDatabase(shop.context, { to }))).toMatchObject({ code: 'file-exists' });
  });
});

describe('backing up to a folder that is not there', () => {
  it('says so instead of making one on this disk', async () => {
    const shop = await openWithVehicles();
    const folder = join(shop.context.paths.data, 'stick');
    const problem = await problemOf(() => backUpDatabase(shop.context, { to: { path: join(folder, 'copy.db') } }));
    expect(problem).toMatchObject({ code: 'folder-missing', details: { folder } });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('restoring', () => {
  it('brings back what was, and what it replaced when it was a mistake', async () => {
    const shop = await openWithVehicles();
    const { backup } = await backUpDatabase(shop.context, {});
    await importVehicles(shop, [1, 2, 3]);
    shop.close();

    const { restored, undo } = await restoreDatabase(shop.context, { file: { path: backup.file } });
    expect(restored).toBe(backup.file);
    const before = await openShop(shop.context.paths.data);
    expect(listInventory(before.context, {}).total).toBe(2);
    before.close();

    await restoreDatabase(shop.context, { file: { path: undo } });
    const after = await openShop(shop.context.paths.data);
    expect(listInventory(after.context, {}).total).toBe(3);
  });
});
