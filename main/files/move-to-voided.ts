import { rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findFreeName } from '../core/order-folder-name.ts';
import { createFolder } from './create-folder.ts';
import { moveFolder } from './move-folder.ts';
import { readFolderNames } from './read-folder-names.ts';
import type { Patience } from './while-busy.ts';

/** The folder inside the orders folder that keeps what was voided. */
export const VOIDED_FOLDER = '_voided';

/**
 * Moves a published order folder into `_voided` beside it and returns its new absolute path. A name that is taken
 * there gets `_2`, `_3` and so on; the problems are those of moveFolder.
 */
export async function moveToVoided(folder: string, options: Patience = {}): Promise<string> {
  const voided = join(dirname(folder), VOIDED_FOLDER);
  await createFolder(voided);
  const names = await readFolderNames(voided);
  const target = join(
    voided,
    findFreeName(basename(folder), (name) => names.has(name.toLowerCase())),
  );
  try {
    await moveFolder(folder, target, options);
  } catch (error) {
    // Made in vain, or in the bare mount point of a share that went away; one that holds something stays.
    await rmdir(voided).catch(() => undefined);
    throw error;
  }
  return target;
}
