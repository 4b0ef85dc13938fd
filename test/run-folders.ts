import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that must be free in memory for the files of tests; all of them at once need a few dozen megabytes. */
const ROOM = 1024 ** 3;

/**
 * Where one run of the unit tests has its temporary files: nothing of them stays, whatever becomes of a test. Those in
 * memory are real ones, written and flushed as always, where there is a file system for that: no unit test can see what
 * a flush leaves on a disk, and a disk that others use as well makes the suite take minutes. test/faults, test/hostile
 * and test/end-to-end use the disk.
 */
export const RUN_FOLDERS = { onDisk: nameFolder(tmpdir()), inMemory: nameFolder(findMemory()) } as const;

/** Makes the folders of this run, and takes them away when it ends, however it does. Vitest calls it once. */
export function setup(): void {
  const folders = Object.values(RUN_FOLDERS);
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  process.once('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
}

function nameFolder(parent: string): string {
  return join(parent, `silver-fox-tests-${process.pid}`);
}

function findMemory(memory = '/dev/shm'): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize < ROOM ? tmpdir() : memory;
  } catch {
    return tmpdir();
  }
}
