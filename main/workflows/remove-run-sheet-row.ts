import { ProblemError } from '../core/problem.ts';
import type { RunSheet } from '../core/run-sheet.ts';
import { inTransaction } from '../database/open-database.ts';
import { deleteSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { dropRowDraft } from './drop-row-draft.ts';
import { findSheetRow, makeWaitingProblem } from './find-sheet-row.ts';
import { readRunSheet } from './read-run-sheet.ts';

/**
 * Takes a row off its run sheet, and its draft with it. Problems: `unknown-run-sheet-row`, `order-published`,
 * `order-waiting`, and `needs-confirmation` when the draft was edited.
 */
export async function removeRunSheetRow(
  context: WorkflowContext,
  input: { readonly id: number; readonly yes?: boolean },
): Promise<RunSheet> {
  const { writer } = context;
  const date = await inTransaction(writer, () => {
    const row = findSheetRow(writer, input.id);
    if (row.orderStatus === 'published' || row.orderStatus === 'publishing') {
      const message = `The order of ${row.dealership} is ${row.orderStatus}. The row was not removed. Void the order first.`;
      throw new ProblemError('order-published', message, { id: row.orderId });
    }
    if (row.waiting) throw makeWaitingProblem(row.orderId, row.dealership);
    dropRowDraft(writer, row, input.yes);
    deleteSheetRow(writer, row.id);
    return row.date;
  });
  return readRunSheet(context, { date });
}
