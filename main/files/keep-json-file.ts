import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder, REAL_DISK } from './order-disk.ts';

/** Reads a JSON file of the application's own; `undefined` when there is none. @throws Error when it is not JSON */
export async function readKeptJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a JSON file of the application's own, in the place of the one before, whole or not at all. */
export async function keepJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await REAL_DISK.writeFile(temporary, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`));
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
