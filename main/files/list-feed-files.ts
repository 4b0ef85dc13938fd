import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that may be a feed, as a look at its folder finds it. */
export interface FeedFile {
  readonly name: string;
  readonly bytes: number;
  /** UTC ISO instant. */
  readonly modifiedAt: string;
}

/** Lists the CSV and text files of a folder by name; what is hidden, empty or inside other folders does not count. */
export async function listFeedFiles(folder: string): Promise<readonly FeedFile[]> {
  const names = (await readdir(folder)).filter((name) => /^[^.~].*\.(csv|tsv|txt)$/i.test(name)).sort();
  const found: FeedFile[] = [];
  for (const name of names) {
    // A file may be taken away between the two looks.
    const stats = await stat(join(folder, name)).catch(() => null);
    if (stats?.isFile() && stats.size > 0) {
      found.push({ name, bytes: stats.size, modifiedAt: stats.mtime.toISOString() });
    }
  }
  return found;
}
