import { ProblemError } from '../core/problem.ts';
import type { WritableDatabase } from '../database/open-database.ts';
import { hasOrderEdits } from '../database/order-edits.ts';
import { deleteDraft } from '../database/orders.ts';
import type { StoredSheetRow } from '../database/run-sheets.ts';

/**
 * Throws away the draft of a row, if it has one. Call it in a transaction. Problem: `needs-confirmation` when a person
 * has edited it and `yes` is not given.
 */
export function dropRowDraft(db: WritableDatabase, row: StoredSheetRow, yes: boolean | undefined): void {
  if (row.orderId === null || row.orderStatus !== 'draft') return;
  if (!yes && hasOrderEdits(db, row.orderId)) {
    const message = `The order of ${row.dealership} was edited by hand, and its edits would be lost.`;
    throw new ProblemError('needs-confirmation', `${message} Nothing was changed.`, {
      guards: [{ code: 'draft-edited', message, asks: true }],
    });
  }
  deleteDraft(db, row.orderId);
}
