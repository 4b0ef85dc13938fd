import type { FeedColumn } from '../core/feed-row.ts';
import { normalizeVehicle } from '../core/normalize-vehicle.ts';
import { OWNERS } from './import-locations.ts';
import { letOthersIn } from './let-others-in.ts';
import type { WritableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/** Rows that are normalized at a time. */
const PAGE_ROWS = 200;

type LeavingRow = Record<FeedColumn, string | null> & {
  readonly id: number;
  readonly dealershipId: number | null;
  readonly locationKey: string;
  readonly place: string;
  readonly file: string;
  readonly line: number;
  readonly importedAt: string;
};

/**
 * Keeps what the inventory no longer has: the vehicles that an import, which was active until now, had at a place where
 * the inventory does not have them. What the inventory has again is forgotten here. Call it in a transaction; a cancel is
 * heard between its statements.
 */
export async function keepPastVehicles(
  db: WritableDatabase,
  formerId: number | null,
  signal: AbortSignal,
): Promise<void> {
  if (formerId !== null) await keepLeaving(db, formerId, signal);
  await letOthersIn(signal);
  db.exec(
    `UPDATE OR REPLACE past_vehicles SET dealership_id =
       (SELECT dealership_id FROM dealership_aliases WHERE alias_key = location_key)
     WHERE dealership_id IS NULL AND location_key IN (SELECT alias_key FROM dealership_aliases);
     DELETE FROM past_vehicles WHERE EXISTS (
       SELECT 1 FROM normalized_vehicle_data AS vehicle JOIN import_locations ON import_locations.id = location_id
       WHERE vehicle.vin = past_vehicles.vin AND coalesce(vehicle.dealership_id, import_locations.location_key) =
         coalesce(past_vehicles.dealership_id, past_vehicles.location_key))`,
  );
}

async function keepLeaving(db: WritableDatabase, formerId: number, signal: AbortSignal): Promise<void> {
  db.exec('CREATE TEMP TABLE leaving (id INTEGER PRIMARY KEY, dealership_id, location_key)');
  db.prepare(
    `WITH former AS MATERIALIZED (${OWNERS} WHERE locations.import_id = @id),
       vehicles AS (
         SELECT owner, former.dealership_id, vin, max(raw.id) AS id, location_id
         FROM raw_vehicle_data AS raw JOIN former USING (location_id) WHERE raw.import_id = @id GROUP BY owner, vin
       )
     INSERT INTO leaving SELECT vehicles.id, vehicles.dealership_id, location_key
     FROM vehicles JOIN import_locations ON import_locations.id = vehicles.location_id
     WHERE NOT EXISTS (
       SELECT 1 FROM normalized_vehicle_data AS now JOIN import_locations AS place ON place.id = now.location_id
       WHERE now.vin = vehicles.vin AND coalesce(now.dealership_id, place.location_key) = vehicles.owner)`,
  ).run({ id: formerId });
  const readPage = db.prepare(
    `SELECT raw.id, leaving.dealership_id AS dealershipId, leaving.location_key AS locationKey, raw.line,
       import_locations.location AS place, import_files.file, imported_at AS importedAt,
       ${RAW_COLUMNS.map(([feed, raw]) => `raw.${raw} AS ${feed}`).join(', ')}
     FROM leaving JOIN raw_vehicle_data AS raw USING (id)
     JOIN import_locations ON import_locations.id = raw.location_id JOIN import_files ON import_files.id = raw.file_id
     JOIN scraper_imports ON scraper_imports.id = raw.import_id
     WHERE leaving.id > ? ORDER BY leaving.id LIMIT ${PAGE_ROWS}`,
  );
  const insert = db.prepare(
    `INSERT OR REPLACE INTO past_vehicles
       (dealership_id, location_key, last_seen_at, file, line, vin, stock, vehicle_condition, lot_status, year, make,
        model, trim, color, price, msrp, body_style, fuel_type, full_name, vehicle_url, in_stock_on, location)
     VALUES (@dealershipId, @locationKey, @importedAt, @file, @line, @vin, @stock, @condition, @lotStatus, @year, @make,
        @model, @trim, @color, @price, @msrp, @bodyStyle, @fuelType, @fullName, @url, @inStockOn, @location)`,
  );
  for (let page = readPage.all(0) as LeavingRow[]; page.length > 0; ) {
    await letOthersIn(signal);
    for (const row of page) {
      const { dealershipId, locationKey, importedAt, file, line } = row;
      const { vehicle } = normalizeVehicle({ line, cells: row }, row.place);
      insert.run({ ...vehicle, dealershipId, locationKey, importedAt, file, line });
    }
    page = readPage.all(page.at(-1)?.id ?? 0) as LeavingRow[];
  }
  db.exec('DROP TABLE temp.leaving');
}
