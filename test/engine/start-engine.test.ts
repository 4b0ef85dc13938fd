import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { CallName } from '../../preload/contract.ts';
import { BUILT_WORKER } from '../build-program.ts';
import { writeMigratedDatabase } from '../database/migrated-database.ts';
import { PROJECT } from '../house/plant-files.ts';
import { makeDataFolder, openEngine } from './open-engine.ts';

const HEADER = 'VIN,Stock,Type,Year,Make,Model,Status,Price,Location,URL';

function writeFeed(folder: string, rows: number): string {
  const file = join(folder, 'feed.csv');
  const lines = Array.from({ length: rows }, (_, index) => {
    const serial = String(index).padStart(6, '0');
    return `1ZZAA00A0AA${serial},S${serial},New,2026,Zed,Zephyr,In Stock,20000,Porsche St. Louis,https://example.com/${serial}`;
  });
  writeFileSync(file, [HEADER, ...lines].join('\n'));
  return file;
}

describe('the engine', () => {
  it.each([
    ['its source', pathToFileURL(join(PROJECT, 'main', 'engine', 'worker.ts'))],
    ['what is built of it', BUILT_WORKER],
  ])('started from %s opens a new workspace with the dealership catalogue in it', async (_what, worker) => {
    const { engine } = await openEngine({}, worker);
    expect(engine.problem).toBeNull();
    const result = await engine.call('listDealerships', {});
    expect(result.ok && result.value.dealerships.length).toBe(40);
  });

  it('sends the next order to a newly chosen folder, without a restart', async () => {
    const { engine } = await openEngine();
    const ordersFolder = makeDataFolder();
    expect(await engine.call('changeSettings', { patch: { ordersFolder } })).toMatchObject({ ok: true });
    expect(await engine.call('readStatus', {})).toMatchObject({ ok: true, value: { ordersFolder } });
    expect(await engine.call('probeOrdersFolder', {})).toMatchObject({ ok: true, value: { folder: ordersFolder } });
  });

  it('tells how far an import has come, and who listens that data changed', async () => {
    const { engine, data } = await openEngine();
    const changed: string[] = [];
    engine.onChanged((call) => changed.push(call));
    const labels = new Set<string>();
    const file = writeFeed(data, 3000);
    const result = await engine.call(
      'importInventory',
      { files: [{ path: file }] },
      { onProgress: ({ label }) => labels.add(label) },
    );
    expect(result).toMatchObject({ ok: true, value: { import: { rowsRead: 3000, rowsStored: 3000 } } });
    expect(labels.size).toBeGreaterThan(0);
    expect(changed).toEqual(['importInventory']);
  });

  it('rolls a cancelled import back and leaves the old one active', async () => {
    const { engine, data } = await openEngine();
    await engine.call('importInventory', { files: [{ path: writeFeed(data, 10) }] });
    const controller = new AbortController();
    const result = await engine.call(
      'importInventory',
      { files: [{ path: writeFeed(data, 60_000) }] },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    const inventory = await engine.call('listInventory', { limit: 1 });
    expect(inventory.ok && inventory.value.total).toBe(10);
  });

  it('answers reading calls while a long import runs', async () => {
    const { engine, data } = await openEngine();
    const controller = new AbortController();
    const input = { files: [{ path: writeFeed(data, 40_000) }] };
    const importing = engine.call('importInventory', input, { signal: controller.signal });
    const inventory = await engine.call('listInventory', { limit: 1 });
    expect(inventory.ok && inventory.value.total).toBe(0);
    // Only what still runs can be cancelled.
    controller.abort();
    expect(await importing).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });

  it('refuses a call that does not exist, and input that is not what a call takes', async () => {
    const { engine } = await openEngine();
    const wrong = [
      ['dropEverything', {}, 'unknown-call'],
      // The name of an object's member.
      ['constructor', {}, 'unknown-call'],
      ['showOrder', { id: 'one' }, 'wrong-input'],
      ['showOrder', { id: 1, path: '/etc/passwd' }, 'wrong-input'],
    ] as const;
    for (const [name, input, code] of wrong) {
      const result = await engine.call(name as CallName, input as never);
      expect(result, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, problem: { code } });
    }
  });

  it('says that the database is damaged and still lists and restores backups', async () => {
    const first = await openEngine();
    await first.engine.call('importInventory', { files: [{ path: writeFeed(first.data, 5) }] });
    const backup = await first.engine.call('backUpDatabase', {});
    if (!backup.ok) throw new Error(backup.problem.message);
    await first.engine.close();
    const database = join(first.data, 'silver-fox.db');
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.fill(7, 4096, 40_960));

    const { engine } = await openEngine({ data: first.data });
    expect(engine.problem).toMatchObject({ code: 'database-damaged' });
    expect(await engine.call('listOrders', {})).toMatchObject({ ok: false, problem: { code: 'database-damaged' } });
    const backups = await engine.call('listBackups', {});
    expect(backups.ok && backups.value.backups.map(({ file }) => file)).toContain(backup.value.backup.file);
    const restored = await engine.call('restoreDatabase', { file: { path: backup.value.backup.file } });
    expect(restored).toMatchObject({ ok: true });
    const inventory = await engine.call('listInventory', { limit: 1 });
    expect(inventory.ok && inventory.value.total).toBe(5);
  });

  it.each([
    ['a window reads, is told, and writes nothing', false],
    ['a command that wants to be sure is refused at once', true],
  ])('finds out while it runs that a large database is damaged: %s', async (_what, checkFirst) => {
    const data = makeDataFolder();
    const database = join(data, 'silver-fox.db');
    await writeMigratedDatabase(database);
    spoilLargeDatabase(database);

    const { engine } = await openEngine({ data, checkFirst });
    expect(engine.problem?.code ?? null).toBe(checkFirst ? 'database-damaged' : null);
    const told = Promise.withResolvers<void>();
    if (checkFirst) told.resolve();
    else engine.onChanged(() => told.resolve());
    const written = await engine.call('addDealership', { name: 'Weber Chevrolet' } as never);
    expect(written).toMatchObject({ ok: false, problem: { code: 'database-damaged' } });
    await told.promise;
    expect(await engine.call('listOrders', {})).toMatchObject({ ok: false, problem: { code: 'database-damaged' } });
    expect(await engine.call('listBackups', {})).toMatchObject({ ok: true });
  });
});

/** Makes a database large, and then overwrites a page in the middle that no ordinary call reads. */
function spoilLargeDatabase(file: string): void {
  const db = new Database(file);
  db.exec('CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES (hex(zeroblob(18 * 1024 * 1024)))');
  db.close();
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 8192) * 4096;
  writeFileSync(file, bytes.fill(0xa5, middle, middle + 4096));
}
