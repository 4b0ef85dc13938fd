import { readdir } from 'node:fs/promises';

/**
 * The names of the folders in an orders folder that nobody knows, sorted; hidden ones and those of the application's own
 * (`_voided`, `_practice`) aside.
 *
 * @param known Lower-case names, as Windows compares them.
 */
export async function findUnknownFolders(root: string, known: ReadonlySet<string>): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name) && !known.has(entry.name.toLowerCase()))
    .map(({ name }) => name)
    .sort();
}
