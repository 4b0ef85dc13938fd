import { nextOrderNumber } from '../core/next-order-number.ts';
import { ProblemError } from '../core/problem.ts';
import { isOpenRow, type RunSheet, type RunSheetRow } from '../core/run-sheet.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { findOrderByNumber, setOrderNumber } from '../database/orders.ts';
import { findPlannedNumbers, updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { findSheetRow, refuseSettledRow } from './find-sheet-row.ts';
import { findNextNumber, noteOrderNumber } from './order-number-series.ts';
import { readRunSheet } from './read-run-sheet.ts';

/**
 * Numbers the rows below a row that have something to print, as a series that begins with the row's own number, or with
 * the next of the shop's series where the row has none. All of them or, when a number is used elsewhere, none. Problems: `unknown-run-sheet-row`, `wrong-order-number`,
 * `number-used`.
 */
export async function fillOrderNumbers(context: WorkflowContext, input: { readonly id: number }): Promise<RunSheet> {
  const { writer } = context;
  const first = findSheetRow(writer, input.id);
  const { rows } = readRunSheet(context, { date: first.date });
  const numbers = planNumbers(rows, first.id, findNextNumber(writer));
  const at = context.now().toISOString();
  await inTransaction(writer, () => {
    refuseUsedNumbers(writer, numbers, first.id);
    for (const number of numbers.values()) noteOrderNumber(writer, number, at);
    for (const [id, number] of numbers) {
      const row = findSheetRow(writer, id);
      refuseSettledRow(row);
      updateSheetRow(writer, id, { number, problem: null });
      if (row.orderId !== null) setOrderNumber(writer, row.orderId, number);
    }
  });
  return readRunSheet(context, { date: first.date });
}

/** The new number of each row, by the row's id: of those below, and of the first when the series begins with it. */
function planNumbers(
  rows: readonly RunSheetRow[],
  firstId: number,
  proposed: string | null,
): ReadonlyMap<number, string> {
  const place = rows.findIndex(({ id }) => id === firstId);
  const below = rows.slice(place + 1).filter((row) => isOpenRow(row) && row.toPrint > 0);
  const first = rows[place];
  const begins = first !== undefined && first.number === null && proposed !== null && isOpenRow(first);
  let number = (begins ? proposed : first?.number) ?? '';
  const own = begins ? [[firstId, number] as const] : [];
  return new Map([
    ...own,
    ...below.map(({ id }) => {
      const next = nextOrderNumber(number);
      if (next === null || next === number) {
        const message = `A series needs a number that ends in a digit to begin with; this row has "${number}".`;
        throw new ProblemError('wrong-order-number', `${message} Nothing was changed. Type the first number.`);
      }
      number = next;
      return [id, next] as const;
    }),
  ]);
}

function refuseUsedNumbers(db: ReadableDatabase, numbers: ReadonlyMap<number, string>, firstId: number): void {
  const planned = findPlannedNumbers(db, [...numbers.values()]).find(({ id }) => id !== firstId && !numbers.has(id));
  if (planned) throw numberUsed(planned.number, `is meant for ${planned.dealership} on ${planned.date}`);
  for (const number of numbers.values()) {
    const order = findOrderByNumber(db, number);
    if (order) throw numberUsed(number, `is taken by order ${order.id} of ${order.dealership}`);
  }
}

function numberUsed(number: string | null, where: string): ProblemError {
  const message = `The number ${number} ${where}. No number was filled in. Begin the series with another number.`;
  return new ProblemError('number-used', message, { number });
}
