import { FEED_COLUMNS, type FeedColumn } from '../core/feed-row.ts';
import type { Condition, InventoryVehicle, RuledFact, RuledVehicle } from '../core/vehicle.ts';
import { quoteIdentifier } from '../core/vin-log-table-name.ts';
import type { ReadableDatabase } from './open-database.ts';

/** The columns of makeCaoQuery, in its order. */
type CaoRow = readonly [
  vin: string,
  stock: string | null,
  condition: Condition,
  lotStatus: string,
  year: number | null,
  make: string,
  model: string,
  trim: string,
  color: string,
  price: number | null,
  msrp: number | null,
  bodyStyle: string,
  fuelType: string,
  fullName: string,
  url: string | null,
  inStockOn: string | null,
  location: string,
  line: number,
  fileId: number,
  alreadyOrderedIn: string | null,
  excludedBecause: string | null,
];

interface ImportFile {
  readonly file: string;
  readonly absentColumns: readonly FeedColumn[];
}

/**
 * Reads a dealership's vehicles of the active import in file order, each with the order in the dealership's own VIN log
 * that took it and with the reason for which the operator excluded it. Without an active import there are none.
 */
export function readCaoInventory(
  db: ReadableDatabase,
  dealership: { readonly id: number; readonly vinLogTable: string },
): readonly InventoryVehicle[] {
  const files = readActiveFiles(db);
  // Rows as plain arrays: naming the columns twice costs less than copying a hundred thousand objects.
  const rows = db.prepare(makeCaoQuery(dealership.vinLogTable)).raw().all(dealership.id) as CaoRow[];
  return rows.map((row) => toVehicle(row, files));
}

function toVehicle(row: CaoRow, files: ReadonlyMap<number, ImportFile>): InventoryVehicle {
  const file = findFile(files, row[18]);
  return {
    vin: row[0],
    stock: row[1],
    condition: row[2],
    lotStatus: row[3],
    year: row[4],
    make: row[5],
    model: row[6],
    trim: row[7],
    color: row[8],
    price: row[9],
    msrp: row[10],
    bodyStyle: row[11],
    fuelType: row[12],
    fullName: row[13],
    url: row[14],
    inStockOn: row[15],
    location: row[16],
    line: row[17],
    file: file.file,
    absentColumns: file.absentColumns,
    isInLog: row[19] !== null,
    alreadyOrderedIn: row[19],
    excludedBecause: row[20],
  };
}

function findFile(files: ReadonlyMap<number, ImportFile>, id: number): ImportFile {
  const file = files.get(id);
  if (!file) throw new Error(`Vehicle of file ${id}, which is not in the active import.`);
  return file;
}

/** A vehicle as far as the rules need it, with its id, by which readInventoryVehicles finds the rest. */
export interface CaoCandidate extends RuledVehicle {
  readonly id: number;
}

/**
 * The column that each fact is in. The index normalized_vehicle_data_by_dealership covers all but the two texts that only
 * excluded words are looked for in.
 */
const FACT_COLUMNS: Readonly<Record<RuledFact, string>> = {
  condition: 'vehicle_condition',
  lotStatus: 'lot_status',
  stock: 'stock',
  price: 'price',
  trim: 'trim',
  fullName: 'full_name',
  make: 'make',
  year: 'year',
  inStockOn: 'in_stock_on',
};

/** The columns of makeCandidateQuery, in its order: each one costs, so no more of them than are asked for. */
type CandidateRow = readonly [id: number, vin: string, fileId: number, isInLog: number, ...facts: unknown[]];
const LEADING_COLUMNS = 4;

/**
 * Reads a dealership's vehicles of the active import in file order, but only what the rules look at: half the time of
 * readCaoInventory, and less.
 */
export function readCaoCandidates(
  db: ReadableDatabase,
  dealership: { readonly id: number; readonly vinLogTable: string },
  facts: ReadonlySet<RuledFact>,
): readonly CaoCandidate[] {
  const files = readActiveFiles(db);
  const exclusions = readExclusions(db, dealership.id);
  const names = [...facts];
  const query = makeCandidateQuery(dealership.vinLogTable, names);
  const rows = db.prepare(query).raw().all(dealership.id) as CandidateRow[];
  return rows.map((row) => toCandidate(row, names, files, exclusions));
}

/** Why the operator excluded VINs of a dealership. They are few, so they are read once instead of searched by VIN. */
function readExclusions(db: ReadableDatabase, dealershipId: number): ReadonlyMap<string, string> {
  const rows = db
    .prepare('SELECT vin, reason FROM cao_exclusions WHERE dealership_id = ? AND revoked_at IS NULL')
    .raw()
    .all(dealershipId) as [vin: string, reason: string][];
  return new Map(rows);
}

