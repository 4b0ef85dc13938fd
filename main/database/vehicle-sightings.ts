import type { FeedColumn } from '../core/feed-row.ts';
import type { Sighting } from '../core/fold-sightings.ts';
import { normalizeVehicle } from '../core/normalize-vehicle.ts';
import type { ReadableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/**
 * Reads how each import that was ever active had a VIN, oldest first. Rows that were carried over say nothing new and
 * are left out; of two rows at one place the last one counts.
 */
export function readSightings(db: ReadableDatabase, vin: string): readonly Sighting[] {
  const rows = db
    .prepare(
      `SELECT imports.imported_at AS at, dealerships.name AS dealership, places.location AS place, raw.line AS atLine,
         ${RAW_COLUMNS.map(([feed, raw]) => `raw.${raw} AS ${feed}`).join(', ')}
       FROM (SELECT max(raw.id) AS id FROM raw_vehicle_data AS raw JOIN import_locations AS places ON places.id = location_id
             WHERE vin = ? GROUP BY raw.import_id, coalesce(places.dealership_id, places.location_key)) AS last
       JOIN raw_vehicle_data AS raw ON raw.id = last.id
       JOIN scraper_imports AS imports ON imports.id = raw.import_id
       JOIN import_files AS files ON files.id = raw.file_id
       JOIN import_locations AS places ON places.id = raw.location_id
       LEFT JOIN dealership_configs AS dealerships ON dealerships.id = places.dealership_id
       WHERE imports.activated_at IS NOT NULL AND files.carried_from IS NULL ORDER BY imports.imported_at, raw.id`,
    )
    .all(vin) as (Record<FeedColumn, string | null> & {
    readonly at: string;
    readonly dealership: string | null;
    readonly place: string;
    readonly atLine: number;
  })[];
  return rows.map(({ at, dealership, place, atLine, ...cells }) => {
    const { vehicle } = normalizeVehicle({ line: atLine, cells }, place);
    const { condition, price, lotStatus } = vehicle;
    return { at, dealership, location: place, condition, price, lotStatus };
  });
}
