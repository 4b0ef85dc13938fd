/**
 * main/files reads what comes in (scraper files, lists, VIN logs) and writes what goes out (order folders). It is the
 * only place that does; it knows no SQL and no Electron, and decides nothing that main/core can decide.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { explainDiskError } from './explain-disk-error.ts';
import { type OrderDisk, REAL_DISK, readErrorCode } from './order-disk.ts';

/** Empty file in the orders folder that tells a connected share from the bare folder on which it is mounted. */
export const MARKER_FILE = '.silver-fox-orders';

/**
 * Makes sure that the orders folder is there, and marks it on first use. It is never created: a missing one is the
 * problem `orders-folder-missing`, a file in its place `orders-folder-not-a-folder`; one that was used before and has
 * lost its marker is `orders-folder-unmarked`.
 */
export async function claimOrdersRoot(root: string, usedBefore: boolean, disk: OrderDisk = REAL_DISK): Promise<void> {
  try {
    if (!(await stat(root)).isDirectory()) throw notFolder(root);
    if (await isMarked(root)) return;
    if (usedBefore) throw unmarked(root);
    await disk.writeFile(join(root, MARKER_FILE), new Uint8Array());
  } catch (error) {
    // Two orders may mark a new folder at the same moment.
    if (readErrorCode(error) === 'EEXIST') return;
    throw explainDiskError(error, root);
  }
}

/** Whether a folder has the marker of an orders folder. */
export async function isMarked(root: string): Promise<boolean> {
  try {
    await stat(join(root, MARKER_FILE));
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A file of that name is no share that will come back, so nothing waits for it. */
function notFolder(root: string): ProblemError {
  return new ProblemError(
    'orders-folder-not-a-folder',
    `The orders folder ${root} is not a folder. Nothing was published. Choose another orders folder and try again.`,
    { root },
  );
}

function unmarked(root: string): ProblemError {
  return new ProblemError(
    'orders-folder-unmarked',
    `The orders folder ${root} is there, but it is not the one used before: its file ${MARKER_FILE} is missing, as ` +
      'when a share is not connected. Nothing was published. Connect the share. If this is the folder all the same, ' +
      'confirm it in the window or put an empty file of that name into it.',
    { root },
  );
}
