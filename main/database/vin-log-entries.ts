import { ProblemError } from '../core/problem.ts';
import { readDealership } from './dealerships.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { refreshLog } from './vin-logs.ts';

/** An entry of a VIN log by itself, removed or not. */
export interface StoredLogEntry {
  readonly id: number;
  readonly dealershipId: number;
  readonly vin: string;
  readonly orderNumber: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  /** Why the VIN looks wrong, else `''`. */
  readonly flag: string;
  /** The order of this application that made it, or `null`. */
  readonly orderId: number | null;
  readonly removedAt: string | null;
  readonly removedBecause: string | null;
}

/** Reads an entry of a VIN log. @throws ProblemError `unknown-entry` */
export function readLogEntry(db: ReadableDatabase, id: number): StoredLogEntry {
  const entry = db
    .prepare(
      `SELECT id, dealership_id AS dealershipId, vin, order_number AS orderNumber, order_on AS orderDate, flag,
         order_id AS orderId, removed_at AS removedAt, removed_because AS removedBecause
       FROM vin_log_history WHERE id = ?`,
    )
    .get(id) as StoredLogEntry | undefined;
  if (entry) return entry;
  throw new ProblemError('unknown-entry', `There is no entry ${id} in any VIN log. Nothing was changed.`, { id });
}

/** Writes an entry anew and brings the log in line. Call it in a transaction. */
export function writeLogEntry(db: WritableDatabase, before: StoredLogEntry, after: StoredLogEntry): void {
  db.prepare(
    `UPDATE vin_log_history SET vin = @vin, order_number = @orderNumber, order_on = @orderDate, flag = @flag,
       removed_at = @removedAt, removed_because = @removedBecause WHERE id = @id`,
  ).run(after);
  refreshLog(db, readDealership(db, before.dealershipId), [before.vin, after.vin]);
}
