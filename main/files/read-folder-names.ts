import { readdir } from 'node:fs/promises';
import { readErrorCode } from './order-disk.ts';

/** The names in a folder, lower case as Windows compares them; none when the folder is missing. */
export async function readFolderNames(folder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await readdir(folder)).map((name) => name.toLowerCase()));
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return new Set();
    throw error;
  }
}
