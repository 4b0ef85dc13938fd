import { FEED_COLUMNS, type FeedColumn } from '../core/feed-row.ts';
import type { Condition, InventoryVehicle } from '../core/vehicle.ts';
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
  const file = files.get(row[18]);
  if (!file) throw new Error(`Vehicle of file ${row[18]}, which is not in the active import.`);
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

/** How SQLite goes about the query of readCaoInventory, step by step, in its own words. */
export function explainCaoQuery(db: ReadableDatabase, vinLogTable: string): readonly string[] {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${makeCaoQuery(vinLogTable)}`).all(0) as { detail: string }[];
  return steps.map(({ detail }) => detail);
}

/**
 * A join would look through the whole log for every vehicle when SQLite's statistics are of a time when the log was tiny;
 * a subquery always searches its index.
 */
function makeCaoQuery(vinLogTable: string): string {
  return `SELECT vehicle.vin, vehicle.stock, vehicle.vehicle_condition, vehicle.lot_status, vehicle.year, vehicle.make,
     vehicle.model, vehicle.trim, vehicle.color, vehicle.price, vehicle.msrp, vehicle.body_style, vehicle.fuel_type,
     vehicle.full_name, vehicle.vehicle_url, vehicle.in_stock_on, vehicle.location, vehicle.line, vehicle.file_id,
     (SELECT log.order_number FROM ${quoteIdentifier(vinLogTable)} AS log WHERE log.vin = vehicle.vin),
     (SELECT exclusion.reason FROM cao_exclusions AS exclusion WHERE exclusion.dealership_id = vehicle.dealership_id
        AND exclusion.vin = vehicle.vin AND exclusion.revoked_at IS NULL)
   FROM normalized_vehicle_data AS vehicle
   WHERE vehicle.dealership_id = ? AND vehicle.import_id = (SELECT id FROM scraper_imports WHERE status = 'active')
   ORDER BY vehicle.id`;
}

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
