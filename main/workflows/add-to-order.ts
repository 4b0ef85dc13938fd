import { normalizeVin } from '../core/vin.ts';
import { inTransaction } from '../database/open-database.ts';
import { insertDraft } from '../database/orders.ts';
import { type StoredSheetRow, updateSheetRow } from '../database/run-sheets.ts';
import { computeOrder } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { readEditableDraft } from './editable-draft.ts';
import { findSheetRow, refuseSettledRow } from './find-sheet-row.ts';
import { formatLocalDate } from './local-time.ts';
import { makeDraftEdit } from './make-draft-edit.ts';
import { readListInputs } from './read-list-inputs.ts';
import { recoverLaterOrders } from './recover-later-orders.ts';

/** The order that vehicles are added to: a row of a run sheet, or a draft that is on none. */
export type OrderToAddTo = { readonly rowId: number } | { readonly orderId: number };

/**
 * Puts vehicles of the active inventory into an order that is not written yet, in one step that can be undone. A row that
 * has no draft gets one first, also when nothing else would be in it. What the order has already stays as it is.
 * Problems: `unknown-run-sheet-row`, `order-not-a-draft`, `order-waiting`, those of preparing and of editing.
 */
export async function addToOrder(
  context: WorkflowContext,
  input: OrderToAddTo & { readonly vins: readonly string[]; readonly because: string },
): Promise<{ readonly orderId: number; readonly dealership: string; readonly added: number }> {
  const { writer } = context;
  const wanted = [...new Set(input.vins.map(normalizeVin))];
  const row = 'rowId' in input ? findSheetRow(writer, input.rowId) : null;
  const lines = row === null || row.type === 'cao' ? [] : await readListInputs(row.listText);
  await recoverLaterOrders(context);
  return inTransaction(writer, () => {
    const orderId = 'rowId' in input ? findDraft(context, findSheetRow(writer, input.rowId), lines) : input.orderId;
    const { dealership, vehicles } = readEditableDraft(writer, orderId);
    const contents = new Set(vehicles.map(({ vehicle }) => vehicle.vin));
    const edits = wanted
      .filter((vin) => !contents.has(vin))
      .map((vin) => ({ kind: 'include', vin, because: input.because }) as const);
    const [first] = edits;
    if (first) makeDraftEdit(context, orderId, edits.length === 1 ? first : { kind: 'together', edits });
    return { orderId, dealership, added: edits.length };
  });
}

function findDraft(context: WorkflowContext, row: StoredSheetRow, lines: readonly string[]): number {
  refuseSettledRow(row);
  if (row.orderId !== null) return row.orderId;
  const { writer, now } = context;
  const { dealership: name, type, number } = row;
  const order = computeOrder(writer, { name, type, number, asOf: formatLocalDate(now()), lines }, now());
  const orderId = insertDraft(writer, order);
  updateSheetRow(writer, row.id, { orderId, problem: null });
  return orderId;
}
