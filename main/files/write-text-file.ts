import { randomUUID } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { flushFolder, REAL_DISK, readErrorCode } from './order-disk.ts';

/**
 * Writes a text file that is not there yet, as UTF-8, whole or not at all.
 *
 * @throws ProblemError `file-exists`, `file-not-written`
 */
export async function writeTextFile(path: string, text: string): Promise<void> {
  if (await isThere(path)) {
    throw new ProblemError(
      'file-exists',
      `${basename(path)} is there already. Nothing was written. Choose another name, or move that file away first.`,
      { file: path },
    );
  }
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await REAL_DISK.writeFile(temporary, new TextEncoder().encode(text));
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const cause = readErrorCode(error);
    if (cause === '') throw error;
    throw new ProblemError(
      'file-not-written',
      `${basename(path)} could not be written (${cause}). Nothing was changed. Check that its folder is there, has room and may be written to.`,
      { file: path, cause },
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
