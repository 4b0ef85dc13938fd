import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes the files of a folder that were last changed before an instant, but those that are named. What cannot be
 * removed stays for the next time, and a folder that is missing has none.
 */
export async function removeOldFiles(folder: string, before: Date, keep: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (keep.has(name)) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts?.isFile() && facts.mtime < before) await rm(path, { force: true }).catch(() => undefined);
  }
}
