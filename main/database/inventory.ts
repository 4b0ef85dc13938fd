import type { Condition, Vehicle } from '../core/vehicle.ts';
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
  readonly vin?: string;
  readonly condition?: Condition;
  readonly lotStatuses?: readonly string[];
  readonly missingUrl?: boolean;
  readonly missingPrice?: boolean;
  /** Not in the VIN log of its dealership. */
  readonly notOrdered?: boolean;
  /** At most so many, after so many; -1 for all. */
  readonly limit: number;
  readonly offset: number;
}

/** Reads a page of the active inventory in file order, and how many vehicles there are in all. */
export function readInventory(
  db: ReadableDatabase,
  filter: InventoryFilter,
): { readonly total: number; readonly vehicles: readonly StoredVehicle[] } {
  const { limit, offset } = filter;
  const conditions = listConditions(filter);
  const from = `FROM normalized_vehicle_data AS vehicle WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
  const bound = conditions.flatMap(([, ...values]) => values);
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

/** The lot statuses that the active inventory has, as its files say them. */
export function listLotStatuses(db: ReadableDatabase): readonly string[] {
  return db.prepare('SELECT DISTINCT lot_status FROM normalized_vehicle_data').pluck().all() as string[];
}

type SqlCondition = readonly [sql: string, ...values: readonly (string | number)[]];

const SEARCHED =
  'vin || char(10) || coalesce(stock, char(10)) || char(10) || make || char(10) || model || char(10) || full_name';
const LOGGED = `SELECT 1 FROM vin_log_history AS logged
  WHERE logged.dealership_id = vehicle.dealership_id AND logged.vin = vehicle.vin AND logged.removed_at IS NULL`;

function listConditions(filter: InventoryFilter): readonly SqlCondition[] {
  const { dealershipId, vin, condition, lotStatuses, words } = filter;
  const conditions: SqlCondition[] = [
    ["vehicle.import_id = (SELECT id FROM scraper_imports WHERE status = 'active')"],
    ...words.map((word): SqlCondition => [`instr(upper(${SEARCHED}), upper(?)) > 0`, word]),
  ];
  if (dealershipId !== null) conditions.push(['vehicle.dealership_id = ?', dealershipId]);
  if (vin !== undefined) conditions.push(['vehicle.vin = ?', vin]);
  if (condition !== undefined) conditions.push(['vehicle.vehicle_condition = ?', condition]);
  if (lotStatuses !== undefined) {
    conditions.push(['vehicle.lot_status IN (SELECT value FROM json_each(?))', JSON.stringify(lotStatuses)]);
  }
  if (filter.missingUrl) conditions.push(['vehicle.vehicle_url IS NULL']);
  if (filter.missingPrice) conditions.push(['vehicle.price IS NULL']);
  if (filter.notOrdered) conditions.push([`NOT EXISTS (${LOGGED})`]);
  return conditions;
}
