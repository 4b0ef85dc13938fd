import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './plant-files.ts';

/** How a message's code stands in the source: first among what makes or explains a Problem, or as its `code`. */
const CODE =
  /(?:(?:ProblemError|\bfail|\brefuse\w*)\(\s*|: Explanation = \[\s*|\bcode: )'(?<code>[a-z]+(?:-[a-z]+)*)'/g;

/** The source of everything that can give a message, with texts that are joined over several lines put together. */
export function readSources(): string {
  const files = ['main', 'renderer'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  return files.join('\n').replace(/['"`]\s*\+\s*['"`]/g, '');
}

/** The code of every message that the application can give. */
export function listProblems(): readonly string[] {
  const codes = [...readSources().matchAll(CODE)].map(({ groups }) => groups?.code ?? '');
  return [...new Set(codes)].sort();
}
