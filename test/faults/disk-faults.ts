import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Deed } from './deeds.ts';
import { type Fault, pick, startAndExamine, system } from './fault.ts';
import { listCalls, type Outcome, startDeed } from './run-deed.ts';

const DEEDS: readonly Deed[] = ['import', 'order', 'again', 'backup', 'restore'];

/** Bytes that each deed needs beside what is there, and a little more. */
const NEEDED: Readonly<Partial<Record<Deed, number>>> = {
  import: 6_000_000,
  order: 700_000,
  again: 400_000,
  backup: 1_500_000,
  restore: 3_000_000,
};

const ENOSPC = 28;
const EIO = 5;

/** Disks that are full at many sizes, and calls that fail by themselves. */
export const DISK_FAULTS: readonly Fault[] = [
  ...DEEDS.map(
    (deed): Fault => ({ name: `disk full: ${deed}`, rounds: { short: 3, long: 60 }, needsShim: true, run: fill(deed) }),
  ),
  ...DEEDS.map(
    (deed): Fault => ({
      name: `a call fails for lack of space: ${deed}`,
      rounds: { short: 2, long: 60 },
      needsShim: true,
      run: failCall(deed, ENOSPC),
    }),
  ),
  {
    name: 'a call fails with a disk error: order',
    rounds: { short: 3, long: 60 },
    needsShim: true,
    run: failCall('order', EIO),
  },
  {
    name: 'a call fails with a disk error: import',
    rounds: { short: 3, long: 60 },
    needsShim: true,
    run: failCall('import', EIO),
  },
];

function fill(deed: Deed): Fault['run'] {
  return async (lane, round, rounds) => {
    const { place, shim, canMount } = lane;
    const room = Math.floor(((round + lane.random()) / rounds) * (NEEDED[deed] ?? 1_000_000));
    const folder = join(place.root, 'place');
    if (!canMount) {
      place.reset();
      const outcome = await startDeed(place, deed, { shim, orders: { FAULT_ROOM: room } }).done;
      return describe(`${room} bytes left`, [...judge(outcome), ...(await startAndExamine(lane, deed))]);
    }
    try {
      place.reset();
      const size = measure(folder) + room;
      place.resetOnto((empty) =>
        system('mount', '-t', 'tmpfs', '-o', `size=${Math.ceil(size / 4096) * 4096}`, 'tmpfs', empty),
      );
      const outcome = await startDeed(place, deed).done;
      system('mount', '-o', 'remount,size=256m', folder);
      return describe(`${room} bytes left`, [...judge(outcome), ...(await startAndExamine(lane, deed))]);
    } finally {
      system('umount', '-l', folder);
    }
  };
}

function failCall(deed: Deed, errno: number): Fault['run'] {
  return async (lane) => {
    const { place, shim } = lane;
    place.reset();
    const calls = await listCalls(place, deed, { shim });
    const at = 1 + pick(lane, calls.length);
    place.reset();
    const orders = { FAULT_AT: at, FAULT_DO: errno, FAULT_TIMES: pick(lane, 2) };
    const outcome = await startDeed(place, deed, { shim, orders }).done;
    return describe(`errno ${errno} at call ${at} (${calls[at - 1]})`, [
      ...judge(outcome),
      ...(await startAndExamine(lane, deed)),
    ]);
  };
}

/** A refusal is said in words; nothing ends in an error that nobody foresaw. */
export function judge({ ok, problem, unexpected }: Outcome): readonly string[] {
  if (ok || problem !== null) return [];
  return [`an error that nobody foresaw: ${unexpected}`];
}

/** Puts the circumstances in front of what was wrong. */
export function describe(circumstances: string, wrong: readonly string[]): readonly string[] {
  return wrong.map((what) => `${circumstances}: ${what}`);
}

function measure(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.reduce((sum, entry) => {
    const { size } = statSync(join(entry.parentPath, entry.name));
    return sum + Math.ceil(size / 4096) * 4096;
  }, 0);
}
