import type { LoggedVin, VinLogOrder } from '../core/vin-log-order.ts';
import type { ReadableDatabase } from './open-database.ts';

/** Which entries of the VIN logs are meant. */
export interface LogScope {
  /** `null` for every dealership. */
  readonly dealershipId: number | null;
  /** Part of a VIN or of an order number; `''` for all. */
  readonly search: string;
  /** The entries that were removed by hand, instead of those that are in the logs. */
  readonly removed: boolean;
}

/** A page of something. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** An entry with where it belongs, for a file. */
export interface ExportedEntry extends Omit<LoggedVin, 'vehicle'> {
  readonly dealership: string;
  readonly orderNumber: string;
}

/** Reads the orders of the VIN logs, the newest first, and how many orders and entries there are in all. */
export function readLoggedOrders(
  db: ReadableDatabase,
  scope: LogScope,
  page: Page,
): { readonly total: number; readonly vins: number; readonly orders: readonly VinLogOrder[] } {
  const { where, bound } = selectEntries(scope);
  const groups = `SELECT dealership_id, order_number, order_id, count(*) AS vins, sum(flag <> '') AS flagged,
      max(order_type) AS order_type, max(order_on) AS order_on, max(created_at) AS added_at, max(id) AS newest
    FROM vin_log_history WHERE ${where} GROUP BY dealership_id, order_number, order_id`;
  // Going through the entries is what takes time, so one walk brings the sums along; only a page past the end has none.
  const found = db
    .prepare(
      `SELECT count(*) OVER () AS total, sum(vins) OVER () AS allVins, dealership_configs.name AS dealership, order_number AS orderNumber, order_id AS orderId,
         logged.order_type AS orderType, order_on AS orderDate, vins, flagged, added_at AS addedAt
       FROM (${groups}) AS logged JOIN dealership_configs ON dealership_configs.id = dealership_id
       ORDER BY coalesce(order_on, substr(added_at, 1, 10)) DESC, newest DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ ...bound, ...page }) as (VinLogOrder & { readonly total: number; readonly allVins: number })[];
  if (found.length === 0 && page.offset > 0)
    return { ...readLoggedOrders(db, scope, { limit: 1, offset: 0 }), orders: [] };
  const orders = found.map(({ total: _total, allVins: _vins, ...order }) => order);
  return { total: found[0]?.total ?? 0, vins: found[0]?.allVins ?? 0, orders };
}

/** Reads the entries of one order in the order in which they were made. */
export function readLoggedVins(
  db: ReadableDatabase,
  scope: LogScope & { readonly orderNumber: string; readonly orderId: number | null },
  page: Page,
): { readonly total: number; readonly entries: readonly LoggedVin[] } {
  const { where, bound } = selectEntries(scope);
  const from = `FROM vin_log_history WHERE ${where} AND order_number = @orderNumber AND order_id IS @orderId`;
  const values = { ...bound, orderNumber: scope.orderNumber, orderId: scope.orderId };
  const total = db.prepare(`SELECT count(*) ${from}`).pluck().get(values) as number;
  const entries = db
    .prepare(
      `SELECT id, vin, ${VEHICLE_NAME} AS vehicle, order_type AS orderType, order_on AS orderDate, template, flag, source,
         created_at AS addedAt
       ${from} ORDER BY id LIMIT @limit OFFSET @offset`,
    )
    .all({ ...values, ...page }) as LoggedVin[];
  return { total, entries };
}

/** What is known of an entry's vehicle: as it was ordered, as it stands on a lot, as it was last seen. */
const VEHICLE_NAME = `coalesce(
  (SELECT vehicle ->> '$.fullName' FROM order_vehicles
   WHERE order_vehicles.order_id = vin_log_history.order_id AND order_vehicles.vin = vin_log_history.vin),
  (SELECT full_name FROM normalized_vehicle_data AS here WHERE here.vin = vin_log_history.vin LIMIT 1),
  (SELECT full_name FROM past_vehicles AS past WHERE past.vin = vin_log_history.vin LIMIT 1), '')`;

/** Reads every entry of the scope with its dealership, one dealership after the other, oldest first. */
export function readEntriesToExport(db: ReadableDatabase, scope: LogScope): readonly ExportedEntry[] {
  const { where, bound } = selectEntries(scope);
  return db
    .prepare(
      `SELECT vin_log_history.id, vin, vin_log_history.order_type AS orderType, order_on AS orderDate, template, flag,
         source, vin_log_history.created_at AS addedAt, name AS dealership, order_number AS orderNumber
       FROM (SELECT * FROM vin_log_history WHERE ${where}) AS vin_log_history
       JOIN dealership_configs ON dealership_configs.id = dealership_id ORDER BY name, vin_log_history.id`,
    )
    .all(bound) as ExportedEntry[];
}

function selectEntries({ dealershipId, search, removed }: LogScope) {
  const conditions = [
    removed ? "removed_because = 'removed by hand'" : 'removed_at IS NULL',
    ...(dealershipId === null ? [] : ['dealership_id = @dealershipId']),
    ...(search === '' ? [] : ['(instr(vin, @search) > 0 OR instr(upper(order_number), @search) > 0)']),
  ];
  return {
    where: conditions.join(' AND '),
    bound: {
      ...(dealershipId === null ? {} : { dealershipId }),
      ...(search === '' ? {} : { search: search.toUpperCase() }),
    },
  };
}
