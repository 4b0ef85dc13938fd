import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes what a crash left of files that `writeTextFile` had not finished. Call it only while nobody writes to the
 * folder; one that is missing has none.
 */
export async function removeHalfWritten(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const halves = names.filter((name) => /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/.test(name));
  for (const name of halves) await rm(join(folder, name), { force: true }).catch(() => undefined);
}
