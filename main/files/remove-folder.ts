import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Deletes a folder with all that is in it; one that is not there is fine. */
export function removeWhole(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Moves a folder of the application's own elsewhere on the same disk; one that is not there is fine. */
export async function moveAway(folder: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await rename(folder, target).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}
