import type { UnfinishedRow } from '../core/run-sheet.ts';
import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import { listUnfinishedSheetRows } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { describeSheetRow } from './describe-sheet-row.ts';
import { readSheetDate } from './read-run-sheet.ts';

/**
 * Finds the orders of the days before a run sheet that were never written and still have something to print: cars that
 * would be forgotten until their dealership's next day. Problem: `wrong-date`.
 */
export function listUnfinishedRows(
  context: WorkflowContext,
  input: { readonly date?: string },
): { readonly rows: readonly UnfinishedRow[] } {
  const date = readSheetDate(context, input.date);
  const feeds = readDealershipFeeds(context.reader);
  const rows = listUnfinishedSheetRows(context.reader, date).map((row) => ({
    date: row.date,
    ...describeSheetRow(context, row, feeds.get(row.dealershipId)),
  }));
  return { rows: rows.filter((row) => row.toPrint > 0 || row.problem !== null) };
}
