import type { InventoryFacets, ListedVehicle } from '../core/inventory-search.ts';
import {
  ACTIVE_IMPORT,
  type InventoryFilter,
  listConditions,
  makeOrder,
  type SqlCondition,
} from './inventory-filter.ts';
import type { ReadableDatabase } from './open-database.ts';

/** A vehicle as it is kept; how long it has been on the lot depends on the day. */
export type StoredVehicle = Omit<ListedVehicle, 'days'>;

/** Lists that were found last, for the data as they were then. */
interface FoundLists {
  readonly version: string;
  readonly lists: Map<string, readonly number[]>;
}

/** How many found lists are remembered. */
const KEPT_LISTS = 8;
const found = new WeakMap<ReadableDatabase, FoundLists>();

/**
 * Finds the vehicles of the active inventory, or of the past, in the order that is asked for. Going through all of them
 * is what takes time, so a list is remembered until something is written: its pages are then a look by number.
 *
 * @returns their numbers, for readVehicles; those of the past that only a VIN log or an order knows are below zero.
 */
export function findVehicles(db: ReadableDatabase, filter: InventoryFilter): readonly number[] {
  const version = `${db.pragma('data_version', { simple: true })} ${db.prepare('SELECT total_changes()').pluck().get()}`;
  const remembered = found.get(db);
  const lists = remembered?.version === version ? remembered.lists : new Map<string, readonly number[]>();
  const key = JSON.stringify(filter);
  const list = lists.get(key) ?? search(db, filter);
  lists.delete(key);
  lists.set(key, list);
  for (const oldest of lists.keys()) {
    if (lists.size <= KEPT_LISTS) break;
    lists.delete(oldest);
  }
  found.set(db, { version, lists });
  return list;
}

/** Reads vehicles that were found, in the same order; one that is gone since then is left out. */
export function readVehicles(
  db: ReadableDatabase,
  scope: InventoryFilter['scope'],
  numbers: readonly number[],
): readonly StoredVehicle[] {
  const rows = (scope === 'active' ? readActive : readPast)(db, JSON.stringify(numbers));
  const vehicles = new Map(rows.map((row) => [row.id, toVehicle(row)]));
  return numbers.flatMap((number) => vehicles.get(number) ?? []);
}

/** The lot statuses that the active inventory has, as its files say them. */
export function listLotStatuses(db: ReadableDatabase): readonly string[] {
  return db.prepare('SELECT DISTINCT lot_status FROM normalized_vehicle_data').pluck().all() as string[];
}

/** Counts the makes and the lot statuses of the active inventory. */
export function readInventoryFacets(db: ReadableDatabase): InventoryFacets {
  const count = (column: string, name: string) =>
    db
      .prepare(
        `SELECT ${column} AS ${name}, count(*) AS vehicles FROM normalized_vehicle_data
         GROUP BY ${column} ORDER BY ${column} COLLATE NOCASE`,
      )
      .all();
  return {
    makes: count('make', 'make') as InventoryFacets['makes'],
    lotStatuses: count('lot_status', 'lotStatus') as InventoryFacets['lotStatuses'],
  };
}

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
function selectPast(past = 'true', logged = 'true', ordered = 'true'): string {
  return `SELECT ${PAST_COLUMNS} FROM past_vehicles WHERE ${past}
    UNION ALL ${LOGGED_ONLY} AND ${logged} GROUP BY logged.dealership_id, logged.vin
    UNION ALL ${ORDERED_ONLY} AND ${ordered} GROUP BY orders.dealership_id, ordered.vin`;
}

const PAST_COLUMNS = `id, dealership_id, vin, stock, vehicle_condition, lot_status, year, make, model, trim, color, price,
  msrp, body_style, fuel_type, full_name, vehicle_url, in_stock_on, location, file, line, last_seen_at,
  coalesce(dealership_id, location_key) AS owner`;

const IS_GONE = `EXISTS (SELECT 1 FROM inventory_changes AS change
  WHERE change.import_id = ${ACTIVE_IMPORT} AND change.kind = 'gone' AND change.vin = vehicle.vin
    AND coalesce(change.dealership_id, change.location_key) = vehicle.owner)`;

