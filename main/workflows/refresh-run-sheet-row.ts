import type { OrderDetail } from '../core/order-record.ts';
import { inTransaction } from '../database/open-database.ts';
import { updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { dropRowDraft } from './drop-row-draft.ts';
import { findSheetRow, refuseSettledRow } from './find-sheet-row.ts';
import { prepareRunSheetRow } from './prepare-run-sheet-row.ts';

/**
 * Throws the draft of a row away, edits included, and prepares it again; a row whose order was voided gets a new one.
 * `null` when there is nothing to print. Problems: `unknown-run-sheet-row`, `order-not-a-draft`, and those of preparing.
 */
export async function refreshRunSheetRow(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderDetail | null }> {
  const { writer } = context;
  await inTransaction(writer, () => {
    const row = findSheetRow(writer, input.id);
    if (row.orderStatus !== 'voided') refuseSettledRow(row);
    dropRowDraft(writer, row, true);
    updateSheetRow(writer, row.id, { orderId: null, isReady: false, problem: null });
  });
  return prepareRunSheetRow(context, input);
}
