/**
 * Imports nasty files into a workspace of their own, orders what came of them, and looks with other eyes than the
 * application's at the database, the folders and the log files.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { ProblemError } from '../../main/core/problem.ts';
import { openLogs } from '../../main/engine/write-logs.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { openWorkspace } from '../../main/workflows/open-workspace.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import type { Figures } from '../faults/report.ts';

/** A nasty file and what importing it has to come to. */
interface Nasty {
  readonly file: string;
  readonly purpose: string;
  /** Code of the refusal of the whole file. */
  readonly refused?: string;
  readonly stored?: number;
  /** Code of each refused row, by its line. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** Columns of the active inventory, by line. */
  readonly vehicles?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly options?: { readonly locationChosen?: boolean };
  /** What the reader makes of it, in the manifest of the feeds. */
  readonly rows?: readonly unknown[];
}

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const VIN = /(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])/;
const SAFE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9_-])?$/i;
const SHOP = { resources: at('../../resources'), migrations: at('../../migrations') };

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Checks every file of a folder of fixtures against its manifest, in workspaces below `root`. */
export async function checkCorpus(name: string, folder: string, root: string): Promise<Figures> {
  const start = performance.now();
  const nasties: readonly Nasty[] = JSON.parse(readFileSync(join(FIXTURES, folder, 'manifest.json'), 'utf8'));
  const unlisted = readdirSync(join(FIXTURES, folder)).filter(
    (file) => file !== 'manifest.json' && !nasties.some((nasty) => nasty.file === file),
  );
  const failures = unlisted.map((file) => `${file} is not in the manifest`);
  const template = join(root, 'template');
  await makeTemplate(template);
  for (const nasty of nasties) {
    const data = join(root, 'place');
    rmSync(data, { recursive: true, force: true });
    cpSync(template, data, { recursive: true });
    const wrong = await checkFile(nasty, join(FIXTURES, folder, nasty.file), data).catch((error: unknown) => [
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ]);
    if (wrong.length > 0) failures.push(`${nasty.file} (${nasty.purpose}): ${wrong.join('; ')}`);
  }
  process.stderr.write(`  ${published} order folders looked at\n`);
  if (published === 0) failures.push('not one order was published');
  published = 0;
  return { name, runs: nasties.length + unlisted.length, failures, seconds: (performance.now() - start) / 1000 };
}

/** Order folders that came of the files: without any, nothing would have been looked at. */
let published = 0;

function countFolders(share: string): number {
  return readdirSync(share).filter((name) => !name.startsWith('.')).length;
}

/** A workspace with an active import of one good vehicle. */
async function makeTemplate(data: string): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const { context, close } = await open(data);
  await importInventory(context, { files: [{ path: join(FIXTURES, 'feeds/header-real.csv') }], yes: true });
  close();
}

async function open(data: string) {
  const options = { data, orders: join(data, 'share'), applicationVersion: '0.0.0', ...SHOP };
  mkdirSync(options.orders, { recursive: true });
  const workspace = await openWorkspace(options, openLogs(join(data, 'logs')));
  const context = { ...workspace.beginCall(), report: () => undefined, signal: new AbortController().signal };
  return { context, close: () => workspace.close() };
}

async function checkFile(nasty: Nasty, path: string, data: string): Promise<readonly string[]> {
  const database = join(data, 'silver-fox.db');
  const before = readInventory(database);
  const tables = readTables(database);
  const { context, close } = await open(data);
  const wrong: string[] = [];
  try {
    const outcome = await importFile(context, nasty, path);
    if (nasty.refused !== undefined) {
      if (outcome.refused !== nasty.refused) wrong.push(`refused as ${outcome.refused}, not as ${nasty.refused}`);
      if (readInventory(database) !== before) wrong.push('the inventory was changed although the file was refused');
    } else if (outcome.refused !== undefined) {
      // A manifest of what the reader makes of a file does not know that a file of nothing but bad rows is refused.
      const isExpected = outcome.refused === 'no-usable-rows' && nasty.rows?.length === 0;
      if (!isExpected) wrong.push(`refused: ${outcome.refused}`);
    } else {
      wrong.push(...compareOutcome(nasty, outcome.report, database));
      wrong.push(...(await orderEverything(context, database)));
    }
  } finally {
    close();
  }
  published += countFolders(join(data, 'share'));
  wrong.push(...checkDatabase(database, tables), ...checkFolders(data), ...checkLogs(join(data, 'logs')));
  return wrong;
}

type Imported = Awaited<ReturnType<typeof importInventory>>;

async function importFile(
  context: WorkflowContext,
  { options }: Nasty,
  path: string,
): Promise<{ readonly refused: string } | { readonly refused?: undefined; readonly report: Imported }> {
  try {
    const chosen = options?.locationChosen ? { dealership: 'Porsche St. Louis' } : {};
    const report = await importInventory(context, { files: [{ path }], yes: true, addDealerships: true, ...chosen });
    return { report };
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error.problem.code };
    throw error;
  }
}

