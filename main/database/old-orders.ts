import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** The orders that are older than an instant, by what becomes of them. */
export interface OldOrderIds {
  readonly drafts: readonly number[];
  readonly practiceRuns: readonly number[];
  readonly toArchive: readonly number[];
}

/**
 * Finds the orders that ended, or were last begun, before a UTC ISO instant; those that are being written, or wait
 * for their orders folder, stay.
 */
export function findOldOrders(db: ReadableDatabase, before: string): OldOrderIds {
  const find = (condition: string) =>
    db
      .prepare(
        `SELECT id FROM orders WHERE coalesce(voided_at, published_at, created_at) < ? AND ${condition} ORDER BY id`,
      )
      .pluck()
      .all(before) as number[];
  return {
    drafts: find("status = 'draft' AND id NOT IN (SELECT order_id FROM waiting_orders)"),
    practiceRuns: find("status IN ('published', 'voided') AND is_practice = 1"),
    toArchive: find(
      `status IN ('published', 'voided') AND is_practice = 0 AND draft ->> '$.archivedAt' IS NULL
       AND (json_array_length(draft, '$.heldBack') > 0 OR id IN (SELECT order_id FROM order_edits))`,
    ),
  };
}

/** Deletes drafts or practice runs. Call it in a transaction, and never for an order that is in a VIN log. */
export function deleteOrders(db: WritableDatabase, ids: readonly number[]): void {
  db.prepare('DELETE FROM orders WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids));
}

/** What an order leaves to the archive, as a line of JSON: what it is, what was held back, what was edited. */
export function readArchiveLine(db: ReadableDatabase, id: number): string {
  return db
    .prepare(
      `SELECT json_object('order', id, 'dealership', dealership, 'type', order_type, 'number', order_number,
         'publishedAt', published_at, 'voidedAt', voided_at, 'heldBack', json_extract(draft, '$.heldBack'),
         'edits', (SELECT json_group_array(json(edit)) FROM order_edits WHERE order_id = orders.id AND is_undone = 0))
       FROM orders WHERE id = ?`,
    )
    .pluck()
    .get(id) as string;
}

/** Takes out of an order what the archive has. Call it in a transaction. */
export function clearArchivedOrder(db: WritableDatabase, id: number, at: string): void {
  db.prepare(`UPDATE orders SET draft = json_set(draft, '$.heldBack', json('[]'), '$.archivedAt', ?) WHERE id = ?`).run(
    at,
    id,
  );
  db.prepare('DELETE FROM order_edits WHERE order_id = ?').run(id);
}
