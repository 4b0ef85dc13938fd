import { join } from 'node:path';
import { type MoveOptions, moveFolder } from './move-folder.ts';

/**
 * Makes a staged order folder visible under its own name and returns its absolute path. All or nothing; the
 * problems are those of moveFolder.
 */
export async function publishFolder(
  place: { readonly root: string; readonly stagingName: string; readonly folderName: string },
  options: MoveOptions = {},
): Promise<string> {
  const folder = join(place.root, place.folderName);
  await moveFolder(join(place.root, place.stagingName), folder, options);
  return folder;
}
