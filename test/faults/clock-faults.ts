import { describe, judge } from './disk-faults.ts';
import { readFacts } from './examine.ts';
import { type Fault, type Lane, startAndExamine } from './fault.ts';
import { GLENDALE, PORSCHE } from './place.ts';
import { startDeed } from './run-deed.ts';

const DAY = 86_400;

/** Clocks that are wrong: the application's own time is moved between it and libc. */
export const CLOCK_FAULTS: readonly Fault[] = [
  turn('clock goes back a day', [0, -DAY]),
  turn('clock goes back ten years', [0, -3650 * DAY]),
  turn('clock goes forward a year, and back again', [365 * DAY, 0]),
  {
    name: 'clock is set back an hour at the end of summer time',
    rounds: { short: 2, long: 20 },
    needsShim: true,
    run: endSummerTime,
  },
  { name: 'clock is set on an hour in spring', rounds: { short: 1, long: 20 }, needsShim: true, run: beginSummerTime },
];

function turn(name: string, offsets: readonly number[]): Fault {
  return {
    name,
    rounds: { short: 1, long: 20 },
    needsShim: true,
    async run(lane) {
      const { place } = lane;
      place.reset();
      const wrong: string[] = [];
      for (const offset of offsets) {
        wrong.push(...(await actAt(lane, offset)));
        if (readFacts(place).active !== 1) wrong.push('not one import is active');
      }
      return [...wrong, ...(await startAndExamine(lane, 'order'))];
    },
  };
}

/** An import, some orders and a backup while the clock is wrong by so many seconds. */
async function actAt({ place, shim }: Lane, offset: number, zone = 'UTC'): Promise<readonly string[]> {
  const options = { shim, orders: { FAULT_CLOCK: Math.round(offset) }, environment: { TZ: zone } };
  const wrong: string[] = [];
  for (const [deed, file] of [
    ['orders', GLENDALE],
    ['import', place.feed],
    ['backup', ''],
  ] as const) {
    const outcome = await startDeed(place, deed, { ...options, file }).done;
    wrong.push(...describe(`${deed} at ${offset} s`, judge(outcome)));
    if (outcome.problem !== null) wrong.push(`${deed} at ${offset} s was refused: ${outcome.problem.message}`);
  }
  return wrong;
}

/** The hour from 1 to 2 o'clock comes twice on 1 November 2026 in Chicago: the same local times, another hour. */
async function endSummerTime(lane: Lane): Promise<readonly string[]> {
  const { place } = lane;
  place.reset();
  const now = Date.now() / 1000;
  const first = Date.UTC(2026, 10, 1, 6, 30) / 1000 - now;
  const again = Date.UTC(2026, 10, 1, 7, 30) / 1000 - now;
  const wrong = [
    ...(await actAt(lane, first, 'America/Chicago')),
    ...(await actAt(lane, again - (Date.now() / 1000 - now), 'America/Chicago')),
  ];
  return [...wrong, ...(await startAndExamine(lane, 'order'))];
}

async function beginSummerTime(lane: Lane): Promise<readonly string[]> {
  const { place, shim } = lane;
  place.reset();
  const offset = Date.UTC(2027, 2, 14, 8, 0, 0) / 1000 - Date.now() / 1000 - 1;
  const orders = { FAULT_CLOCK: Math.round(offset) };
  const environment = { TZ: 'America/Chicago' };
  const outcome = await startDeed(place, 'orders', { shim, orders, environment, file: PORSCHE }).done;
  return [...judge(outcome), ...(await startAndExamine(lane, 'order'))];
}
