import { mkdir } from 'node:fs/promises';
import { explainDiskError } from './explain-disk-error.ts';
import { readErrorCode } from './order-disk.ts';

/** Creates a folder that may be there already. The folder above it must be there: it is never created on the way. */
export async function createFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (readErrorCode(error) !== 'EEXIST') throw explainDiskError(error, path);
  }
}
