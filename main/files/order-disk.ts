import { mkdir, open, rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { isBusyCode } from '../core/patience.ts';

/** What writing and moving order folders does to the disk; tests put a failing disk in its place. */
export interface OrderDisk {
  /** Fails when the folder above is missing or the folder is there already. */
  readonly createFolder: (path: string) => Promise<void>;
  /** Writes a file that must not be there yet and returns when it is on the disk, safe from a power cut. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Puts the names inside a folder safely on the disk. */
  readonly flushFolder: (path: string) => Promise<void>;
  /** Returns after the time in milliseconds; throws the signal's reason when it is aborted meanwhile. */
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The real disk. */
export const REAL_DISK: OrderDisk = {
  createFolder: async (path) => {
    await mkdir(path);
  },
  writeFile: async (path, bytes) => {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  flushFolder,
  wait: async (milliseconds, signal) => {
    await setTimeout(milliseconds, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
};

/** Puts the names inside a folder safely on the disk, as far as the system offers it for folders. */
export async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    // Windows and network shares do not flush folders; they keep names without being asked.
    if (!['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(readErrorCode(error))) throw error;
  }
}

/** The system's code of an error, such as `ENOSPC`; `''` when it has none. */
export function readErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether another program, such as a virus scanner, is in the way of renaming: it may let go after a while. */
export function isBusy(error: unknown): boolean {
  return isBusyCode(readErrorCode(error));
}
