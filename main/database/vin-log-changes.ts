import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { type LogOwner, refreshLog } from './vin-logs.ts';

/** Why an entry was taken out. Only what was removed by hand is put back by undo. */
export type RemovalReason = 'removed by hand' | 'order voided';

/** Which entries of a log are meant. */
export type EntrySelection =
  /** Those that an order of this application made. */
  | { readonly orderId: number }
  /** Those taken over from the older system under this order number. */
  | { readonly legacyNumber: string };

/**
 * Takes entries out of a log: their VINs are eligible again, unless an earlier entry remains. The history keeps them.
 * Call it in a transaction. Returns how many there were.
 */
export function removeLogEntries(
  db: WritableDatabase,
  owner: LogOwner,
  selection: EntrySelection,
  because: RemovalReason,
  at: string,
): number {
  const vins = db
    .prepare(
      `UPDATE vin_log_history SET removed_at = @at, removed_because = @because
       WHERE ${whereSelected(selection)} AND removed_at IS NULL RETURNING vin`,
    )
    .pluck()
    .all({ id: owner.id, ...selection, because, at }) as string[];
  refreshLog(db, owner, vins);
  return vins.length;
}

/** Puts back the entries that the last removal by hand took out under an order number. Returns how many there were. */
export function restoreLogEntries(db: WritableDatabase, owner: LogOwner, legacyNumber: string): number {
  const vins = db
    .prepare(
      `UPDATE vin_log_history SET removed_at = NULL, removed_because = NULL
       WHERE ${whereSelected({ legacyNumber })} AND removed_because = 'removed by hand' AND removed_at =
         (SELECT max(removed_at) FROM vin_log_history
          WHERE ${whereSelected({ legacyNumber })} AND removed_because = 'removed by hand')
       RETURNING vin`,
    )
    .pluck()
    .all({ id: owner.id, legacyNumber }) as string[];
  refreshLog(db, owner, vins);
  return vins.length;
}

/** Gives the entries that an order made the order's new number. Call it in a transaction. */
export function renumberLogEntries(db: WritableDatabase, owner: LogOwner, orderId: number, orderNumber: string): void {
  const vins = db
    .prepare(`UPDATE vin_log_history SET order_number = @orderNumber WHERE ${whereSelected({ orderId })} RETURNING vin`)
    .pluck()
    .all({ id: owner.id, orderId, orderNumber }) as string[];
  refreshLog(db, owner, vins);
}

/** How many live entries of an order number were made by orders of this application. */
export function countEntriesOfOrders(db: ReadableDatabase, owner: LogOwner, orderNumber: string): number {
  return db
    .prepare(
      `SELECT count(*) FROM vin_log_history
       WHERE dealership_id = ? AND order_number = ? AND order_id IS NOT NULL AND removed_at IS NULL`,
    )
    .pluck()
    .get(owner.id, orderNumber) as number;
}

function whereSelected(selection: EntrySelection): string {
  return 'orderId' in selection
    ? 'dealership_id = @id AND order_id = @orderId'
    : 'dealership_id = @id AND order_number = @legacyNumber AND order_id IS NULL';
}
