import type { OrderFigures } from '../core/order-analytics.ts';
import type { ReadableDatabase } from './open-database.ts';

/** The Monday of an instant's week on the operator's wall, in SQL. */
const MONDAY = (at: string) => `date(${at}, 'localtime', '-6 days', 'weekday 1')`;

/** Reads what each order came to that was published in a period and is neither voided nor a practice run. */
export function readOrderFigures(
  db: ReadableDatabase,
  period: { readonly from: string; readonly to: string; readonly dealershipId: number | null },
): readonly OrderFigures[] {
  const published = `SELECT id, dealership_id, published_at, draft FROM orders
    WHERE status = 'published' AND is_practice = 0 AND (@dealershipId IS NULL OR dealership_id = @dealershipId)
      AND date(published_at, 'localtime') BETWEEN @from AND @to`;
  const orders = db
    .prepare(
      `SELECT published.id, name AS dealership, ${MONDAY('published_at')} AS week, count(vin) AS vehicles,
         sum(vehicle ->> '$.condition' = 'new') AS new, sum(vehicle ->> '$.condition' = 'po') AS po,
         sum(vehicle ->> '$.condition' = 'cpo') AS cpo, json_array_length(draft, '$.alreadyOrdered') AS duplicates
       FROM (${published}) AS published JOIN dealership_configs ON dealership_configs.id = dealership_id
       LEFT JOIN order_vehicles ON order_id = published.id
       GROUP BY published.id ORDER BY published_at, published.id`,
    )
    .all(period) as (Omit<OrderFigures, 'days'> & { readonly id: number })[];
  const waits = db
    .prepare(
      `SELECT published.id, CAST(julianday(date(published_at, 'localtime')) - julianday(date(arrived_at, 'localtime')) AS INTEGER)
       FROM (${published}) AS published JOIN order_vehicles ON order_id = published.id
       JOIN vehicle_arrivals AS arrival
         ON arrival.dealership_id = published.dealership_id AND arrival.vin = order_vehicles.vin
       WHERE arrived_at <= published_at`,
    )
    .raw()
    .all(period) as [id: number, days: number][];
  const days = Map.groupBy(waits, ([id]) => id);
  return orders.map(({ id, ...order }) => ({ ...order, days: (days.get(id) ?? []).map(([, count]) => count) }));
}

/** The Mondays of a number of weeks, the last of them that of a day. */
export function listMondays(db: ReadableDatabase, to: string, weeks: number): readonly string[] {
  return db
    .prepare(
      `WITH RECURSIVE week (number) AS (SELECT 1 WHERE @weeks > 0 UNION ALL SELECT number + 1 FROM week WHERE number < @weeks)
       SELECT date(@to, '-6 days', 'weekday 1', '-' || (7 * (@weeks - number)) || ' days') FROM week`,
    )
    .pluck()
    .all({ to, weeks }) as string[];
}
