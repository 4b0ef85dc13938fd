import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '../../main/core/problem.ts';
import type { Log, WorkflowContext } from '../../main/workflows/context.ts';
import { MIGRATIONS } from '../database/migrated-database.ts';
import { NOW, openTemporaryDatabase } from '../database/open-temporary-database.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A context on a new database in a folder of its own, which is gone when the test is over. */
export async function openWorkplace(): Promise<WorkflowContext> {
  const { folder, writer, reader } = await openTemporaryDatabase();
  return {
    reader,
    writer,
    paths: {
      data: folder,
      database: join(folder, 'silver-fox.db'),
      backups: join(folder, 'backups'),
      logs: join(folder, 'logs'),
      orders: join(folder, 'orders'),
      resources: fileURLToPath(new URL('../../resources', import.meta.url)),
      migrations: MIGRATIONS,
    },
    applicationVersion: '0.0.0',
    now: () => NOW,
    log: { app: silent, orders: silent, imports: silent, database: silent },
    report: () => undefined,
    signal: new AbortController().signal,
  };
}

/** The Problem that work fails with; `undefined` when it succeeds. */
export async function problemOf(work: () => unknown) {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return undefined;
}
