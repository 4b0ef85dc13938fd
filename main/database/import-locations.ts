import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/**
 * SQL for the places that vehicles belong to: for each location of an import the dealership that is known under that
 * name now, else the location itself.
 */
export const OWNERS = `
  SELECT locations.id AS location_id, locations.import_id, locations.location, aliases.dealership_id,
    coalesce(aliases.dealership_id, locations.location_key) AS owner
  FROM import_locations AS locations
  LEFT JOIN dealership_aliases AS aliases ON aliases.alias_key = locations.location_key`;

/** SQL for the locations of the import `@id` that its own files have, not only rows carried over from another import. */
const OWN_LOCATIONS = `
  SELECT * FROM import_locations WHERE import_id = @id AND EXISTS (
    SELECT 1 FROM raw_vehicle_data AS raw JOIN import_files AS files ON files.id = raw.file_id
    WHERE raw.location_id = import_locations.id AND files.carried_from IS NULL)`;

/**
 * SQL for the locations that the import `@id` once carried over, but whose dealership its own files have, it turns out,
 * under a name that was not known then.
 */
export const REPLACED_LOCATIONS = `
  WITH own AS MATERIALIZED (${OWN_LOCATIONS})
  SELECT id FROM import_locations WHERE import_id = @id AND id NOT IN (SELECT id FROM own)
    AND dealership_id IN (SELECT dealership_id FROM own WHERE dealership_id IS NOT NULL)`;

/** Finds, once for all rows, the dealership of each location of an import. */
export function resolveLocations(db: WritableDatabase, importId: number): void {
  db.prepare(
    `UPDATE import_locations SET dealership_id =
       (SELECT dealership_id FROM dealership_aliases WHERE alias_key = location_key)
     WHERE import_id = ?`,
  ).run(importId);
}

/** The locations of an import that match no dealership, with their rows, in the order of the files. */
export function listUnmatchedLocations(
  db: ReadableDatabase,
  importId: number,
): readonly { readonly location: string; readonly rows: number }[] {
  return db
    .prepare(
      `SELECT location, (SELECT count(*) FROM raw_vehicle_data WHERE location_id = owners.location_id) AS rows
       FROM (${OWNERS}) AS owners WHERE import_id = ? AND dealership_id IS NULL ORDER BY location_id`,
    )
    .all(importId) as { location: string; rows: number }[];
}

/**
 * Finds the vehicles of the active import that belong to nobody although their location is a name of the dealership by
 * now: it was mapped after the activation.
 */
export function findMappedLater(
  db: ReadableDatabase,
  dealershipId: number,
): { readonly importId: number; readonly vehicles: number } | undefined {
  return db
    .prepare(
      `SELECT vehicles.import_id AS importId, count(*) AS vehicles
       FROM scraper_imports AS imports
       JOIN dealership_aliases AS aliases ON aliases.dealership_id = ?
       JOIN import_locations AS locations ON locations.import_id = imports.id
         AND locations.location_key = aliases.alias_key AND locations.dealership_id IS NULL
       CROSS JOIN normalized_vehicle_data AS vehicles ON vehicles.import_id = locations.import_id
         -- As the index of one VIN a place has it: nothing is indexed by location_id alone.
         AND coalesce(vehicles.dealership_id, -vehicles.location_id) = -locations.id
       WHERE imports.status = 'active' GROUP BY vehicles.import_id`,
    )
    .get(dealershipId) as { importId: number; vehicles: number } | undefined;
}