function toCandidate(
  row: CandidateRow,
  facts: readonly RuledFact[],
  files: ReadonlyMap<number, ImportFile>,
  exclusions: ReadonlyMap<string, string>,
): CaoCandidate {
  const candidate = {
    id: row[0],
    vin: row[1],
    absentColumns: findFile(files, row[2]).absentColumns,
    isInLog: row[3] === 1,
    excludedBecause: exclusions.get(row[1]) ?? null,
    // A fact that was not asked for stays as it is here: no rule reads it.
    condition: 'unknown',
    lotStatus: '',
    stock: null,
    price: null,
    trim: '',
    fullName: '',
    make: '',
    year: null,
    inStockOn: null,
  } as const;
  const known: Record<RuledFact, unknown> = candidate;
  for (let place = 0; place < facts.length; place += 1) known[facts[place] as RuledFact] = row[LEADING_COLUMNS + place];
  return candidate;
}

/** The ids of a dealership's vehicles that have no web address. They are few and have an index of their own. */
export function findUnlinked(db: ReadableDatabase, dealershipId: number): ReadonlySet<number> {
  const query = `SELECT vehicle.id FROM normalized_vehicle_data AS vehicle ${OF_DEALERSHIP} AND vehicle.vehicle_url IS NULL`;
  return new Set(db.prepare(query).pluck().all(dealershipId) as number[]);
}

/** Reads vehicles of the active import whole: the candidates that they were, which are in file order. */
export function readInventoryVehicles(
  db: ReadableDatabase,
  dealership: { readonly vinLogTable: string },
  candidates: readonly CaoCandidate[],
): readonly InventoryVehicle[] {
  const files = readActiveFiles(db);
  const query = `${selectVehicles(dealership.vinLogTable)}
    WHERE vehicle.id IN (SELECT value FROM json_each(?)) ORDER BY vehicle.id`;
  const rows = db
    .prepare(query)
    .raw()
    .all(JSON.stringify(candidates.map(({ id }) => id))) as CaoRow[];
  const isSame = rows.length === candidates.length && rows.every(([vin], place) => vin === candidates[place]?.vin);
  if (!isSame) throw new Error('The inventory was replaced while an order was computed from it.');
  return rows.map((row) => toVehicle(row, files));
}

/** How SQLite goes about the query of readCaoInventory, step by step, in its own words. */
export function explainCaoQuery(db: ReadableDatabase, vinLogTable: string): readonly string[] {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${makeCaoQuery(vinLogTable)}`).all(0) as { detail: string }[];
  return steps.map(({ detail }) => detail);
}

const OF_DEALERSHIP = `
  WHERE vehicle.dealership_id = ? AND vehicle.import_id = (SELECT id FROM scraper_imports WHERE status = 'active')`;

function makeCaoQuery(vinLogTable: string): string {
  return `${selectVehicles(vinLogTable)} ${OF_DEALERSHIP} ORDER BY vehicle.id`;
}

function selectVehicles(vinLogTable: string): string {
  return `SELECT vehicle.vin, vehicle.stock, vehicle.vehicle_condition, vehicle.lot_status, vehicle.year, vehicle.make,
     vehicle.model, vehicle.trim, vehicle.color, vehicle.price, vehicle.msrp, vehicle.body_style, vehicle.fuel_type,
     vehicle.full_name, vehicle.vehicle_url, vehicle.in_stock_on, vehicle.location, vehicle.line, vehicle.file_id,
     ${makeLogSearch(vinLogTable)}, ${EXCLUSION_SEARCH}
   FROM normalized_vehicle_data AS vehicle`;
}

function makeCandidateQuery(vinLogTable: string, facts: readonly RuledFact[]): string {
  const columns = facts.map((fact) => `, vehicle.${FACT_COLUMNS[fact]}`);
  // Whether the log has a VIN is seen in its index alone; the order's number would be a look into the table.
  const isInLog = `EXISTS (SELECT 1 FROM ${quoteIdentifier(vinLogTable)} AS log WHERE log.vin = vehicle.vin)`;
  return `SELECT vehicle.id, vehicle.vin, vehicle.file_id, ${isInLog} ${columns.join('')}
    FROM normalized_vehicle_data AS vehicle ${OF_DEALERSHIP} ORDER BY vehicle.id`;
}

/**
 * A join would look through the whole log for every vehicle when SQLite's statistics are of a time when the log was tiny;
 * a subquery always searches its index.
 */
function makeLogSearch(vinLogTable: string): string {
  return `(SELECT log.order_number FROM ${quoteIdentifier(vinLogTable)} AS log WHERE log.vin = vehicle.vin)`;
}

const EXCLUSION_SEARCH = `(SELECT exclusion.reason FROM cao_exclusions AS exclusion
  WHERE exclusion.dealership_id = vehicle.dealership_id AND exclusion.vin = vehicle.vin
    AND exclusion.revoked_at IS NULL)`;

/** The files of the active import and of no other. */
function readActiveFiles(db: ReadableDatabase): ReadonlyMap<number, ImportFile> {
  const rows = db
    .prepare(
      `SELECT files.id, files.file, files.columns FROM import_files AS files
       JOIN scraper_imports AS imports ON imports.id = files.import_id WHERE imports.status = 'active'`,
    )
    .all() as { id: number; file: string; columns: string }[];
  return new Map(
    rows.map(({ id, file, columns }) => {
      const present = new Set(JSON.parse(columns) as readonly FeedColumn[]);
      return [id, { file, absentColumns: FEED_COLUMNS.filter((column) => !present.has(column)) }];
    }),
  );
}
