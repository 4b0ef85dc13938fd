import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = ['out/main/index.js', 'out/main/silverfox.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const SOURCES = ['main', 'preload', 'renderer', 'docs', 'resources/screenshots'];
const CONFIGURATION = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'vite.config.ts'];

/** Whether something in a checkout is newer than what was built from it. */
export function isBuildOutOfDate(root: string): boolean {
  const built = BUILT.map((file) => join(root, file));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map(readChangeTime));
  return [
    ...CONFIGURATION.map((file) => join(root, file)),
    ...SOURCES.flatMap((folder) => listFiles(join(root, folder))),
  ]
    .map(readChangeTime)
    .some((time) => time > oldest);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function readChangeTime(file: string): number {
  return statSync(file).mtimeMs;
}
