// Reads websites in a process of its own, which kills itself at a moment: node scrape-in-child.ts DATA ROUTES LABEL
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../main/database/open-database.ts';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { runScrapers } from '../../main/workflows/run-scrapers.ts';
import { ScrapingDesk } from '../../main/workflows/scraping-desk.ts';
import { makeNetwork } from '../scraping/polite-client.ts';
import { SHELF } from '../scraping/shelf-adapter.ts';

const [data = '', routes = '{}', label = ''] = process.argv.slice(2);
const paths = {
  data,
  database: join(data, 'silver-fox.db'),
  backups: join(data, 'backups'),
  logs: join(data, 'logs'),
  orders: join(data, 'orders'),
  resources: data,
  migrations: fileURLToPath(new URL('../../migrations', import.meta.url)),
};
const now = () => new Date();
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const opened = await openDatabase(paths.database, { ...paths, now });
const context: WorkflowContext = {
  ...opened,
  paths,
  applicationVersion: '0.0.0',
  now,
  log: { app: silent, orders: silent, imports: silent, database: silent },
  report(progress) {
    if (progress.label.startsWith(label)) process.kill(process.pid, 'SIGKILL');
  },
  signal: new AbortController().signal,
};
await runScrapers(
  {
    ...context,
    look: (work) => work(context),
    takeTurn: async (work) => work(context),
    scraping: new ScrapingDesk({
      adapters: [SHELF],
      network: makeNetwork('http://127.0.0.1:1', {
        clock: REAL_CLOCK,
        routes: JSON.parse(routes) as Record<string, string>,
      }),
      browser: null,
      announce: () => undefined,
    }),
  },
  { all: true },
);
