import { spawnSync } from 'node:child_process';
import { type Deed, openPlace, retryDeed } from './deeds.ts';
import { eitherIn, examine } from './examine.ts';
import type { Place } from './place.ts';

/** One lane of a run: a place of its own, and what the machine offers to break it with. */
export interface Lane {
  readonly place: Place;
  /** Path of the compiled shim; `''` where there is none, and then only faults run that do not need it. */
  readonly shim: string;
  /** Whether tmpfs can be mounted here: a real full disk, a real bare mount point. */
  readonly canMount: boolean;
  /** A number from 0 up to, but not including, 1; the same numbers for the same seed. */
  readonly random: () => number;
}

/** A kind of fault: what happens in a round of it, and how many rounds a run has. */
export interface Fault {
  readonly name: string;
  readonly rounds: { readonly short: number; readonly long: number };
  /** Whether it can happen only where the shim stands between a process and its disk: on Linux. */
  readonly needsShim: boolean;
  /** Returns what was wrong afterwards, in words; nothing when all was well. */
  readonly run: (lane: Lane, round: number, rounds: number) => Promise<readonly string[]>;
}

/** A whole number from 0 up to, but not including, `count`. */
export function pick(lane: Lane, count: number): number {
  return Math.floor(lane.random() * count);
}

/** One normal start, then a look at everything; then the deed once more, as an operator would, and another look. */
export async function startAndExamine(lane: Lane, deed: Deed, migrations?: string): Promise<readonly string[]> {
  const { place } = lane;
  const expected = eitherIn(place);
  (await openPlace(place.data, place.orders, migrations)).close();
  const wrong = examine(place, expected);
  if (wrong.length > 0) return wrong;
  const again = await openPlace(place.data, place.orders, migrations);
  try {
    await retryDeed(deed, again, place.feed);
  } finally {
    again.close();
  }
  return examine(place, expected).map((what) => `after trying again: ${what}`);
}

/** Runs a command of the system. @throws with what it says */
export function system(command: string, ...options: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, options, { encoding: 'utf8' });
  if (error || status !== 0) throw error ?? new Error(`${command} ${options.join(' ')}: ${stderr}`);
}
