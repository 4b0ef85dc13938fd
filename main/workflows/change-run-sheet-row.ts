import type { OrderType } from '../core/dealership.ts';
import type { RunSheet } from '../core/run-sheet.ts';
import { inTransaction, type WritableDatabase } from '../database/open-database.ts';
import { setOrderNumber } from '../database/orders.ts';
import {
  arrangeSheetRows,
  listSheetRows,
  type SheetRowChange,
  type StoredSheetRow,
  updateSheetRow,
} from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { dropRowDraft } from './drop-row-draft.ts';
import { findSheetRow, refuseSettledRow } from './find-sheet-row.ts';
import { noteOrderNumber } from './order-number-series.ts';
import { readOrderNumber } from './read-order-number.ts';
import { readRunSheet } from './read-run-sheet.ts';

/** What is changed of a row; what is left out stays. */
export interface ChangeRunSheetRowInput {
  readonly id: number;
  readonly type?: OrderType;
  /** `null` takes the number away. */
  readonly number?: string | null;
  readonly listText?: string;
  readonly isReady?: boolean;
  /** The place in the sheet, counted from 0. */
  readonly position?: number;
  readonly yes?: boolean;
}

/**
 * Changes a row of a run sheet. Another type or another list makes another order, so the row's draft is thrown away.
 * Problems: `unknown-run-sheet-row`, `order-not-a-draft`, `wrong-order-number`, and `needs-confirmation` when the draft
 * was edited.
 */
export async function changeRunSheetRow(context: WorkflowContext, input: ChangeRunSheetRowInput): Promise<RunSheet> {
  const { writer, now } = context;
  const { id, position, yes, ...change } = input;
  const date = await inTransaction(writer, () => {
    const row = findSheetRow(writer, id);
    if (Object.keys(change).length > 0) changeRow(writer, row, change, yes);
    noteOrderNumber(writer, readOrderNumber(change.number), now().toISOString());
    if (position !== undefined) moveRow(writer, row, position);
    return row.date;
  });
  return readRunSheet(context, { date });
}

function changeRow(
  db: WritableDatabase,
  row: StoredSheetRow,
  { type = row.type, listText = row.listText, isReady = row.isReady, ...others }: Omit<ChangeRunSheetRowInput, 'id'>,
  yes: boolean | undefined,
): void {
  refuseSettledRow(row);
  const number = others.number === undefined ? row.number : readOrderNumber(others.number);
  const change: SheetRowChange = { type, listText, isReady, number, problem: null };
  if (type !== row.type || listText !== row.listText) {
    dropRowDraft(db, row, yes);
    updateSheetRow(db, row.id, { ...change, orderId: null, isReady: false });
    return;
  }
  if (row.orderId !== null) setOrderNumber(db, row.orderId, number);
  updateSheetRow(db, row.id, change);
}

function moveRow(db: WritableDatabase, { id, date }: StoredSheetRow, position: number): void {
  const others = listSheetRows(db, date)
    .map((row) => row.id)
    .filter((other) => other !== id);
  arrangeSheetRows(db, others.toSpliced(position, 0, id));
}
