import { ProblemError } from '../core/problem.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readSheetRow, type StoredSheetRow } from '../database/run-sheets.ts';

/** Finds a row of a run sheet. Problem: `unknown-run-sheet-row`. */
export function findSheetRow(db: ReadableDatabase, id: number): StoredSheetRow {
  const row = readSheetRow(db, id);
  if (row) return row;
  throw new ProblemError('unknown-run-sheet-row', `There is no row ${id} on a run sheet. Nothing was changed.`, { id });
}

/** Refuses to change a row whose order is written already. Problem: `order-not-a-draft`. */
export function refuseSettledRow({ dealership, orderId, orderStatus }: StoredSheetRow): void {
  if (orderStatus === null || orderStatus === 'draft') return;
  throw new ProblemError(
    'order-not-a-draft',
    `The order of ${dealership} is ${orderStatus} already. Nothing was changed. Change it under Orders.`,
    { id: orderId, status: orderStatus },
  );
}
