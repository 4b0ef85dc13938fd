import type { OrderType } from '../core/dealership.ts';
import type { RunSheet } from '../core/run-sheet.ts';
import { inTransaction } from '../database/open-database.ts';
import { insertSheetRow } from '../database/run-sheets.ts';
import { findOrderable } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { readRunSheet, readSheetDate } from './read-run-sheet.ts';

/**
 * Adds an order to a day's run sheet, of the dealership's usual type when none is given; a dealership may have several.
 * Problems: `wrong-date`, `unknown-dealership`, `dealership-inactive`.
 */
export async function addRunSheetRow(
  context: WorkflowContext,
  input: { readonly date: string; readonly name: string; readonly type?: OrderType },
): Promise<RunSheet> {
  const { writer } = context;
  const date = readSheetDate(context, input.date);
  await inTransaction(writer, () => {
    const { id, orderType } = findOrderable(writer, input.name);
    const row = { date, dealershipId: id, type: input.type ?? orderType };
    insertSheetRow(writer, row, context.now().toISOString());
  });
  return readRunSheet(context, { date });
}
