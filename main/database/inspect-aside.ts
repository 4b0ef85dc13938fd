import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type InspectionDepth, inspectDatabase } from './inspect-database.ts';
import type { InspectionTask } from './inspect-worker.ts';

/** Bytes from which on looking at a database takes longer than starting a thread for it. */
const LARGE = 32 * 1024 * 1024;

/** Beside this file in the sources, and beside the engine's worker in the built application. */
const WORKER = new URL(`./inspect-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Whether a database file is so large that it is looked at in a thread of its own. */
export function isLargeDatabase(file: string, large = LARGE): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= large;
}

/**
 * As inspectDatabase, but a large file is looked at in a thread of its own, so that this one goes on answering. Where
 * that thread cannot be had, it is done here.
 */
export async function inspectAside(
  file: string,
  depth: InspectionDepth,
  options: { readonly worker?: URL; readonly large?: number } = {},
): Promise<string | null> {
  if (!isLargeDatabase(file, options.large)) return inspectDatabase(file, depth);
  const { promise, resolve } = Promise.withResolvers<{ readonly found: string | null } | null>();
  const task: InspectionTask = { file, depth };
  const thread = new Worker(options.worker ?? WORKER, { workerData: task });
  thread.once('message', (found: string | null) => resolve({ found }));
  thread.once('error', () => resolve(null));
  thread.once('exit', () => resolve(null));
  const answer = await promise;
  return answer === null ? inspectDatabase(file, depth) : answer.found;
}
