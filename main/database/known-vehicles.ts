import { ACTIVE_IMPORT } from './inventory-filter.ts';

const PAST_COLUMNS = `id, dealership_id, vin, stock, vehicle_condition, lot_status, year, make, model, trim, color, price,
  msrp, body_style, fuel_type, full_name, vehicle_url, in_stock_on, location, file, line, last_seen_at,
  coalesce(dealership_id, location_key) AS owner`;

/** A vehicle that no import had at that dealership, with what the order in `ordered` knew of it. */
const selectKnown = (id: string, dealershipId: string, vin: string) => `
  SELECT ${id} AS id, ${dealershipId} AS dealership_id, ${vin} AS vin, ordered.vehicle ->> '$.stock' AS stock,
    coalesce(ordered.vehicle ->> '$.condition', 'unknown') AS vehicle_condition, '' AS lot_status,
    nullif(ordered.vehicle ->> '$.year', 0) AS year, coalesce(ordered.vehicle ->> '$.make', '') AS make,
    coalesce(ordered.vehicle ->> '$.model', '') AS model, coalesce(ordered.vehicle ->> '$.trim', '') AS trim,
    coalesce(ordered.vehicle ->> '$.color', '') AS color, nullif(ordered.vehicle ->> '$.price', 0) AS price,
    NULL AS msrp, '' AS body_style, '' AS fuel_type, coalesce(ordered.vehicle ->> '$.fullName', '') AS full_name,
    NULL AS vehicle_url, NULL AS in_stock_on, '' AS location, '' AS file, 0 AS line, NULL AS last_seen_at, NULL AS owner`;
const isInNoImport = (dealershipId: string, vin: string) => `
  NOT EXISTS (SELECT 1 FROM normalized_vehicle_data AS vehicle
    WHERE vehicle.vin = ${vin} AND vehicle.dealership_id = ${dealershipId})
  AND NOT EXISTS (SELECT 1 FROM past_vehicles AS past WHERE past.vin = ${vin} AND past.dealership_id = ${dealershipId})`;

/** Entries of the VIN logs of which no import ever told. */
const LOGGED_ONLY = `${selectKnown('-max(logged.id)', 'logged.dealership_id', 'logged.vin')}
  FROM vin_log_history AS logged
  LEFT JOIN order_vehicles AS ordered ON ordered.order_id = logged.order_id AND ordered.vin = logged.vin
  WHERE logged.removed_at IS NULL AND ${isInNoImport('logged.dealership_id', 'logged.vin')}`;

/** Where the numbers of vehicles begin that only an order knows, far from any entry of a VIN log. */
const ORDERED_NUMBERS = 2 ** 44;
const ORDERED_NUMBER = `${ORDERED_NUMBERS} + ordered.order_id * 1000000 + ordered.position`;

/** Vehicles of written orders that are in no log: a list that is not logged, an order that was voided. */
const ORDERED_ONLY = `${selectKnown(`-max(${ORDERED_NUMBER})`, 'orders.dealership_id', 'ordered.vin')}
  FROM orders JOIN order_vehicles AS ordered ON ordered.order_id = orders.id
  WHERE orders.status IN ('published', 'voided') AND orders.is_practice = 0
    AND ${isInNoImport('orders.dealership_id', 'ordered.vin')}
    AND NOT EXISTS (SELECT 1 FROM vin_log_history AS logged WHERE logged.vin = ordered.vin
      AND logged.dealership_id = orders.dealership_id AND logged.removed_at IS NULL)`;

/** What is known of vehicles that the active inventory does not have; all of it, or what these conditions leave. */
export function selectPast(past = 'true', logged = 'true', ordered = 'true'): string {
  return `SELECT ${PAST_COLUMNS} FROM past_vehicles WHERE ${past}
    UNION ALL ${LOGGED_ONLY} AND ${logged} GROUP BY logged.dealership_id, logged.vin
    UNION ALL ${ORDERED_ONLY} AND ${ordered} GROUP BY orders.dealership_id, ordered.vin`;
}

/** The same, of the numbers in the JSON array `@numbers` alone. */
export const PAST_BY_NUMBER = selectPast(
  'id IN (SELECT value FROM json_each(@numbers))',
  'logged.id IN (SELECT -value FROM json_each(@numbers))',
  `orders.id IN (SELECT (-value - ${ORDERED_NUMBERS}) / 1000000 FROM json_each(@numbers))
     AND ${ORDERED_NUMBER} IN (SELECT -value FROM json_each(@numbers))`,
);

/** Whether a row called `vehicle` of what is known is gone since the import before, in SQL. */
export const IS_GONE = `EXISTS (SELECT 1 FROM inventory_changes AS change
  WHERE change.import_id = ${ACTIVE_IMPORT} AND change.kind = 'gone' AND change.vin = vehicle.vin
    AND coalesce(change.dealership_id, change.location_key) = vehicle.owner)`;
