import { ProblemError } from '../core/problem.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readSheetRow, type StoredSheetRow } from '../database/run-sheets.ts';

/** Finds a row of a run sheet. Problem: `unknown-run-sheet-row`. */
export function findSheetRow(db: ReadableDatabase, id: number): StoredSheetRow {
  const row = readSheetRow(db, id);
  if (row) return row;
  throw new ProblemError('unknown-run-sheet-row', `There is no row ${id} on a run sheet. Nothing was changed.`, { id });
}

/** Refuses to change a row whose order is written already, or is to be. Problems: `order-not-a-draft`, `order-waiting`. */
export function refuseSettledRow({ dealership, orderId, orderStatus, waiting }: StoredSheetRow): void {
  if (waiting) throw makeWaitingProblem(orderId, dealership);
  if (orderStatus === null || orderStatus === 'draft') return;
  throw new ProblemError(
    'order-not-a-draft',
    `The order of ${dealership} is ${orderStatus} already. Nothing was changed. Change it under Orders.`,
    { id: orderId, status: orderStatus },
  );
}

/** The problem `order-waiting`: what was reviewed is what goes out, so it is not changed meanwhile. */
export function makeWaitingProblem(id: number | null, dealership: string): ProblemError {
  return new ProblemError(
    'order-waiting',
    `The order of ${dealership} waits for the orders folder and goes out as it was reviewed. Nothing was changed. ` +
      'Cancel its waiting first.',
    { id },
  );
}
