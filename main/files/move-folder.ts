import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BUSY_PAUSES } from '../core/patience.ts';
import { ProblemError } from '../core/problem.ts';
import { isBusy, type OrderDisk, REAL_DISK, readErrorCode } from './order-disk.ts';
import type { Patience } from './while-busy.ts';

/**
 * Gives a folder its new path on the same volume in one step, and never over anything that is there already
 * (`folder-exists`). A move that another program is in the way of is tried again, then `folder-busy`; a folder
 * that is not there is `folder-missing`.
 */
export async function moveFolder(from: string, to: string, options: Patience = {}): Promise<void> {
  const disk = options.disk ?? REAL_DISK;
  for (const [tries, pause] of [...BUSY_PAUSES, null].entries()) {
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
  await flushNames(disk, from, to);
}

/** Without this a power cut could take the move back. */
async function flushNames(disk: OrderDisk, from: string, to: string): Promise<void> {
  try {
    for (const folder of new Set([dirname(to), dirname(from)])) await disk.flushFolder(folder);
  } catch (error) {
    const code = readErrorCode(error);
    if (code === '') throw error;
    throw new ProblemError(
      'folder-missing',
      `The folder ${from} became ${to}, but the folder around it went away before that was safe (${code}). Connect the ` +
        'share: what is unfinished is finished as soon as it is back.',
      { from, to, cause: code },
    );
  }
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
