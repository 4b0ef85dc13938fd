// Imports a file in a process of its own, which kills itself at a moment: node import-in-child.ts DATA FILE LABEL
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../main/database/open-database.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';

const [data = '', path = '', label = ''] = process.argv.slice(2);
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
const { writer, reader } = await openDatabase(paths.database, { ...paths, now });
// The inventory is larger than the page cache, so that much of the unfinished work is on the disk already.
writer.pragma('cache_size = 10');
let rows = 0;
await importInventory(
  {
    reader,
    writer,
    paths,
    applicationVersion: '0.0.0',
    now,
    log: { app: silent, orders: silent, imports: silent, database: silent },
    report(progress) {
      rows = progress.unit === 'rows' ? progress.done : 0;
      if (progress.label.startsWith(label) && (label !== 'Normalizing' || rows > 2000))
        process.kill(process.pid, 'SIGKILL');
    },
    signal: new AbortController().signal,
  },
  { files: [{ path }], yes: true },
);
