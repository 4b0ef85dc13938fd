import { nextOrderNumber } from '../core/next-order-number.ts';
import { ProblemError } from '../core/problem.ts';
import { isOpenRow, type RunSheet, type RunSheetRow } from '../core/run-sheet.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { findOrderByNumber, setOrderNumber } from '../database/orders.ts';
import { findPlannedNumbers, updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { findSheetRow, refuseSettledRow } from './find-sheet-row.ts';
import { readRunSheet } from './read-run-sheet.ts';

/**
 * Numbers the rows below a row that have something to print, as a series that begins with the row's own number.
 * All of them or, when a number is used elsewhere, none. Problems: `unknown-run-sheet-row`, `wrong-order-number`,
 * `number-used`.
 */
export async function fillOrderNumbers(context: WorkflowContext, input: { readonly id: number }): Promise<RunSheet> {
  const { writer } = context;
  const first = findSheetRow(writer, input.id);
  const numbers = planNumbers(readRunSheet(context, { date: first.date }).rows, first.id);
  await inTransaction(writer, () => {
    refuseUsedNumbers(writer, numbers, first.id);
    for (const [id, number] of numbers) {
      const row = findSheetRow(writer, id);
      refuseSettledRow(row);
      updateSheetRow(writer, id, { number, problem: null });
      if (row.orderId !== null) setOrderNumber(writer, row.orderId, number);
    }
  });
  return readRunSheet(context, { date: first.date });
}

/** The new number of each row below, by the row's id. */
function planNumbers(rows: readonly RunSheetRow[], firstId: number): ReadonlyMap<number, string> {
  const place = rows.findIndex(({ id }) => id === firstId);
  const below = rows.slice(place + 1).filter((row) => isOpenRow(row) && row.toPrint > 0);
  let number = rows[place]?.number ?? '';
  return new Map(
    below.map(({ id }) => {
      const next = nextOrderNumber(number);
      if (next === null || next === number) {
        const message = `A series needs a number that ends in a digit to begin with; this row has "${number}".`;
        throw new ProblemError('wrong-order-number', `${message} Nothing was changed. Type the first number.`);
      }
      number = next;
      return [id, next];
    }),
  );
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
