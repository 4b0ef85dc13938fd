import { quoteIdentifier } from '../core/vin-log-table-name.ts';
import type { ReadableDatabase } from './open-database.ts';

/** What the active import says of itself, and what is there. */
export interface ActiveImportCount {
  readonly id: number;
  /** UTC ISO instant. */
  readonly importedAt: string;
  readonly rowsRead: number;
  readonly rowsStored: number;
  readonly rowsRefused: number;
  readonly totalVehicles: number;
  /** Rows of the import in `raw_vehicle_data` and `normalized_vehicle_data`. */
  readonly raw: number;
  readonly normalized: number;
}

/** The active imports; a sound database has one, or none before the first import. */
export function countActiveImports(db: ReadableDatabase): readonly ActiveImportCount[] {
  return db
    .prepare(
      `SELECT id, imported_at AS importedAt, rows_read AS rowsRead, rows_stored AS rowsStored,
         rows_refused AS rowsRefused, total_vehicles AS totalVehicles,
         (SELECT count(*) FROM raw_vehicle_data WHERE import_id = scraper_imports.id) AS raw,
         (SELECT count(*) FROM normalized_vehicle_data WHERE import_id = scraper_imports.id) AS normalized
       FROM scraper_imports WHERE status = 'active' ORDER BY id`,
    )
    .all() as ActiveImportCount[];
}

/**
 * How many vehicles of the inventory are not of the active import, or have not the raw row, VIN included, that they say
 * they come from; 0 in a sound database.
 */
export function countContamination(db: ReadableDatabase): number {
  return db
    .prepare(
      `SELECT count(*) FROM normalized_vehicle_data AS vehicle
       LEFT JOIN raw_vehicle_data AS raw ON raw.id = vehicle.id AND raw.import_id = vehicle.import_id
         AND raw.file_id = vehicle.file_id AND raw.location_id = vehicle.location_id AND raw.vin = vehicle.vin
       WHERE raw.id IS NULL OR vehicle.import_id NOT IN (SELECT id FROM scraper_imports WHERE status = 'active')`,
    )
    .pluck()
    .get() as number;
}

/** How many vehicles of the inventory stand at a location that matches no dealership. */
export function countUnmatchedVehicles(db: ReadableDatabase): number {
  return db.prepare('SELECT count(*) FROM normalized_vehicle_data WHERE dealership_id IS NULL').pluck().get() as number;
}

/** How many vehicles a dealership has in the inventory, and how many of those are not in its VIN log. */
export function countAvailableVins(
  db: ReadableDatabase,
  dealership: { readonly id: number; readonly vinLogTable: string },
): { readonly vehicles: number; readonly available: number } {
  return db
    .prepare(
      `SELECT count(*) AS vehicles, count(*) - count(log.vin) AS available FROM normalized_vehicle_data AS vehicle
       LEFT JOIN ${quoteIdentifier(dealership.vinLogTable)} AS log ON log.vin = vehicle.vin
       WHERE vehicle.dealership_id = ?`,
    )
    .get(dealership.id) as { vehicles: number; available: number };
}

/** Whether the database has a table of this name. */
export function hasTable(db: ReadableDatabase, name: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
}

/** What SQLite's full check finds wrong, at most ten lines; none in a sound database. */
export function checkIntegrity(db: ReadableDatabase): readonly string[] {
  const found = db.pragma('integrity_check(10)') as { integrity_check: string }[];
  return found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

/** How many rows refer to something that is not there; 0 in a sound database. */
export function countBrokenReferences(db: ReadableDatabase): number {
  return (db.pragma('foreign_key_check') as readonly unknown[]).length;
}
