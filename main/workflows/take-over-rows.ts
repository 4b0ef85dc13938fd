import type { RunSheet } from '../core/run-sheet.ts';
import { inTransaction } from '../database/open-database.ts';
import { hasOrderEdits } from '../database/order-edits.ts';
import { moveSheetRow, updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { dropRowDraft } from './drop-row-draft.ts';
import { findSheetRow, refuseSettledRow } from './find-sheet-row.ts';
import { readRunSheet, readSheetDate } from './read-run-sheet.ts';

/**
 * Moves rows of earlier days to the end of a day's run sheet, with their numbers and lists. A draft that a person edited
 * comes along as it is; any other is made anew from the inventory of that day. Problems: `wrong-date`,
 * `unknown-run-sheet-row`, `order-not-a-draft`.
 */
export async function takeOverRows(
  context: WorkflowContext,
  input: { readonly date: string; readonly ids: readonly number[] },
): Promise<RunSheet> {
  const { writer } = context;
  const date = readSheetDate(context, input.date);
  await inTransaction(writer, () => {
    for (const id of input.ids) {
      const row = findSheetRow(writer, id);
      refuseSettledRow(row);
      moveSheetRow(writer, id, date);
      if (row.orderId === null || hasOrderEdits(writer, row.orderId)) continue;
      dropRowDraft(writer, row, false);
      updateSheetRow(writer, id, { orderId: null, isReady: false, problem: null });
    }
  });
  return readRunSheet(context, { date });
}
