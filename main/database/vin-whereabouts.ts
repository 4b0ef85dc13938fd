import type { ReadableDatabase } from './open-database.ts';

/** A vehicle of the active inventory, wherever it stands. */
export interface VinPlace {
  /** `null` when its location matches no dealership. */
  readonly dealershipId: number | null;
  readonly dealership: string | null;
  readonly location: string;
  readonly file: string;
  readonly line: number;
}

/** A row of the active import that was not taken. */
export interface VinRefusal {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Finds where the active inventory has a VIN: at one dealership, at several, or nowhere. */
export function findVinPlaces(db: ReadableDatabase, vin: string): readonly VinPlace[] {
  return db
    .prepare(
      `SELECT vehicle.dealership_id AS dealershipId, dealerships.name AS dealership, vehicle.location, files.file,
         vehicle.line
       FROM normalized_vehicle_data AS vehicle
       JOIN import_files AS files ON files.id = vehicle.file_id
       LEFT JOIN dealership_configs AS dealerships ON dealerships.id = vehicle.dealership_id
       WHERE vehicle.vin = ? AND vehicle.import_id = (SELECT id FROM scraper_imports WHERE status = 'active')
       ORDER BY vehicle.id`,
    )
    .all(vin) as VinPlace[];
}

/** Finds the rows of the active import that were refused although their VIN cell says this, case and spaces aside. */
export function findVinRefusals(db: ReadableDatabase, vin: string): readonly VinRefusal[] {
  return db
    .prepare(
      `SELECT file, line, message FROM import_refusals
       WHERE import_id = (SELECT id FROM scraper_imports WHERE status = 'active') AND upper(trim(vin)) = ?
       ORDER BY id`,
    )
    .all(vin) as VinRefusal[];
}
