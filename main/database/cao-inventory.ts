import { FEED_COLUMNS, type FeedColumn } from '../core/feed-row.ts';
import type { InventoryVehicle } from '../core/vehicle.ts';
import { quoteIdentifier } from '../core/vin-log-table-name.ts';
import type { ReadableDatabase } from './open-database.ts';

interface VehicleRow extends Omit<InventoryVehicle, 'file' | 'absentColumns'> {
  readonly fileId: number;
}

interface ImportFile {
  readonly file: string;
  readonly absentColumns: readonly FeedColumn[];
}

/**
 * Reads a dealership's vehicles of the active import in file order, each with the order in the dealership's own VIN log
 * that took it. Without an active import there are none.
 */
export function readCaoInventory(
  db: ReadableDatabase,
  dealership: { readonly id: number; readonly vinLogTable: string },
): readonly InventoryVehicle[] {
  const files = readActiveFiles(db);
  const rows = db.prepare(makeCaoQuery(dealership.vinLogTable)).all(dealership.id) as VehicleRow[];
  return rows.map(({ fileId, ...vehicle }) => {
    const file = files.get(fileId);
    if (!file) throw new Error(`Vehicle of file ${fileId}, which is not in the active import.`);
    return { ...vehicle, ...file };
  });
}

/** How SQLite goes about the query of readCaoInventory, step by step, in its own words. */
export function explainCaoQuery(db: ReadableDatabase, vinLogTable: string): readonly string[] {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${makeCaoQuery(vinLogTable)}`).all(0) as { detail: string }[];
  return steps.map(({ detail }) => detail);
}

function makeCaoQuery(vinLogTable: string): string {
  return `SELECT vehicle.vin, vehicle.stock, vehicle.vehicle_condition AS condition, vehicle.lot_status AS lotStatus,
     vehicle.year, vehicle.make, vehicle.model, vehicle.trim, vehicle.color, vehicle.price, vehicle.msrp,
     vehicle.body_style AS bodyStyle, vehicle.fuel_type AS fuelType, vehicle.full_name AS fullName,
     vehicle.vehicle_url AS url, vehicle.in_stock_on AS inStockOn, vehicle.location, vehicle.line,
     vehicle.file_id AS fileId, iif(log.vin IS NULL, NULL, coalesce(log.order_number, '')) AS alreadyOrderedIn
   FROM normalized_vehicle_data AS vehicle
   LEFT JOIN ${quoteIdentifier(vinLogTable)} AS log ON log.vin = vehicle.vin
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
