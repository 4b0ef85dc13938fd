import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkHealth } from '../../main/workflows/check-health.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { listScrapingRuns } from '../../main/workflows/list-scraping-runs.ts';
import { runScrapers } from '../../main/workflows/run-scrapers.ts';
import { inTurn } from '../scraping/serve-faults.ts';
import { makeLot, shelve } from '../scraping/shelf-adapter.ts';
import { addWebsites, openScraping } from './open-scraping.ts';
import { openShop } from './open-shop.ts';

const SCRIPT = fileURLToPath(new URL('scrape-in-child.ts', import.meta.url));

describe('a scraping run whose process is killed', () => {
  it.each(['A: ', 'Reading 20', 'Normalizing'])(
    'at "%s" has changed nothing, and the next run comes to the result',
    async (label) => {
      const shop = await openShop();
      // A page per ten vehicles: the first run asks three times, and every run after it four times.
      const answers = [shelve(makeLot(30)), shelve(makeLot(30)), shelve(makeLot(30)), shelve(makeLot(40))];
      const { routes } = await addWebsites(shop, { A: inTurn(...answers) });
      await runScrapers(openScraping(shop, routes).context, { all: true });
      const before = listInventory(shop.context, { limit: 100 });
      shop.close();

      const child = spawn(process.execPath, [SCRIPT, shop.context.paths.data, JSON.stringify(routes), label]);
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');

      const again = await openShop(shop.context.paths.data);
      expect(listInventory(again.context, { limit: 100 })).toEqual(before);
      expect(listImports(again.context).imports).toHaveLength(1);
      expect((await checkHealth(again.context)).checks.filter(({ ok, id }) => !ok && id !== 'backups')).toEqual([]);
      const { run } = await runScrapers(openScraping(again, routes).context, { all: true });
      expect(run).toMatchObject({ status: 'done', results: [{ outcome: 'ok', rows: 40 }] });
      expect(listInventory(again.context, {}).total).toBe(40);
      expect(listScrapingRuns(again.context).runs.map(({ status }) => status)).toEqual(['done', 'interrupted', 'done']);
    },
  );
});
