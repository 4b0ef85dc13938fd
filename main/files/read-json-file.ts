import { readFile } from 'node:fs/promises';

/** Reads a JSON document that the application ships. @throws Error when it is missing or not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
