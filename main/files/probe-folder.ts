import { randomUUID } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readErrorCode } from './order-disk.ts';

/** What was found out about a folder by trying. */
export interface FolderProbe {
  readonly isThere: boolean;
  /** A file was written there and removed again. */
  readonly isWritable: boolean;
  /** Bytes that can still be written there; `null` where the system does not say. */
  readonly freeBytes: number | null;
  /** The system's code of what went wrong, such as `EACCES`; `''` when nothing did. */
  readonly failure: string;
}

/** Tries whether a folder is there and can be written to. What it writes is empty, hidden and removed again. */
export async function probeFolder(folder: string): Promise<FolderProbe> {
  const nothing = { isThere: false, isWritable: false, freeBytes: null };
  try {
    if (!(await stat(folder)).isDirectory()) return { ...nothing, failure: 'ENOTDIR' };
  } catch (error) {
    return { ...nothing, failure: readErrorCode(error) };
  }
  const freeBytes = await readFreeBytes(folder);
  const trial = join(folder, `.silver-fox-probe-${randomUUID()}`);
  try {
    await writeFile(trial, '', { flag: 'wx' });
    await rm(trial, { force: true });
    return { isThere: true, isWritable: true, freeBytes, failure: '' };
  } catch (error) {
    return { isThere: true, isWritable: false, freeBytes, failure: readErrorCode(error) };
  }
}

async function readFreeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
