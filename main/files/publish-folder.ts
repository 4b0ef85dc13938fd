import { join } from 'node:path';
import { moveFolder } from './move-folder.ts';
import type { Patience } from './while-busy.ts';

/**
 * Makes a staged order folder visible under its own name and returns its absolute path. All or nothing; the
 * problems are those of moveFolder.
 */
export async function publishFolder(
  place: { readonly root: string; readonly stagingName: string; readonly folderName: string },
  options: Patience = {},
): Promise<string> {
  const folder = join(place.root, place.folderName);
  await moveFolder(join(place.root, place.stagingName), folder, options);
  return folder;
}