function compareOutcome(nasty: Nasty, { import: summary, refusals }: Imported, database: string): readonly string[] {
  const wrong: string[] = [];
  const { rowsRead, rowsStored, rowsRefused } = summary;
  if (rowsRead !== rowsStored + rowsRefused)
    wrong.push(`${rowsRead} read, ${rowsStored} + ${rowsRefused} accounted for`);
  if (nasty.stored === undefined) return wrong;
  const vehicles = query(database, 'SELECT * FROM normalized_vehicle_data');
  if (vehicles.length !== nasty.stored) wrong.push(`${vehicles.length} vehicles instead of ${nasty.stored}`);
  const found = Object.fromEntries(refusals.map(({ line, code }) => [String(line), code]));
  if (JSON.stringify(found) !== JSON.stringify(nasty.refusals)) wrong.push(`refused rows ${JSON.stringify(found)}`);
  for (const [line, columns] of Object.entries(nasty.vehicles ?? {})) {
    const vehicle = vehicles.find((row) => String(row.line) === line);
    for (const [column, value] of Object.entries(columns)) {
      if (vehicle?.[column] !== value) wrong.push(`line ${line}: ${column} is ${JSON.stringify(vehicle?.[column])}`);
    }
  }
  return wrong;
}

/** A CAO order of every dealership that has vehicles; what its link is too long for a code is refused in words. */
async function orderEverything(context: WorkflowContext, database: string): Promise<readonly string[]> {
  const names = query(
    database,
    `SELECT DISTINCT name FROM dealership_configs
     JOIN normalized_vehicle_data AS vehicles ON vehicles.dealership_id = dealership_configs.id`,
  );
  const wrong: string[] = [];
  for (const { name } of names) {
    try {
      const prepared = await prepareOrder(context, { name: String(name), type: 'cao', number: '45175', store: true });
      if (prepared.status === 'ready') await publishOrder(context, { id: prepared.id ?? 0, yes: true });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'qr-content-too-long') {
        wrong.push(`the order of ${JSON.stringify(name)} failed: ${String(error)}`);
      }
    }
  }
  return wrong;
}

/** Nothing outside the orders folder, every name safe on Windows, every table as a strict reader reads it. */
function checkFolders(data: string): readonly string[] {
  const wrong: string[] = [];
  const known = /^(silver-fox\.db(-wal|-shm)?|backups|logs|share)$/;
  const strays = readdirSync(data).filter((name) => !known.test(name));
  if (strays.length > 0) wrong.push(`outside the orders folder: ${strays.join(', ')}`);
  const share = join(data, 'share');
  const lower = new Set<string>();
  for (const entry of readdirSync(share, { recursive: true, withFileTypes: true })) {
    if (entry.name === '.silver-fox-orders') continue;
    const path = join(entry.parentPath, entry.name);
    if (!SAFE_NAME.test(entry.name)) wrong.push(`the name ${JSON.stringify(entry.name)} is not safe on Windows`);
    if (lower.has(path.toLowerCase())) wrong.push(`${path} differs from another name in case only`);
    lower.add(path.toLowerCase());
    if (entry.name.endsWith('.csv') && !path.replaceAll('\\', '/').includes('/adobe/')) wrong.push(...checkTable(path));
    if (entry.isFile() && statSync(path).size === 0) wrong.push(`${path} is empty`);
  }
  return wrong;
}

function checkTable(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const { data: rows, errors } = Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true });
  const wrong = errors.map(({ message }) => `${basename(path)}: ${message}`);
  const isVehicles = path.endsWith('_vehicles.csv');
  for (const row of rows.slice(1)) {
    if (isVehicles && row.length !== 8) wrong.push(`${basename(path)}: a row of ${row.length} cells`);
    if (isVehicles && !existsSync(join(path, '..', 'qr_codes', `${row[0]}.png`)))
      wrong.push(`${row[0]} has no picture`);
    for (const cell of row) {
      if (/^\s*[=+\-@＝＋－＠]/.test(cell)) wrong.push(`${basename(path)}: ${JSON.stringify(cell)} may be a formula`);
      if (/[\r\n\u2028\u2029]/.test(cell)) wrong.push(`${basename(path)}: a line break in ${JSON.stringify(cell)}`);
    }
  }
  return wrong;
}

function checkDatabase(database: string, tables: readonly string[]): readonly string[] {
  const wrong: string[] = [];
  const [integrity] = query(database, 'PRAGMA integrity_check');
  if (integrity?.integrity_check !== 'ok') wrong.push(`integrity_check says ${JSON.stringify(integrity)}`);
  const now = new Set(readTables(database));
  const gone = tables.filter((name) => !now.has(name));
  if (gone.length > 0) wrong.push(`tables are gone: ${gone.join(', ')}`);
  const logs = query(database, 'SELECT vin_log_table FROM dealership_configs').map((row) => String(row.vin_log_table));
  const missing = logs.filter((name) => !now.has(name) || !/^[a-z0-9_]+_vin_log$/.test(name));
  if (missing.length > 0) wrong.push(`VIN-log tables that are not there or not named so: ${missing.join(', ')}`);
  return wrong;
}

function checkLogs(folder: string): readonly string[] {
  const wrong: string[] = [];
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'latin1');
    if (VIN.test(text)) wrong.push(`${name} holds a VIN: ${VIN.exec(text)?.[0]}`);
    if (/[^\t\n\r -~]/.test(text)) wrong.push(`${name} is not ASCII`);
  }
  return wrong;
}

function readInventory(database: string): string {
  return JSON.stringify(query(database, 'SELECT vin, line, model FROM normalized_vehicle_data ORDER BY id'));
}

function readTables(database: string): readonly string[] {
  return query(database, "SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => String(row.name));
}

function query(database: string, sql: string): readonly Readonly<Record<string, unknown>>[] {
  const { status, stdout, stderr, error } = spawnSync('sqlite3', ['-readonly', '-json', database, sql], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout.trim() === '' ? [] : (JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[]);
}
