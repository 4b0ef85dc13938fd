import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeDiagnostics } from '../../main/workflows/make-diagnostics.ts';
import { openPublishedShop } from './open-published-shop.ts';
import { VINS } from './open-shop.ts';

async function readBundle() {
  const { shop } = await openPublishedShop();
  const { logs } = shop.context.paths;
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(logs, 'app.log'), `Started\nunforeseen: ${VINS[0]} in a message\n`);
  const { name, zip } = await makeDiagnostics(shop.context);
  const files = Object.entries(unzipSync(Buffer.from(zip, 'base64')));
  return { shop, name, files: new Map(files.map(([path, bytes]) => [path, strFromU8(bytes)])) };
}

describe('the diagnostic bundle', () => {
  it('is a zip with the logs, the checks, the settings and the version', async () => {
    const { shop, name, files } = await readBundle();
    expect(name).toBe('silver-fox-diagnostics-2026-11-23.zip');
    expect([...files.keys()]).toEqual([
      'diagnostics.json',
      'logs/app.log',
      'logs/order_processing.log',
      'logs/scraper_import.log',
      'logs/database.log',
    ]);
    expect(JSON.parse(files.get('diagnostics.json') ?? '')).toMatchObject({
      application: '1.2.3',
      ordersFolder: { folder: shop.orders, isWritable: true },
      storage: { backups: { count: expect.any(Number) } },
      checks: expect.arrayContaining([expect.objectContaining({ id: 'integrity', ok: true })]),
    });
  });

  it('holds no VIN, also where a log holds one', async () => {
    const { files } = await readBundle();
    expect(files.get('logs/app.log')).toBe('Started\nunforeseen: [VIN] in a message\n');
    for (const text of files.values()) expect(text).not.toMatch(/\b(?=[A-Z]*\d)[A-HJ-NPR-Z0-9]{17}\b/i);
  });
});
