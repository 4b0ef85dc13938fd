import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '../core/problem.ts';

/**
 * Reads the key of the REST API from its file, which is made with 192 random bits at the first use and can be read by
 * its owner alone. Delete the file to make every program lose its access. Problem: `wrong-api-key`.
 */
export async function keepApiKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const made = randomBytes(24).toString('hex');
  try {
    await writeFile(file, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const kept = (await readFile(file, 'utf8')).trim();
  if (/^\S{32,}$/.test(kept)) return kept;
  const message = `${file} holds no key of 32 characters or more. Nothing was opened. Delete it, and a new one is made.`;
  throw new ProblemError('wrong-api-key', message, { file });
}
