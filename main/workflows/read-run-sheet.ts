import { findWeekday, isCivilDate } from '../core/civil-date.ts';
import { WEEKDAYS } from '../core/dealership.ts';
import { ProblemError } from '../core/problem.ts';
import type { RunSheet } from '../core/run-sheet.ts';
import { findDueDealerships } from '../core/schedule.ts';
import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import { listDealerships } from '../database/dealerships.ts';
import { findActiveImport, readImport } from '../database/imports.ts';
import { isDayFilled, listSheetRows } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { describeSheetRow } from './describe-sheet-row.ts';
import { formatLocalDate } from './local-time.ts';

/**
 * Reads the run sheet of a day, today's when it is left out, with the numbers of every order: of a draft as it was
 * reviewed, else as an order made now would come out. Nothing is written. Problem: `wrong-date`.
 */
export function readRunSheet(context: WorkflowContext, input: { readonly date?: string }): RunSheet {
  const db = context.reader;
  const date = readSheetDate(context, input.date);
  const dealerships = listDealerships(db);
  const feeds = readDealershipFeeds(db);
  const stored = listSheetRows(db, date);
  const countDue = (day: (typeof WEEKDAYS)[number]) => findDueDealerships(dealerships, day).length;
  const importId = findActiveImport(db);
  return {
    date,
    day: findWeekday(date),
    isFilled: isDayFilled(db, date),
    counts: Object.fromEntries(WEEKDAYS.map((day) => [day, countDue(day)])) as RunSheet['counts'],
    rows: stored.map((row) => describeSheetRow(context, row, feeds.get(row.dealershipId))),
    activeImport: importId === null ? null : readImport(db, importId),
  };
}

/** The day of a run sheet; today when it is left out. Problem: `wrong-date`. */
export function readSheetDate(context: WorkflowContext, date: string | undefined): string {
  const day = date ?? formatLocalDate(context.now());
  if (isCivilDate(day)) return day;
  throw new ProblemError('wrong-date', `${day} is not a day written YYYY-MM-DD. Nothing was changed.`);
}
