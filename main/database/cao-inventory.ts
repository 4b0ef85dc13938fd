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

/** The column that each fact is in, and what stands for one that was not asked for: no rule reads it. */
const FACTS: readonly (readonly [fact: RuledFact, column: string, unread: string])[] = [
  ['condition', 'vehicle_condition', "'unknown'"],
  ['lotStatus', 'lot_status', "''"],
  ['stock', 'stock', 'NULL'],
  ['price', 'price', 'NULL'],
  ['trim', 'trim', "''"],
  ['fullName', 'full_name', "''"],
  ['make', 'make', "''"],
  ['year', 'year', 'NULL'],
  ['inStockOn', 'in_stock_on', 'NULL'],
];

/** The columns of makeCandidateQuery, in its order. */
type CandidateRow = readonly [
  id: number,
  vin: string,
  fileId: number,
  alreadyOrderedIn: string | null,
  excludedBecause: string | null,
  condition: Condition,
  lotStatus: string,
  stock: string | null,
  price: number | null,
  trim: string,
  fullName: string,
  make: string,
  year: number | null,
  inStockOn: string | null,
];

/**
 * Reads a dealership's vehicles of the active import in file order, but only what the rules look at: half the time of
 * readCaoInventory, and less. With `isUnlogged`, only those that its VIN log does not have.
 */
export function readCaoCandidates(
  db: ReadableDatabase,
  dealership: { readonly id: number; readonly vinLogTable: string },
  facts: ReadonlySet<RuledFact>,
  options: { readonly isUnlogged?: boolean } = {},
): readonly CaoCandidate[] {
  const files = readActiveFiles(db);
  const query = makeCandidateQuery(dealership.vinLogTable, facts, options.isUnlogged === true);
  return (db.prepare(query).raw().all(dealership.id) as CandidateRow[]).map((row) => toCandidate(row, files));
}

function toCandidate(row: CandidateRow, files: ReadonlyMap<number, ImportFile>): CaoCandidate {
  return {
    id: row[0],
    vin: row[1],
    absentColumns: findFile(files, row[2]).absentColumns,
    alreadyOrderedIn: row[3],
    excludedBecause: row[4],
    condition: row[5],
    lotStatus: row[6],
    stock: row[7],
    price: row[8],
    trim: row[9],
    fullName: row[10],
    make: row[11],
    year: row[12],
    inStockOn: row[13],
  };
}

/** Reads vehicles of the active import whole, in the order of the candidates that they were. */
export function readInventoryVehicles(
  db: ReadableDatabase,
  dealership: { readonly vinLogTable: string },
  candidates: readonly CaoCandidate[],
): readonly InventoryVehicle[] {
  const files = readActiveFiles(db);
  const read = db.prepare(`${selectVehicles(dealership.vinLogTable)} WHERE vehicle.id = ? AND vehicle.vin = ?`).raw();
  return candidates.map(({ id, vin }) => {
    const row = read.get(id, vin) as CaoRow | undefined;
    if (!row) throw new Error('The inventory was replaced while an order was computed from it.');
    return toVehicle(row, files);
  });
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

function makeCandidateQuery(vinLogTable: string, facts: ReadonlySet<RuledFact>, isUnlogged: boolean): string {
  const columns = FACTS.map(([fact, column, unread]) => (facts.has(fact) ? `vehicle.${column}` : unread));
  const search = makeLogSearch(vinLogTable);
  return `SELECT vehicle.id, vehicle.vin, vehicle.file_id, ${isUnlogged ? 'NULL' : search},
      ${EXCLUSION_SEARCH}, ${columns.join(', ')}
    FROM normalized_vehicle_data AS vehicle ${OF_DEALERSHIP} ${isUnlogged ? `AND ${search} IS NULL` : ''}
    ORDER BY vehicle.id`;
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
