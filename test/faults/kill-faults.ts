import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Deed, MIGRATIONS } from './deeds.ts';
import { readFacts } from './examine.ts';
import { type Fault, type Lane, pick, startAndExamine } from './fault.ts';
import type { Place } from './place.ts';
import { listCalls, type Orders, type StartOptions, startDeed } from './run-deed.ts';

const KILLED: readonly Deed[] = [
  'import',
  'scrape',
  'order',
  'void',
  'renumber',
  'again',
  'backup',
  'restore',
  'goBack',
];
const WAYS = ['kill', 'torn', 'after'] as const;

/** Processes that are killed while they write: at each of their durable calls, at random moments, and twice in a row. */
export const KILL_FAULTS: readonly Fault[] = [
  ...KILLED.map((deed) => killAtCalls(deed, deed, () => ({}))),
  { ...killAtCalls('migration', 'start', prepareMigration), name: 'killed at durable calls: migration' },
  { ...killAtCalls('takeover', 'start', goBackFirst), name: 'killed at durable calls: taking orders over' },
  ...KILLED.map(killAtRandom),
  { name: 'killed again by the start after it', rounds: { short: 4, long: 120 }, needsShim: true, run: killTwice },
];

/** The durable calls of each deed, by lane. */
const callsOf = new WeakMap<Place, Map<string, readonly string[]>>();

async function readCalls(place: Place, name: string, deed: Deed, options: StartOptions): Promise<readonly string[]> {
  const known = callsOf.get(place) ?? new Map<string, readonly string[]>();
  callsOf.set(place, known);
  const calls = known.get(name) ?? (await listCalls(place, deed, options));
  known.set(name, calls);
  return calls;
}

/** The rounds are spread over all calls; every other one is at a call that is no plain write, as those are fewer. */
function killAtCalls(name: string, deed: Deed, prepare: (lane: Lane) => StartOptions | Promise<StartOptions>): Fault {
  return {
    name: `killed at durable calls: ${name}`,
    rounds: { short: 5, long: 150 },
    needsShim: true,
    async run(lane, round, rounds) {
      const { place, shim } = lane;
      place.reset();
      const options = { shim, ...(await prepare(lane)) };
      const calls = await readCalls(place, name, deed, options);
      const places = calls.map((_, index) => index + 1);
      const rare = places.filter((at) => !calls[at - 1]?.startsWith('write '));
      const among = round % 2 === 0 ? rare : places;
      const at = among[Math.min(among.length - 1, Math.floor(((round + lane.random()) / rounds) * among.length))] ?? 1;
      const way = WAYS[pick(lane, WAYS.length)] ?? 'kill';
      place.reset();
      const orders: Orders = { ...(await prepare(lane)).orders, FAULT_AT: at, FAULT_DO: way };
      await startDeed(place, deed, { ...options, orders }).done;
      const migrations = options.environment?.SILVER_FOX_MIGRATIONS;
      const wrong = [...(await startAndExamine(lane, deed, migrations))];
      if (migrations !== undefined && readFacts(place).version !== readdirSync(migrations).length) {
        wrong.push('the migration was not finished by the next start');
      }
      return wrong.map((what) => `${way} at call ${at} (${calls[at - 1]}): ${what}`);
    },
  };
}

function killAtRandom(deed: Deed): Fault {
  const usual: number[] = [];
  return {
    name: `killed at random moments: ${deed}`,
    rounds: { short: 2, long: 60 },
    needsShim: false,
    async run(lane) {
      const { place } = lane;
      place.reset();
      if (usual.length === 0) {
        usual.push((await startDeed(place, deed).done).took);
        place.reset();
      }
      const acting = startDeed(place, deed);
      await acting.ready;
      const moment = lane.random() * (usual[0] ?? 100);
      await setTimeout(moment);
      acting.kill();
      await acting.done;
      return (await startAndExamine(lane, deed)).map((what) => `after ${moment.toFixed(1)} ms: ${what}`);
    },
  };
}

async function killTwice(lane: Lane): Promise<readonly string[]> {
  const { place, shim } = lane;
  const deed = (['order', 'void', 'again', 'import', 'goBack'] as const)[pick(lane, 5)] ?? 'order';
  place.reset();
  const calls = await readCalls(place, deed, deed, { shim });
  place.reset();
  const at = 1 + pick(lane, calls.length);
  await startDeed(place, deed, { shim, orders: { FAULT_AT: at, FAULT_DO: 'kill' } }).done;
  const then = 1 + pick(lane, 12);
  await startDeed(place, 'start', { shim, orders: { FAULT_ARMED: 1, FAULT_AT: then, FAULT_DO: 'kill' } }).done;
  return (await startAndExamine(lane, deed)).map((what) => `${deed} at ${at}, start at ${then}: ${what}`);
}

/** The start finds an order that only its folder knows of. */
async function goBackFirst({ place }: Lane): Promise<StartOptions> {
  await startDeed(place, 'goBack').done;
  return { orders: { FAULT_ARMED: 1 } };
}

/** One step more than is shipped, which builds the largest table anew. */
const NEXT_STEP = `
CREATE TABLE next_rows (id INTEGER PRIMARY KEY, vin TEXT NOT NULL, stock TEXT, location TEXT) STRICT;
INSERT INTO next_rows SELECT id, vin, stock, location FROM raw_vehicle_data;
CREATE INDEX next_rows_by_vin ON next_rows (vin);
ALTER TABLE scraper_imports ADD COLUMN next_note TEXT;
`;

function prepareMigration({ place }: Lane): StartOptions {
  const folder = join(place.root, 'migrations');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(MIGRATIONS, folder, { recursive: true });
  const number = String(readdirSync(folder).length + 1).padStart(4, '0');
  writeFileSync(join(folder, `${number}_next_step.sql`), NEXT_STEP);
  return { environment: { SILVER_FOX_MIGRATIONS: folder }, orders: { FAULT_ARMED: 1 } };
}
