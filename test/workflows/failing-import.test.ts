import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { showImport } from '../../main/workflows/show-import.ts';
import { makeVin } from '../core/make-order.ts';
import { HONDA, importLines, openWithTwo, readStatuses, readVins } from './import-lines.ts';
import type { Shop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { linesOf, range, writeFeed } from './write-feed.ts';

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
