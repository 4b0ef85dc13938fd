import type { Vehicle } from '../core/vehicle.ts';
import type { ReadableDatabase } from './open-database.ts';

/** A vehicle of the active inventory with the place that it came from. */
export interface StoredVehicle extends Vehicle {
  /** `null` when the location matches no dealership. */
  readonly dealership: string | null;
  readonly file: string;
  readonly line: number;
}

/** Which vehicles of the active inventory to read. */
export interface InventoryFilter {
  readonly dealershipId: number | null;
  /** Words that all have to be part of VIN, stock number, make, model or full name, ASCII case aside. */
  readonly words: readonly string[];
  /** At most so many, after so many; -1 for all. */
  readonly limit: number;
  readonly offset: number;
}

/** Reads a page of the active inventory in file order, and how many vehicles there are in all. */
export function readInventory(
  db: ReadableDatabase,
  filter: InventoryFilter,
): { readonly total: number; readonly vehicles: readonly StoredVehicle[] } {
  const { dealershipId, words, limit, offset } = filter;
  const conditions = [
    "vehicle.import_id = (SELECT id FROM scraper_imports WHERE status = 'active')",
    ...(dealershipId === null ? [] : ['vehicle.dealership_id = ?']),
    ...words.map(
      () =>
        'instr(upper(vin || char(10) || coalesce(stock, char(10)) || char(10) || make || char(10) || model || char(10) || full_name), upper(?)) > 0',
    ),
  ];
  const from = `FROM normalized_vehicle_data AS vehicle WHERE ${conditions.join(' AND ')}`;
  const bound = [...(dealershipId === null ? [] : [dealershipId]), ...words];
  const total = db.prepare(`SELECT count(*) ${from}`).pluck().get(bound) as number;
  const vehicles = db
    .prepare(
      `SELECT vin, vehicle.location, dealership.name AS dealership, stock, vehicle_condition AS condition,
         lot_status AS lotStatus, year, make, model, trim, color, price, msrp, body_style AS bodyStyle,
         fuel_type AS fuelType, full_name AS fullName, vehicle_url AS url, in_stock_on AS inStockOn, file, line
       FROM (SELECT * ${from} ORDER BY id LIMIT ? OFFSET ?) AS vehicle
       JOIN import_files ON import_files.id = vehicle.file_id
       LEFT JOIN dealership_configs AS dealership ON dealership.id = vehicle.dealership_id
       ORDER BY vehicle.id`,
    )
    .all(...bound, limit, offset) as StoredVehicle[];
  return { total, vehicles };
}
