import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkHealth } from '../../main/workflows/check-health.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { addDealership, openShop } from './open-shop.ts';
import { linesOf, range, writeFeed } from './write-feed.ts';

const SCRIPT = fileURLToPath(new URL('import-in-child.ts', import.meta.url));

describe('an import whose process is killed', () => {
  it.each(['Reading', 'Normalizing'])(
    'while it is %s leaves the one before it active, whole and alone',
    async (label) => {
      const shop = await openShop();
      await addDealership(shop, 'Serra Honda');
      const old = writeFeed(shop, 'old.csv', linesOf('Serra Honda', range(1, 30)));
      await importInventory(shop.context, { files: [{ path: old }] });
      const before = listInventory(shop.context, {});
      shop.close();

      const next = writeFeed(shop, 'next.csv', linesOf('Serra Honda', range(1000, 7000)));
      const child = spawnSync(process.execPath, [SCRIPT, shop.context.paths.data, next, label], { encoding: 'utf8' });
      expect(child).toMatchObject({ signal: 'SIGKILL', stderr: '' });

      const { context } = await openShop(shop.context.paths.data);
      expect(listInventory(context, {})).toEqual(before);
      expect(listImports(context).imports.map(({ status }) => status)).toEqual(['active']);
      expect(context.reader.prepare('SELECT count(*) FROM raw_vehicle_data').pluck().get()).toBe(30);
      const wrong = (await checkHealth(context)).checks.filter(({ ok }) => !ok);
      expect(wrong.filter(({ id }) => id !== 'backups')).toEqual([]);
      await importInventory(context, { files: [{ path: next }], yes: true });
      expect(listInventory(context, {}).total).toBe(6001);
    },
  );
});
