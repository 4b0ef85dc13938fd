import type { WritableDatabase } from './open-database.ts';
import { createVinLogTable, type LogOwner, refreshLog } from './vin-logs.ts';

/**
 * Makes a dealership's VIN-log table again from the history when it is missing, so that a lost table never means that
 * every vehicle is new. Call it in a transaction. Returns whether it was missing.
 */
export function mendVinLog(db: WritableDatabase, owner: LogOwner): boolean {
  const find = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  if (find.get(owner.vinLogTable) !== undefined) return false;
  createVinLogTable(db, owner.vinLogTable);
  refreshLog(db, owner);
  return true;
}
