/**
 * Looks at what a fault left with other eyes than the application's: the sqlite3 shell for the databases, a walk over
 * the folders for everything else. Nothing here imports anything of main.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_TABLES, type Place } from './place.ts';

/** What the sqlite3 shell says of a database. */
export interface Facts {
  readonly integrity: string;
  readonly broken: number;
  readonly version: number;
  readonly active: number;
  readonly foreignRows: number;
  readonly rawRows: number;
  readonly inventory: readonly string[];
  readonly unsettled: number;
  /** Names of the folders in the orders folder that orders have, without those of practice runs. */
  readonly folders: readonly string[];
  readonly publishedVins: readonly string[];
  readonly logged: readonly string[];
}

const ACTIVE = "(SELECT id FROM scraper_imports WHERE status = 'active')";
const FACTS = `SELECT json_object(
  'integrity', (SELECT group_concat(integrity_check) FROM pragma_integrity_check),
  'broken', (SELECT count(*) FROM pragma_foreign_key_check),
  'version', (SELECT user_version FROM pragma_user_version),
  'active', (SELECT count(*) FROM scraper_imports WHERE status = 'active'),
  'foreignRows', (SELECT count(*) FROM normalized_vehicle_data WHERE import_id NOT IN ${ACTIVE}),
  'rawRows', (SELECT count(*) FROM raw_vehicle_data WHERE import_id IN ${ACTIVE}),
  'inventory', (SELECT json_group_array(vin) FROM (SELECT vin FROM normalized_vehicle_data ORDER BY vin)),
  'unsettled', (SELECT count(*) FROM orders WHERE status = 'publishing')
    + (SELECT count(*) FROM order_folders WHERE status = 'writing'),
  'folders', (SELECT json_group_array(folder) FROM order_folders WHERE status = 'written' ORDER BY folder),
  'publishedVins', (SELECT json_group_array(vin) FROM order_vehicles
    WHERE order_id IN (SELECT id FROM orders WHERE status = 'published' AND is_practice = 0)),
  'logged', (SELECT json_group_array(vin) FROM (${LOG_TABLES.map((name) => `SELECT vin FROM ${name}`).join(' UNION ALL ')})))`;

/** Runs a query in the sqlite3 shell, which only reads. @throws with what the shell says */
export function ask(file: string, sql: string): string {
  const { status, stdout, stderr, error } = spawnSync('sqlite3', ['-readonly', '-batch', file, sql], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0 || stderr !== '') throw new Error(stderr || `sqlite3 ended with ${status}`);
  return stdout.trim();
}

/** Reads the facts of the database of a place. */
export function readFacts(place: Pick<Place, 'data'>): Facts {
  return JSON.parse(ask(join(place.data, 'silver-fox.db'), FACTS)) as Facts;
}

/** What may be true of the inventory after a fault: one of these lists of VINs. */
export interface Expectation {
  readonly inventories: readonly (readonly string[])[];
}

/** Either the inventory before the import of the place's feed or the one after it. */
export function eitherIn(place: Place): Expectation {
  return { inventories: [place.oldVins, place.newVins] };
}

/** Everything that is wrong with a place after a fault and one normal start, in words; nothing when all is well. */
export function examine(place: Place, expected: Expectation): readonly string[] {
  const wrong: string[] = [];
  const expect = (isTrue: boolean, what: string) => {
    if (!isTrue) wrong.push(what);
  };
  const facts = readFacts(place);
  expect(facts.integrity === 'ok', `integrity_check says ${facts.integrity}`);
  expect(facts.broken === 0, `foreign_key_check finds ${facts.broken}`);
  expect(facts.active === 1, `${facts.active} imports are active`);
  expect(facts.foreignRows === 0, `${facts.foreignRows} normalized rows belong to another import`);
  expect(facts.rawRows === facts.inventory.length, `${facts.rawRows} raw rows, ${facts.inventory.length} normalized`);
  const isKnown = expected.inventories.some((vins) => isSame(vins, facts.inventory));
  expect(isKnown, `the inventory of ${facts.inventory.length} vehicles is neither the old nor the new one`);
  expect(facts.unsettled === 0, `${facts.unsettled} orders or folders are not settled`);
  wrong.push(...examineOrders(place, facts), ...examineData(place));
  return wrong;
}

