import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Removes a staging folder and all that is in it; one that is gone already is fine. */
export async function removeStaging(root: string, stagingName: string): Promise<void> {
  if (!stagingName.startsWith('.staging-') || basename(stagingName) !== stagingName) {
    throw new Error(`Not the name of a staging folder: ${stagingName}`);
  }
  await rm(join(root, stagingName), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
