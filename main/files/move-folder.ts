import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { flushFolder, isBusy, type OrderDisk, REAL_DISK, readErrorCode } from './order-disk.ts';

/** How a folder is moved. */
export interface MoveOptions {
  /** Aborted when the operator cancels while the move is being retried. */
  readonly signal?: AbortSignal | undefined;
  readonly disk?: OrderDisk;
}

/** Milliseconds before each new try, about half a minute in all: what virus scanners and shares need to let go. */
const PAUSES = [50, 100, 200, 400, 800, 1500, 3000, 5000, 8000, 10_000] as const;

/**
 * Gives a folder its new path on the same volume in one step, and never over anything that is there already
 * (`folder-exists`). A move that another program is in the way of is tried again, then `folder-busy`; a folder
 * that is not there is `folder-missing`.
 */
export async function moveFolder(from: string, to: string, options: MoveOptions = {}): Promise<void> {
  const disk = options.disk ?? REAL_DISK;
  for (const [tries, pause] of [...PAUSES, null].entries()) {
    options.signal?.throwIfAborted();
    if (await isThere(to)) {
      // A share may move the folder and lose its answer.
      if (tries > 0 && !(await isThere(from))) break;
      throw exists(to);
    }
    const error = await tryRename(disk, from, to);
    if (error === null) break;
    if (!isBusy(error)) throw explainRename(error, from, to);
    if (pause === null) throw busy(from, to, readErrorCode(error));
    await disk.wait(pause, options.signal);
  }
  await flushFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await flushFolder(dirname(from));
}

/** What renaming threw, or `null`. */
async function tryRename(disk: OrderDisk, from: string, to: string): Promise<unknown> {
  try {
    await disk.rename(from, to);
    return null;
  } catch (error) {
    return error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return false;
    // A share that does not answer is no proof of an empty place.
    throw explainRename(error, path, path);
  }
}

function explainRename(error: unknown, from: string, to: string): unknown {
  const code = readErrorCode(error);
  if (code === '') return error;
  // Another program was faster between looking and renaming.
  if (code === 'ENOTEMPTY' || code === 'EEXIST') return exists(to);
  return new ProblemError(
    'folder-missing',
    `The folder ${from} could not become ${to}: it, or the folder around it, is not reachable (${code}). ` +
      'Nothing was changed. Connect the share and try again.',
    { from, to, cause: code },
  );
}

function exists(to: string): ProblemError {
  return new ProblemError(
    'folder-exists',
    `There is something at ${to} already. It was not touched and nothing was published there. Try again.`,
    { to },
  );
}

function busy(from: string, to: string, code: string): ProblemError {
  return new ProblemError(
    'folder-busy',
    `The folder ${from} could not become ${to}: another program keeps it open (${code}). It was left as it was. ` +
      'Close windows that show the folder, wait for the virus scanner, and try again.',
    { from, to, cause: code },
  );
}
