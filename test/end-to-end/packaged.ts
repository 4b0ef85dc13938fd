import { rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unpackApplication } from '../package/run-unpacked.ts';

const { SILVER_FOX_PACKAGED } = process.env;

/** The folder of the packaged application that is driven in place of what was just built; `null` for what was built. */
export const PACKAGED = SILVER_FOX_PACKAGED ? resolve(SILVER_FOX_PACKAGED) : null;

/** Bytes that Electron's program has at least; the empty one of test/package has a few hundred. */
const SMALLEST_PROGRAM = 10_000_000;

/** The program in a packaged application's folder; `null` when it was packed without Electron's. */
export function findProgram(folder: string): string | null {
  const name = process.platform === 'win32' ? 'Silver Fox Order Processing.exe' : 'silver-fox-order-processing';
  const program = join(folder, name);
  const size = statSync(program, { throwIfNoEntry: false })?.size ?? 0;
  return size < SMALLEST_PROGRAM ? null : program;
}

let unpacked: string | undefined;

/** The folder of `main` inside the packaged archive, taken apart for plain Node, and the resources beside it. */
export function unpackOnce(folder: string): { readonly main: string; readonly resources: string } {
  unpacked ??= unpackForThisRun(folder);
  return { main: join(unpacked, 'app.asar', 'out', 'main'), resources: unpacked };
}

function unpackForThisRun(folder: string): string {
  const resources = unpackApplication(folder);
  process.on('exit', () => rmSync(dirname(resources), { recursive: true, force: true }));
  return resources;
}
