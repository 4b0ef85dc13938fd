import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';
import { PROJECT } from '../house/plant-files.ts';
import { findListening } from './find-listening.ts';

/** Milliseconds between two looks for what a run listens on. */
const LOOK_EVERY = 50;

const STAND_IN = pathToFileURL(join(PROJECT, 'test', 'end-to-end', 'stand-in', 'register.ts')).href;

/** The machines that a package is made for; another kind, such as a Mac, lends the database its own binary. */
const PACKED_FOR: readonly string[] = ['linux-x64', 'win32-x64'];
const HOST = `${process.platform}-${process.arch}`;

/** How a run of the packed main process ended. */
export interface PackedRun {
  readonly code: number | null;
  readonly output: string;
  /** What the stand-in for Electron was asked. */
  readonly told: readonly { readonly of: string; readonly values: readonly unknown[] }[];
  readonly errors: string;
  /** Addresses on which it listened at any moment that was looked at. */
  readonly listening: readonly string[];
}

/**
 * Takes a packed application's archive apart, because plain Node cannot read one, into a folder that no other
 * node_modules is above: what was not packed is missing there. Returns its resources folder.
 */
export function unpackApplication(packed: string): string {
  const resources = join(mkdtempSync(join(tmpdir(), 'silver-fox-unpacked-')), 'resources');
  cpSync(join(packed, 'resources'), resources, { recursive: true });
  rmSync(join(resources, 'app.asar'));
  extractAll(join(packed, 'resources', 'app.asar'), join(resources, 'app.asar'));
  if (!PACKED_FOR.includes(HOST)) {
    const binary = join('node_modules', 'better-sqlite3', 'prebuilds', `${HOST}.node`);
    cpSync(join(PROJECT, binary), join(resources, 'app.asar', binary));
  }
  return resources;
}

/** Starts an unpacked main process in plain Node, with the stand-in in Electron's place, and waits for its end. */
export async function runUnpacked(resources: string, parameters: readonly string[]): Promise<PackedRun> {
  const main = join(resources, 'app.asar', 'out', 'main', 'index.js');
  const child = spawn(process.execPath, ['--import', STAND_IN, main, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', STAND_IN_PACKED: resources },
  });
  const listening = new Set<string>();
  const look = setInterval(() => {
    for (const address of findListening(child.pid ?? 0)) listening.add(address);
  }, LOOK_EVERY);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  clearInterval(look);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const lines = output.split('\n').filter((line) => line.startsWith('{"of":'));
  const told = lines.map((line) => JSON.parse(line));
  return { code: child.exitCode, output, told, errors, listening: [...listening] };
}
