import type { InventoryFacets, ListedVehicle } from '../core/inventory-search.ts';
import {
  ACTIVE_IMPORT,
  type InventoryFilter,
  listConditions,
  makeOrder,
  type SqlCondition,
} from './inventory-filter.ts';
import { IS_GONE, PAST_BY_NUMBER, selectPast } from './known-vehicles.ts';
import type { ReadableDatabase } from './open-database.ts';
import { rememberUntilWritten } from './until-written.ts';

/** A vehicle as it is kept; how long it has been on the lot depends on the day. */
export type StoredVehicle = Omit<ListedVehicle, 'days'>;

/** The lists that were found last. */
const remember = rememberUntilWritten<readonly number[]>(8);

/**
 * Finds the vehicles of the active inventory, or of the past, in the order that is asked for. Going through all of them
 * is what takes time, so a list is remembered until something is written: its pages are then a look by number.
 *
 * @returns their numbers, for readVehicles; those of the past that only a VIN log or an order knows are below zero.
 */
export function findVehicles(db: ReadableDatabase, filter: InventoryFilter): readonly number[] {
  return remember(db, JSON.stringify(filter), () => search(db, filter));
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

function search(db: ReadableDatabase, filter: InventoryFilter): readonly number[] {
  const { scope, change } = filter;
  // All rows are of this import: with the plus SQLite does not look each of them up by an index of it.
  const own: SqlCondition[] = scope === 'active' ? [[`+vehicle.import_id = ${ACTIVE_IMPORT}`]] : [];
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
         ${PAST_BY_NUMBER}
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
