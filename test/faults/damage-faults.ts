import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { restoreDatabase } from '../../main/workflows/restore-database.ts';
import { MIGRATIONS, openPlace } from './deeds.ts';
import { describe, judge } from './disk-faults.ts';
import { ask, eitherIn, examine } from './examine.ts';
import { type Fault, type Lane, pick, startAndExamine, system } from './fault.ts';
import { startDeed } from './run-deed.ts';

type Harm = (lane: Lane, file: string) => void;

/** What may befall a database file while nobody looks. */
const HARMS: Readonly<Record<string, Harm>> = {
  'cut off': (lane, file) => truncateSync(file, pick(lane, statSync(file).size)),
  'cut to nothing': (_lane, file) => truncateSync(file, 0),
  'a text file in its place': (_lane, file) => writeFileSync(file, 'This is not a database.\n'.repeat(400)),
  'a page overwritten': (lane, file) => overwrite(lane, file, 4096),
  'a few bytes overwritten': (lane, file) => overwrite(lane, file, 16),
  'header overwritten': (_lane, file) => patch(file, 0, Buffer.alloc(100, 0xff)),
  'half a page of zeros at each end': (_lane, file) => {
    patch(file, 0, Buffer.alloc(2048));
    patch(file, statSync(file).size - 2048, Buffer.alloc(2048));
  },
  'a strange write-ahead log beside it': (lane, file) =>
    writeFileSync(`${file}-wal`, Buffer.from(Array.from({ length: 40_000 }, () => pick(lane, 256)))),
  gone: (_lane, file) => rmSync(file),
};

/** Databases that are damaged, gone, or of a newer version, and what the start and restoring make of them. */
export const DAMAGE_FAULTS: readonly Fault[] = [
  ...Object.entries(HARMS).map(
    ([name, harm]): Fault => ({
      name: `database: ${name}`,
      rounds: { short: 2, long: 60 },
      needsShim: false,
      run: damage(harm),
    }),
  ),
  { name: 'database: written by a newer version', rounds: { short: 1, long: 5 }, needsShim: false, run: makeNewer },
];

function overwrite(lane: Lane, file: string, length: number): void {
  const at = pick(lane, Math.max(1, statSync(file).size - length));
  patch(file, at, Buffer.from(Array.from({ length }, () => pick(lane, 256))));
}

function patch(file: string, at: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, Math.max(0, at));
  writeFileSync(file, content);
}

/** Either the damage is seen at the start, nothing is touched and a backup can be restored, or there is none to see. */
function damage(harm: Harm): Fault['run'] {
  return async (lane) => {
    const { place } = lane;
    const file = join(place.data, 'silver-fox.db');
    place.reset();
    harm(lane, file);
    const before = readIfThere(file);
    const outcome = await startDeed(place, 'start').done;
    const wrong = [...judge(outcome)];
    if (outcome.ok) {
      const verdict = attempt(() => ask(file, 'PRAGMA quick_check'));
      if (verdict !== 'ok') wrong.push(`it was opened although sqlite3 says: ${verdict}`);
      return wrong;
    }
    if (outcome.problem?.code !== 'database-damaged') wrong.push(`it says ${outcome.problem?.code}`);
    if (!readIfThere(file).equals(before)) wrong.push('the damaged file was changed');
    wrong.push(...(await restoreNewest(lane)));
    const kept = readdirSync(place.data).filter((name) => name.includes('.damaged-'));
    if (before.length > 0 && !kept.some((name) => readFileSync(join(place.data, name)).equals(before))) {
      wrong.push('the damaged file was not kept as it was');
    }
    (await openPlace(place.data, place.orders)).close();
    return [...wrong, ...examine(place, eitherIn(place))];
  };
}

async function restoreNewest({ place }: Lane): Promise<readonly string[]> {
  const backups = join(place.data, 'backups');
  const newest = listBackupFiles(backups).find(({ file }) => file.endsWith('-by-hand.db'));
  if (newest === undefined) return ['there is no backup to restore'];
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await restoreDatabase(
    {
      paths: {
        data: place.data,
        database: join(place.data, 'silver-fox.db'),
        backups,
        logs: join(place.data, 'logs'),
        orders: place.orders,
        resources: place.data,
        migrations: MIGRATIONS,
      },
      now: () => new Date(),
      log: { app: silent, orders: silent, imports: silent, database: silent },
    },
    { file: { path: newest.file } },
  );
  return [];
}

async function makeNewer(lane: Lane): Promise<readonly string[]> {
  const { place } = lane;
  const file = join(place.data, 'silver-fox.db');
  place.reset();
  const version = Number(ask(file, 'PRAGMA user_version'));
  system('sqlite3', file, `PRAGMA user_version = ${version + 1}`);
  const outcome = await startDeed(place, 'start').done;
  const wrong = outcome.problem?.code === 'database-too-new' ? [] : [`it says ${outcome.problem?.code}`];
  system('sqlite3', file, `PRAGMA user_version = ${version}`);
  return describe('newer', [...wrong, ...(await startAndExamine(lane, 'order'))]);
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
