import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { flushFolder } from './order-disk.ts';

/** Writes lines into a compressed file that appears whole or not at all; returns its path. Its folder is made. */
export async function writeArchive(folder: string, name: string, lines: readonly string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(gzipSync(`${lines.join('\n')}\n`));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  await flushFolder(folder);
  return path;
}
