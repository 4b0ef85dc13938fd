import type { OpenOrder } from '../core/open-order.ts';
import type { ReadableDatabase } from './open-database.ts';

/** Reads the orders of a dealership that are not written and do not wait to be: rows from a day on, then loose drafts. */
export function readOpenOrders(db: ReadableDatabase, dealershipId: number, from: string): readonly OpenOrder[] {
  const vehicles = '(SELECT count(*) FROM order_vehicles WHERE order_id = orders.id)';
  const isWaiting = 'EXISTS (SELECT 1 FROM waiting_orders WHERE waiting_orders.order_id = orders.id)';
  return db
    .prepare(
      `SELECT * FROM (
         SELECT sheet.id AS rowId, orders.id AS orderId, on_date AS date, sheet.order_type AS type,
           sheet.order_number AS number, iif(orders.id IS NULL, NULL, ${vehicles}) AS vehicles
         FROM run_sheet_rows AS sheet LEFT JOIN orders ON orders.id = sheet.order_id
         WHERE sheet.dealership_id = @id AND on_date >= @from AND (orders.id IS NULL OR orders.status = 'draft')
           AND NOT ${isWaiting}
         UNION ALL
         SELECT NULL, orders.id, NULL, order_type, order_number, ${vehicles} FROM orders
         WHERE dealership_id = @id AND status = 'draft' AND NOT ${isWaiting}
           AND id NOT IN (SELECT order_id FROM run_sheet_rows WHERE order_id IS NOT NULL)
       ) ORDER BY date IS NULL, date, rowId, orderId DESC`,
    )
    .all({ id: dealershipId, from }) as OpenOrder[];
}
