import type { OrderDraft } from '../core/order.ts';
import type { AppliedEdit, EditableDraft, OriginalValues } from '../core/order-edits.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** An edit of a draft as it is kept. */
export interface StoredEdit {
  readonly id: number;
  readonly edit: AppliedEdit;
  readonly isUndone: boolean;
}

/** The edits of a draft, oldest first; the undone ones come last. */
export function listOrderEdits(db: ReadableDatabase, orderId: number): readonly StoredEdit[] {
  const rows = db
    .prepare('SELECT id, edit, is_undone AS isUndone FROM order_edits WHERE order_id = ? ORDER BY id')
    .all(orderId) as { id: number; edit: string; isUndone: number }[];
  return rows.map(({ id, edit, isUndone }) => ({
    id,
    edit: JSON.parse(edit) as AppliedEdit,
    isUndone: isUndone === 1,
  }));
}

/** Keeps an edit that was just made; those that were undone before it cannot be done again. Call it in a transaction. */
export function insertOrderEdit(db: WritableDatabase, orderId: number, edit: AppliedEdit, at: string): void {
  db.prepare('DELETE FROM order_edits WHERE order_id = ? AND is_undone = 1').run(orderId);
  db.prepare('INSERT INTO order_edits (order_id, at, edit) VALUES (?, ?, ?)').run(orderId, at, JSON.stringify(edit));
}

/** Marks an edit as undone, or as in effect again. */
export function setEditUndone(db: WritableDatabase, id: number, isUndone: boolean): void {
  db.prepare('UPDATE order_edits SET is_undone = ? WHERE id = ?').run(isUndone ? 1 : 0, id);
}

/** Whether an edit of a draft is in effect. */
export function hasOrderEdits(db: ReadableDatabase, orderId: number): boolean {
  return db.prepare('SELECT 1 FROM order_edits WHERE order_id = ? AND is_undone = 0').get(orderId) !== undefined;
}

/** The values that the operator changed in an order, by VIN, as they were before. */
export function readOriginals(db: ReadableDatabase, orderId: number): Readonly<Record<string, OriginalValues>> {
  const rows = db
    .prepare('SELECT vin, original FROM order_vehicles WHERE order_id = ? AND original IS NOT NULL ORDER BY position')
    .raw()
    .all(orderId) as [string, string][];
  return Object.fromEntries(rows.map(([vin, original]) => [vin, JSON.parse(original) as OriginalValues]));
}

/** Keeps a draft as it is after an edit. Call it in a transaction. */
export function writeEditedDraft(
  db: WritableDatabase,
  id: number,
  draft: EditableDraft & Pick<OrderDraft, 'warnings'>,
): void {
  const { heldBack, alreadyOrdered, warnings } = draft;
  db.prepare('UPDATE orders SET draft = json_patch(draft, ?) WHERE id = ?').run(
    JSON.stringify({ heldBack, alreadyOrdered, warnings }),
    id,
  );
  db.prepare('DELETE FROM order_vehicles WHERE order_id = ?').run(id);
  const insert = db.prepare(
    'INSERT INTO order_vehicles (order_id, position, vin, vehicle, original) VALUES (?, ?, ?, ?, ?)',
  );
  draft.vehicles.forEach(({ vehicle, original }, position) => {
    const isChanged = Object.keys(original).length > 0;
    insert.run(id, position, vehicle.vin, JSON.stringify(vehicle), isChanged ? JSON.stringify(original) : null);
  });
}

/** Makes another draft with the same contents, without the undo stack; returns its id. Call it in a transaction. */
export function copyDraft(db: WritableDatabase, id: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO orders (dealership_id, dealership, order_type, order_number, status, import_id, draft, created_at)
       SELECT dealership_id, dealership, order_type, order_number, 'draft', import_id, draft, created_at
       FROM orders WHERE id = ?`,
    )
    .run(id);
  const copy = Number(lastInsertRowid);
  db.prepare(
    `INSERT INTO order_vehicles (order_id, position, vin, vehicle, original)
     SELECT ?, position, vin, vehicle, original FROM order_vehicles WHERE order_id = ?`,
  ).run(copy, id);
  return copy;
}
