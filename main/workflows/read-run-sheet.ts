import { findWeekday, isCivilDate } from '../core/civil-date.ts';
import { WEEKDAYS } from '../core/dealership.ts';
import { ProblemError } from '../core/problem.ts';
import type { RunSheet, RunSheetRow } from '../core/run-sheet.ts';
import { findDueDealerships } from '../core/schedule.ts';
import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import { listDealerships } from '../database/dealerships.ts';
import { findActiveImport, readImport } from '../database/imports.ts';
import { isDayFilled, listSheetRows, type StoredSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { describeSheetRow, describeUncountedRow } from './describe-sheet-row.ts';
import { formatLocalDate } from './local-time.ts';

/**
 * Reads the run sheet of a day, today's when it is left out, with the numbers of every order: of a draft as it was
 * reviewed, else as an order made now would come out. A brief one does not count them: with very many vehicles that
 * takes a second. Nothing is written. Problem: `wrong-date`.
 */
export function readRunSheet(
  context: WorkflowContext,
  input: { readonly date?: string; readonly brief?: boolean },
): RunSheet {
  const db = context.reader;
  const date = readSheetDate(context, input.date);
  const dealerships = listDealerships(db);
  const countDue = (day: (typeof WEEKDAYS)[number]) => findDueDealerships(dealerships, day).length;
  const importId = findActiveImport(db);
  return {
    date,
    day: findWeekday(date),
    isFilled: isDayFilled(db, date),
    counts: Object.fromEntries(WEEKDAYS.map((day) => [day, countDue(day)])) as RunSheet['counts'],
    rows: describeRows(context, listSheetRows(db, date), input.brief ?? false),
    activeImport: importId === null ? null : readImport(db, importId),
  };
}

function describeRows(
  context: WorkflowContext,
  rows: readonly StoredSheetRow[],
  isBrief: boolean,
): readonly RunSheetRow[] {
  if (isBrief) return rows.map((row) => describeUncountedRow(context, row));
  const feeds = readDealershipFeeds(context.reader);
  return rows.map((row) => describeSheetRow(context, row, feeds.get(row.dealershipId)));
}

/** The day of a run sheet; today when it is left out. Problem: `wrong-date`. */
export function readSheetDate(context: WorkflowContext, date: string | undefined): string {
  const day = date ?? formatLocalDate(context.now());
  if (isCivilDate(day)) return day;
  throw new ProblemError('wrong-date', `${day} is not a day written YYYY-MM-DD. Nothing was changed.`);
}
