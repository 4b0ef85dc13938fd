/**
 * test/house checks the house around the code: that the import boundaries bite, and that the documents say what is
 * true.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Everything the linter and the compiler read to know a file's room. */
const CONFIGURATION = [
  '.gitignore',
  'biome.json',
  'package.json',
  'tsconfig.json',
  'main/tsconfig.json',
  'main/core/tsconfig.json',
  'preload/tsconfig.json',
  'renderer/tsconfig.json',
];

/** Writes files (path in the project → content) into an otherwise empty copy of the project and returns its folder. */
export function plantFiles(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-house-'));
  for (const file of CONFIGURATION) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(PROJECT, file), join(folder, file));
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

/** Removes what `plantFiles` made. */
export function removePlanted(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