/** The orders folder against the database: folders, their files, and the VIN logs. */
function examineOrders(place: Place, facts: Facts): readonly string[] {
  const wrong: string[] = [];
  const names = readdirSync(place.orders);
  const hidden = names.filter((name) => name.startsWith('.') && name !== '.silver-fox-orders');
  if (hidden.length > 0) wrong.push(`left in the orders folder: ${hidden.join(', ')}`);
  const visible = names.filter((name) => !name.startsWith('.') && !name.startsWith('_'));
  const known = facts.folders.filter((name) => !name.startsWith('_'));
  if (!isSame(visible.toSorted(), known.toSorted())) {
    wrong.push(`visible folders ${visible.join(', ')} but the database has ${known.join(', ')}`);
  }
  const vins = new Set<string>();
  for (const name of visible) {
    const folder = examineFolder(join(place.orders, name));
    wrong.push(...folder.wrong);
    for (const vin of folder.vins) vins.add(vin);
  }
  if (!isSame([...vins].toSorted(), facts.publishedVins.toSorted())) {
    wrong.push(`${vins.size} VINs in the order folders, ${facts.publishedVins.length} in published orders`);
  }
  const expectedLog = [...place.legacyVins, ...vins].toSorted();
  if (!isSame(expectedLog, facts.logged.toSorted())) {
    wrong.push(`the VIN logs hold ${facts.logged.length} VINs instead of the ${expectedLog.length} of the CAO folders`);
  }
  return wrong;
}

/** An order folder: every file that its summary lists with its hash, none more, a picture for every row of its CSV. */
export function examineFolder(folder: string): { readonly wrong: readonly string[]; readonly vins: readonly string[] } {
  const summaryFile = join(folder, 'order_summary.json');
  if (!existsSync(summaryFile)) return { wrong: [`${folder} has no summary`], vins: [] };
  const summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as {
    readonly files: readonly { readonly path: string; readonly sha256: string }[];
    readonly counts: { readonly vehicles: number };
  };
  const wrong: string[] = [];
  for (const { path, sha256 } of summary.files) {
    const file = join(folder, path);
    const hash = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing';
    if (hash !== sha256) wrong.push(`${file} is not as its summary says`);
  }
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (found.length !== summary.files.length + 1) wrong.push(`${folder} has ${found.length} files`);
  const csv = readdirSync(folder).find((name) => name.endsWith('_vehicles.csv')) ?? '';
  const rows = readFileSync(join(folder, csv), 'utf8').split('\r\n').slice(1, -1);
  const vins = rows.map((row) => row.split(',')[0] ?? '');
  const pictures = readdirSync(join(folder, 'qr_codes')).map((name) => name.replace('.png', ''));
  if (!isSame(vins.toSorted(), pictures.toSorted())) wrong.push(`${folder} has other pictures than rows`);
  if (vins.length !== summary.counts.vehicles) wrong.push(`${folder} has ${vins.length} rows`);
  return { wrong, vins };
}

/** The data folder: nothing but the database, its backups, logs and scraped files, and every backup whole. */
function examineData({ data }: Place): readonly string[] {
  const wrong: string[] = [];
  const known = /^(silver-fox\.db(-wal|-shm|\.damaged-.*)?|backups|logs|scraped)$/;
  const strange = readdirSync(data).filter((name) => !known.test(name) && !isSpentJournal(join(data, name)));
  if (strange.length > 0) wrong.push(`left in the data folder: ${strange.join(', ')}`);
  const scraped = existsSync(join(data, 'scraped')) ? readdirSync(join(data, 'scraped')) : [];
  const halves = scraped.filter((name) => !name.endsWith('.csv'));
  if (halves.length > 0) wrong.push(`left among the scraped files: ${halves.join(', ')}`);
  for (const name of readdirSync(join(data, 'backups')).filter((entry) => entry.endsWith('.db'))) {
    const verdict = attempt(() => ask(join(data, 'backups', name), 'PRAGMA integrity_check'));
    if (verdict !== 'ok') wrong.push(`the backup ${name} is not whole: ${verdict}`);
  }
  return wrong;
}

/** A rollback journal that never got its magic number holds nothing, and SQLite ignores it (file format, 3). */
function isSpentJournal(file: string): boolean {
  return file.endsWith('silver-fox.db-journal') && readFileSync(file).toString('hex', 0, 8) !== 'd9d505f920a163d7';
}

function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
