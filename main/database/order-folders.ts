import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/**
 * writing: it is meant to be there, and may be half written or half changed. written: it is there, whole.
 * voided: it is, or is being, moved to `_voided`.
 */
export type OrderFolderStatus = 'writing' | 'written' | 'voided';

/** A folder that was, or is being, written for an order. */
export interface OrderFolder {
  readonly id: number;
  readonly orderId: number;
  /** Absolute path of the folder that holds it. */
  readonly root: string;
  /** Its place inside `root` (a voided one lies in a folder of its own), and the hidden name it is written under. */
  readonly folder: string;
  readonly staging: string;
  readonly status: OrderFolderStatus;
}

const SELECT_FOLDERS = 'SELECT id, order_id AS orderId, root, folder, staging, status FROM order_folders';

/** Records that a folder is about to be written; returns its id. */
export function insertFolderIntent(
  db: WritableDatabase,
  intent: Pick<OrderFolder, 'orderId' | 'root' | 'folder' | 'staging'>,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO order_folders (order_id, root, folder, staging, status)
       VALUES (@orderId, @root, @folder, @staging, 'writing')`,
    )
    .run(intent);
  return Number(lastInsertRowid);
}

/** Forgets a folder that was never published. */
export function deleteFolder(db: WritableDatabase, id: number): void {
  db.prepare('DELETE FROM order_folders WHERE id = ?').run(id);
}

/** Changes what is known about a folder; the instant counts the first time that it is whole. */
export function setFolderStatus(db: WritableDatabase, id: number, status: OrderFolderStatus, at: string): void {
  db.prepare(
    `UPDATE order_folders SET status = @status,
       written_at = iif(@status = 'written', coalesce(written_at, @at), written_at)
     WHERE id = @id`,
  ).run({ id, status, at });
}

/** Records where a folder of a voided order lies now, relative to its root. */
export function setFolderPlace(db: WritableDatabase, id: number, folder: string): void {
  db.prepare('UPDATE order_folders SET folder = ? WHERE id = ?').run(folder, id);
}

/** Whether an order was ever published into an orders folder. */
export function isRootUsed(db: ReadableDatabase, root: string): boolean {
  return (
    db.prepare("SELECT 1 FROM order_folders WHERE root = ? AND status <> 'writing' LIMIT 1").get(root) !== undefined
  );
}

/** The folders of an order, oldest first. */
export function listOrderFolders(db: ReadableDatabase, orderId: number): readonly OrderFolder[] {
  return db.prepare(`${SELECT_FOLDERS} WHERE order_id = ? ORDER BY id`).all(orderId) as OrderFolder[];
}

/** A folder of a published order that is there whole. */
export interface WrittenFolder extends Pick<OrderFolder, 'orderId' | 'folder'> {
  readonly folderId: number;
}

/** The folders of published orders in an orders folder. */
export function listWrittenFolders(db: ReadableDatabase, root: string): readonly WrittenFolder[] {
  return db
    .prepare(
      `SELECT folders.id AS folderId, order_id AS orderId, folder
       FROM order_folders AS folders JOIN orders ON orders.id = order_id
       WHERE root = ? AND folders.status = 'written' AND orders.status = 'published'`,
    )
    .all(root) as WrittenFolder[];
}

/** The names that were ever given out in an orders folder, lower case (Windows knows no other difference). */
export function listFolderNames(db: ReadableDatabase, root: string): ReadonlySet<string> {
  const names = db.prepare('SELECT lower(folder) FROM order_folders WHERE root = ?').pluck().all(root) as string[];
  return new Set(names);
}

/** The orders whose folders do not agree with their status: something was under way when the application stopped. */
export function listUnsettledOrders(db: ReadableDatabase): readonly number[] {
  return db
    .prepare(
      `SELECT DISTINCT orders.id FROM orders LEFT JOIN order_folders AS folders ON folders.order_id = orders.id
       WHERE orders.status = 'publishing' OR folders.status = 'writing'
         OR (orders.status = 'published' AND folders.status = 'voided') ORDER BY orders.id`,
    )
    .pluck()
    .all() as number[];
}
