import type { OrderDetail } from '../core/order-record.ts';
import { inTransaction } from '../database/open-database.ts';
import { type StoredSheetRow, updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { findSheetRow } from './find-sheet-row.ts';
import { prepareOrder } from './prepare-order.ts';
import { showOrder } from './show-order.ts';

/**
 * Makes the order of a row, or returns the one that it has; `null` when there is nothing to print.
 * Problems: `unknown-run-sheet-row` and those of preparing.
 */
export async function prepareRunSheetRow(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderDetail | null }> {
  const row = findSheetRow(context.writer, input.id);
  const orderId = row.orderId ?? (await prepareRow(context, row));
  return { order: orderId === null ? null : showOrder(context, { id: orderId }).order };
}

/** Makes a draft for a row that has no order; returns its id, or `null` when there is nothing to print. */
export async function prepareRow(context: WorkflowContext, row: StoredSheetRow): Promise<number | null> {
  const prepared = await prepareOrder(context, {
    name: row.dealership,
    type: row.type,
    ...(row.number === null ? {} : { number: row.number }),
    ...(row.type === 'cao' ? {} : { text: row.listText }),
    store: true,
  });
  const orderId = prepared.status === 'ready' ? prepared.id : null;
  await inTransaction(context.writer, () => updateSheetRow(context.writer, row.id, { orderId, problem: null }));
  return orderId;
}
