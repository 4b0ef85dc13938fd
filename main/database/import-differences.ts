import type { DealershipDifference, ImportMode } from '../core/import-report.ts';
import { OWNERS, REPLACED_LOCATIONS } from './import-locations.ts';
import { findActiveImport } from './imports.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** A difference with the dealership's id. */
interface DifferenceRow extends DealershipDifference {
  readonly dealershipId: number | null;
}

/**
 * Compares the rows of an import with the active inventory, VIN by VIN, per dealership and unmatched location. Names
 * count as they are known now, for both sides.
 *
 * @param mode With `update`, what the import does not have is counted as kept.
 */
export function compareWithActive(db: ReadableDatabase, importId: number, mode: ImportMode): readonly DifferenceRow[] {
  const rows = db
    .prepare(
      `WITH owners AS MATERIALIZED (${OWNERS} WHERE locations.import_id IN (@id, @active)),
         replaced AS MATERIALIZED (${REPLACED_LOCATIONS}),
         vehicles AS (
           SELECT owner, max(is_new) AS is_new, max(is_old) AS is_old FROM (
             SELECT owner, vin, 1 AS is_new, 0 AS is_old
             FROM raw_vehicle_data AS raw JOIN owners USING (location_id)
             WHERE raw.import_id = @id AND location_id NOT IN replaced
             UNION ALL
             SELECT owner, vin, 0, 1 FROM normalized_vehicle_data JOIN owners USING (location_id)
           ) GROUP BY owner, vin
         ),
         differences AS (
           SELECT owner, sum(is_new) AS vehicles, sum(is_old) AS previous, sum(is_new > is_old) AS added,
             sum(is_old > is_new) AS gone
           FROM vehicles GROUP BY owner
         ),
         places AS (
           SELECT owner, dealership_id, location,
             row_number() OVER (PARTITION BY owner ORDER BY import_id = @id DESC, location_id) AS place
           FROM owners
         )
       SELECT dealership.id AS dealershipId, dealership.name AS dealership, location, vehicles, previous, added, gone
       FROM differences JOIN places ON places.owner = differences.owner AND places.place = 1
       LEFT JOIN dealership_configs AS dealership ON dealership.id = places.dealership_id
       ORDER BY dealership.id IS NULL, dealership.name_key, location`,
    )
    .all({ id: importId, active: findActiveImport(db) }) as DifferenceRow[];
  return mode === 'replace'
    ? rows
    : rows.map((row) => (row.vehicles === 0 ? { ...row, vehicles: row.previous, gone: 0 } : row));
}

/** Keeps the differences that activating an import made. */
export function storeDifferences(db: WritableDatabase, importId: number, rows: readonly DifferenceRow[]): void {
  db.prepare('DELETE FROM import_differences WHERE import_id = ?').run(importId);
  const insert = db.prepare(
    `INSERT INTO import_differences (import_id, dealership_id, location, vehicles, previous, added, gone)
     VALUES (@importId, @dealershipId, @location, @vehicles, @previous, @added, @gone)`,
  );
  for (const { dealership: _dealership, ...row } of rows) insert.run({ importId, ...row });
}

/** The differences that were kept when an import was last activated. */
export function readDifferences(db: ReadableDatabase, importId: number): readonly DealershipDifference[] {
  return db
    .prepare(
      `SELECT dealership.name AS dealership, location, vehicles, previous, added, gone
       FROM import_differences LEFT JOIN dealership_configs AS dealership ON dealership.id = dealership_id
       WHERE import_id = ? ORDER BY import_differences.id`,
    )
    .all(importId) as DealershipDifference[];
}