function search(db: ReadableDatabase, filter: InventoryFilter): readonly number[] {
  const { scope, change } = filter;
  const own: SqlCondition[] = scope === 'active' ? [[`vehicle.import_id = ${ACTIVE_IMPORT}`]] : [];
  if (change !== undefined) {
    const changed = `vehicle.id IN (SELECT vehicle_id FROM inventory_changes
      WHERE inventory_changes.import_id = ${ACTIVE_IMPORT} AND kind = ?)`;
    own.push(scope === 'active' ? [changed, change] : [change === 'gone' ? IS_GONE : 'false']);
  }
  const conditions = [['true'] as SqlCondition, ...own, ...listConditions(filter)];
  const where = conditions.map(([sql]) => sql).join(' AND ');
  const source = scope === 'active' ? 'normalized_vehicle_data' : `(${selectPast()})`;
  return db
    .prepare(`SELECT vehicle.id FROM ${source} AS vehicle WHERE ${where} ORDER BY ${makeOrder(filter)}`)
    .pluck()
    .all(conditions.flatMap(([, ...values]) => values)) as number[];
}

interface VehicleRow extends Omit<StoredVehicle, 'change' | 'past'> {
  readonly id: number;
  readonly kind: NonNullable<StoredVehicle['change']>['kind'] | null;
  readonly priceBefore: number | null;
  readonly from: string | null;
  readonly isPast: number;
  readonly lastSeenAt: string | null;
  readonly standsAt: string | null;
}

const FACTS = `vehicle.id, vehicle.vin, vehicle.location, dealership.name AS dealership, vehicle.stock,
  vehicle.vehicle_condition AS condition, vehicle.lot_status AS lotStatus, vehicle.year, vehicle.make, vehicle.model,
  vehicle.trim, vehicle.color, vehicle.price, vehicle.msrp, vehicle.body_style AS bodyStyle,
  vehicle.fuel_type AS fuelType, vehicle.full_name AS fullName, vehicle.vehicle_url AS url,
  vehicle.in_stock_on AS inStockOn, vehicle.line,
  (SELECT order_number FROM vin_log_history AS logged WHERE logged.dealership_id = vehicle.dealership_id
     AND logged.vin = vehicle.vin AND logged.removed_at IS NULL
   ORDER BY logged.order_id IS NULL, logged.id DESC LIMIT 1) AS orderedIn,
  (SELECT reason FROM cao_exclusions AS exclusion WHERE exclusion.dealership_id = vehicle.dealership_id
     AND exclusion.vin = vehicle.vin AND exclusion.revoked_at IS NULL) AS excludedBecause`;

function readActive(db: ReadableDatabase, numbers: string): readonly VehicleRow[] {
  return db
    .prepare(
      `SELECT ${FACTS}, import_files.file, change.kind, change.price_before AS priceBefore,
         coalesce(origin.name, change.from_location) AS "from", 0 AS isPast, NULL AS lastSeenAt, NULL AS standsAt
       FROM normalized_vehicle_data AS vehicle JOIN import_files ON import_files.id = vehicle.file_id
       LEFT JOIN dealership_configs AS dealership ON dealership.id = vehicle.dealership_id
       LEFT JOIN inventory_changes AS change
         ON change.vehicle_id = vehicle.id AND change.import_id = vehicle.import_id
       LEFT JOIN dealership_configs AS origin ON origin.id = change.from_dealership_id
       WHERE vehicle.id IN (SELECT value FROM json_each(?))`,
    )
    .all(numbers) as VehicleRow[];
}

function readPast(db: ReadableDatabase, numbers: string): readonly VehicleRow[] {
  return db
    .prepare(
      `SELECT ${FACTS}, vehicle.file, iif(${IS_GONE}, 'gone', NULL) AS kind, NULL AS priceBefore, NULL AS "from",
         1 AS isPast, vehicle.last_seen_at AS lastSeenAt,
         (SELECT coalesce(name, now.location) FROM normalized_vehicle_data AS now
          LEFT JOIN dealership_configs ON dealership_configs.id = now.dealership_id
          WHERE now.vin = vehicle.vin ORDER BY now.id LIMIT 1) AS standsAt
       FROM (
         ${selectPast(
           'id IN (SELECT value FROM json_each(@numbers))',
           'logged.id IN (SELECT -value FROM json_each(@numbers))',
           `orders.id IN (SELECT (-value - ${ORDERED_NUMBERS}) / 1000000 FROM json_each(@numbers))
              AND ${ORDERED_NUMBER} IN (SELECT -value FROM json_each(@numbers))`,
         )}
       ) AS vehicle
       LEFT JOIN dealership_configs AS dealership ON dealership.id = vehicle.dealership_id`,
    )
    .all({ numbers }) as VehicleRow[];
}

function toVehicle(row: VehicleRow): StoredVehicle {
  const { id: _id, kind, priceBefore, from, isPast, lastSeenAt, standsAt, ...facts } = row;
  return {
    ...facts,
    change: kind === null ? null : { kind, priceBefore, from },
    past: isPast === 1 ? { lastSeenAt, standsAt } : null,
  };
}
