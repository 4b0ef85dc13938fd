import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../main/core/problem.ts';
import type { Deed } from './deeds.ts';
import type { Place } from './place.ts';

/** Orders for the shim (see shim.c), without the folder. */
export interface Orders {
  readonly [name: `FAULT_${string}`]: string | number;
}

/** How a deed is started. */
export interface StartOptions {
  readonly shim?: string;
  readonly orders?: Orders;
  /** What the deed is about, where that is not the place's feed. */
  readonly file?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What became of a deed in a process of its own. */
export interface Outcome {
  /** It was killed, by the shim or by the test. */
  readonly wasKilled: boolean;
  readonly ok: boolean;
  readonly problem: Problem | null;
  /** What it printed of an error that nobody foresaw; `''` when there was none. */
  readonly unexpected: string;
  /** Milliseconds from `ready` to the end. */
  readonly took: number;
}

/** A deed that is under way in a process of its own. */
export interface Acting {
  /** Resolves when the workspace is open; also when the process ended before. */
  readonly ready: Promise<void>;
  readonly done: Promise<Outcome>;
  kill(): void;
}

const ACT = join(import.meta.dirname, 'act.ts');

/** Compiles the shim, which breaks the disk under a process, into a folder; returns its path, or `null` without a compiler. */
export function compileShim(folder: string): string | null {
  const shim = join(folder, 'shim.so');
  const { status, error } = spawnSync(
    'cc',
    ['-shared', '-fPIC', '-O2', '-o', shim, join(import.meta.dirname, 'shim.c'), '-ldl'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return error || status !== 0 ? null : shim;
}

/** Starts a deed; with orders for the shim, the disk breaks under it. */
export function startDeed(place: Place, deed: Deed, options: StartOptions = {}): Acting {
  const child = spawn(process.execPath, [ACT, deed, place.data, place.orders, options.file ?? place.feed], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(place.root, 'compiled'),
      ...options.environment,
      ...(options.shim !== undefined && {
        LD_PRELOAD: options.shim,
        FAULT_FOLDER: `${join(place.root, 'place')}/`,
        ...Object.fromEntries(Object.entries(options.orders ?? {}).map(([name, value]) => [name, String(value)])),
      }),
    },
  });
  const ready = Promise.withResolvers<void>();
  let output = '';
  let errors = '';
  let readyAt = Number.POSITIVE_INFINITY;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (!output.startsWith('ready')) return;
    readyAt = Math.min(readyAt, performance.now());
    ready.resolve();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const finish = async (): Promise<Outcome> => {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    ready.resolve();
    const took = Math.max(0, performance.now() - readyAt);
    if (signal === 'SIGKILL') return { wasKilled: true, ok: false, problem: null, unexpected: '', took };
    const result = readResult(output);
    const unexpected = result?.unexpected ?? (result === undefined ? `ended with ${signal ?? code}: ${errors}` : '');
    return { wasKilled: false, ok: result?.ok === true, problem: result?.problem ?? null, unexpected, took };
  };
  return { ready: ready.promise, done: finish(), kill: () => child.kill('SIGKILL') };
}

function readResult(
  output: string,
): { readonly ok: boolean; readonly problem?: Problem; readonly unexpected?: string } | undefined {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? JSON.parse(last) : undefined;
}

/** Runs a deed once without a fault and returns the durable calls that it makes, in their order: `fsync /path`. */
export async function listCalls(place: Place, deed: Deed, options: StartOptions): Promise<readonly string[]> {
  const log = join(place.root, 'calls.log');
  rmSync(log, { force: true });
  const orders = { ...options.orders, FAULT_LOG: log };
  const { ok, problem, unexpected } = await startDeed(place, deed, { ...options, orders }).done;
  if (!ok) throw new Error(`${deed} failed without a fault: ${problem?.message ?? unexpected}`);
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
}
