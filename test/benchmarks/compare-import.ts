import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engine, startEngine } from '../../main/engine/start-engine.ts';
import { BUILT_WORKER } from '../build-program.ts';
import { type Comparison, hasProgram, runProgram } from './comparison.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the product's engine on a data folder, as it is built: from source, each thread would take off types first. */
export function startBenchEngine(data: string): Promise<Engine> {
  return startEngine(
    {
      data,
      resources: join(PROJECT, 'resources'),
      migrations: join(PROJECT, 'migrations'),
      applicationVersion: 'benchmark',
    },
    BUILT_WORKER,
  );
}

/**
 * A whole import into a new database: read, check, keep raw, normalize, reconcile, index, activate. Beside it the
 * sqlite3 shell, which does the same steps in SQL without looking for a header, refusing rows or reconciling. The data
 * folder of the last round stays and holds the imported feed.
 */
export function compareImport(feed: string, rows: number, data: string): Comparison & { close(): Promise<void> } {
  const database = `${data}-sqlite3.db`;
  const script = readFileSync(new URL('./import.sql', import.meta.url), 'utf8').replaceAll(
    'FEED',
    feed.replaceAll('\\', '/'),
  );
  let engine: Engine | undefined;
  return {
    work: `Import a feed of ${rows.toLocaleString('en-US')} rows`,
    beside: 'sqlite3 .import and SQL',
    prepare: async () => {
      await engine?.close();
      rmSync(data, { recursive: true, force: true });
      for (const file of [database, `${database}-wal`, `${database}-shm`]) rmSync(file, { force: true });
      engine = await startBenchEngine(data);
    },
    ours: async () => {
      const result = await engine?.call('importInventory', { files: [{ path: feed }], yes: true });
      if (!result?.ok) throw new Error(result?.problem.message ?? 'the engine was not started');
      const { rowsStored } = result.value.import;
      if (rowsStored !== rows) throw new Error(`stored ${rowsStored} of ${rows} rows`);
    },
    theirs: hasProgram('sqlite3') ? () => runProgram('sqlite3', ['-bail', database], script) : null,
    missing: 'needs sqlite3',
    close: async () => engine?.close(),
  };
}
