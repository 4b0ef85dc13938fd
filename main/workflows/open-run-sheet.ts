import { findWeekday } from '../core/civil-date.ts';
import type { RunSheet } from '../core/run-sheet.ts';
import { findDueDealerships } from '../core/schedule.ts';
import { listDealerships } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { insertSheetRow, isDayFilled, listSheetRows, markDayFilled } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { readRunSheet, readSheetDate } from './read-run-sheet.ts';

/**
 * Opens the run sheet of a day, today's when it is left out. The first time it is filled with the dealerships that are
 * scheduled for its weekday; rows that are removed afterwards stay removed. Problem: `wrong-date`.
 */
export async function openRunSheet(context: WorkflowContext, input: { readonly date?: string }): Promise<RunSheet> {
  const date = readSheetDate(context, input.date);
  await inTransaction(context.writer, () => fillDay(context, date));
  return readRunSheet(context, { date });
}

function fillDay(context: WorkflowContext, date: string): void {
  const db = context.writer;
  if (isDayFilled(db, date)) return;
  const at = context.now().toISOString();
  const present = new Set(listSheetRows(db, date).map(({ dealershipId }) => dealershipId));
  for (const { id, orderType } of findDueDealerships(listDealerships(db), findWeekday(date))) {
    if (!present.has(id)) insertSheetRow(db, { date, dealershipId: id, type: orderType }, at);
  }
  markDayFilled(db, date, at);
}
