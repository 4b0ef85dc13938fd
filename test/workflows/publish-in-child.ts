// Publishes a draft in a process of its own and stays until a test kills it; with a number, under that, and ends then:
// node publish-in-child.ts DATA ORDER_ID [NUMBER]
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../main/database/open-database.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';

const [data = '', id = '', number] = process.argv.slice(2);
const paths = {
  data,
  database: join(data, 'silver-fox.db'),
  backups: join(data, 'backups'),
  logs: join(data, 'logs'),
  orders: join(data, 'share'),
  resources: data,
  migrations: fileURLToPath(new URL('../../migrations', import.meta.url)),
};
const now = () => new Date();
const opened = await openDatabase(paths.database, { ...paths, now });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const context: WorkflowContext = {
  ...opened,
  paths,
  applicationVersion: '1.2.3',
  now,
  log: { app: silent, orders: silent, imports: silent, database: silent },
  report: () => undefined,
  signal: new AbortController().signal,
};
if (number === undefined) setInterval(() => undefined, 60_000);
await publishOrder(context, { id: Number(id), ...(number !== undefined && { number }) });
