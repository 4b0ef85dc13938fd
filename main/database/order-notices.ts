import { join } from 'node:path';
import type { OrderNotice } from '../core/order-hook.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** The published orders of which nobody was told yet, practice aside, the oldest first. */
export function listUntoldOrders(db: ReadableDatabase): readonly (OrderNotice & { readonly attempts: number })[] {
  const rows = db
    .prepare(
      `SELECT orders.id, order_number AS number, order_type AS type, dealership, published_at AS publishedAt,
         tell_attempts AS attempts,
         (SELECT count(*) FROM order_vehicles WHERE order_id = orders.id) AS vehicles,
         folders.root, folders.folder
       FROM orders
       LEFT JOIN order_folders AS folders ON folders.id =
         (SELECT max(id) FROM order_folders WHERE order_id = orders.id AND status = 'written')
       WHERE told_at IS NULL AND orders.status = 'published' AND is_practice = 0 ORDER BY orders.id`,
    )
    .all() as (Omit<OrderNotice, 'event'> & { attempts: number; root: string | null })[];
  return rows.map(({ root, folder, ...order }) => ({
    event: 'order-published',
    ...order,
    folder: root === null || folder === null ? null : join(root, folder),
  }));
}

/** Nobody has to be told of an order any more; the instant is UTC ISO. */
export function markTold(db: WritableDatabase, id: number, at: string): void {
  db.prepare('UPDATE orders SET told_at = ? WHERE id = ?').run(at, id);
}

/** Counts an attempt to tell of an order that failed. */
export function countTellAttempt(db: WritableDatabase, id: number): void {
  db.prepare('UPDATE orders SET tell_attempts = tell_attempts + 1 WHERE id = ?').run(id);
}
