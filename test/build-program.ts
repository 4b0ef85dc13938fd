import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuildOutOfDate } from '../main/cli/is-build-out-of-date.ts';
import { PROJECT } from './house/plant-files.ts';

/** The built engine: a thread of it starts in half the time, and without WebAssembly to take types off. */
export const BUILT_WORKER = pathToFileURL(join(PROJECT, 'out', 'main', 'worker.js'));

/** The built thread that draws QR codes. */
export const BUILT_QR_WORKER = pathToFileURL(join(PROJECT, 'out', 'main', 'qr-worker.js'));

/** The built command line. */
export const BUILT_COMMAND = join(PROJECT, 'out', 'main', 'silverfox.js');

/** Builds the application as `npm run build` does, where something is newer than what was built. @throws Error */
export function buildWhereNeeded(): void {
  if (!isBuildOutOfDate(PROJECT)) return;
  const program = join(PROJECT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stderr } = spawnSync(process.execPath, [program, 'build'], { cwd: PROJECT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The application cannot be built.\n${stderr}`);
}

/** Vitest calls it once, before tests that start the built application. */
export const setup = buildWhereNeeded;
