import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDealerships } from '../../main/database/dealerships.ts';
import { backUpDatabase } from '../../main/workflows/back-up-database.ts';
import { restoreBackup } from '../../main/workflows/restore-backup.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

async function openBackedUp(): Promise<{ readonly shop: Shop; readonly name: string }> {
  const shop = await openShop();
  await addDealership(shop, 'Serra Honda');
  const { backup } = await backUpDatabase(shop.context, {});
  await addDealership(shop, 'Spirit Lexus');
  shop.close();
  return { shop, name: basename(backup.file) };
}

async function readNames(shop: Shop): Promise<readonly string[]> {
  const again = await openShop(shop.context.paths.data);
  const names = listDealerships(again.context.reader).map((dealership) => dealership.name);
  again.close();
  return names;
}

describe('restoring a listed backup', () => {
  it('goes back to it, and names the one that takes this back', async () => {
    const { shop, name } = await openBackedUp();
    const { restored, undo } = await restoreBackup(shop.context, { name });
    expect(restored).toBe(name);
    expect(await readNames(shop)).toEqual(['Serra Honda']);
    await restoreBackup(shop.context, { name: undo });
    expect(await readNames(shop)).toEqual(['Serra Honda', 'Spirit Lexus']);
  });

  it('offers no way back to a database that was damaged', async () => {
    const { shop, name } = await openBackedUp();
    writeFileSync(shop.context.paths.database, 'no database at all');
    expect(await restoreBackup(shop.context, { name })).toEqual({ restored: name, undo: '' });
    expect(await readNames(shop)).toEqual(['Serra Honda']);
  });

  it.each(['silver-fox-2020-01-01T000000000Z-daily.db', '../silver-fox.db', ''])(
    'restores nothing but what is listed: %j',
    async (name) => {
      const { shop } = await openBackedUp();
      expect((await problemOf(() => restoreBackup(shop.context, { name })))?.code).toBe('backup-missing');
      expect(await readNames(shop)).toEqual(['Serra Honda', 'Spirit Lexus']);
    },
  );
});
