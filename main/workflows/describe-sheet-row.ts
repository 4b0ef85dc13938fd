import { judgeRow, type RunSheetRow } from '../core/run-sheet.ts';
import type { DealershipFeed } from '../database/dealership-feeds.ts';
import { listOrderSummaries, readUsualOrderSize } from '../database/orders.ts';
import type { StoredSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { type CountedRow, countSheetRow, UNCOUNTED } from './count-sheet-row.ts';

const HOUR = 3_600_000;

/** A row of the run sheet with its numbers. One that cannot be counted says why, and keeps it to itself. */
export function describeSheetRow(
  context: WorkflowContext,
  stored: StoredSheetRow,
  feed: DealershipFeed | undefined,
): RunSheetRow {
  return describe(context, stored, countSheetRow(context, stored, feed), feed);
}

/** A row of the run sheet as far as it is known without counting its order. */
export function describeUncountedRow(context: WorkflowContext, stored: StoredSheetRow): RunSheetRow {
  return describe(context, stored, UNCOUNTED, undefined);
}

function describe(
  context: WorkflowContext,
  stored: StoredSheetRow,
  counted: CountedRow,
  feed: DealershipFeed | undefined,
): RunSheetRow {
  const db = context.reader;
  const facts = { ...stored, ...counted, problem: stored.problem ?? counted.problem };
  const { id, dealershipId, dealership, type, number, isReady, listText, orderId, orderStatus, waiting, lastOrderAt } =
    stored;
  return {
    id,
    dealershipId,
    dealership,
    type,
    number,
    status: judgeRow(facts),
    isReady,
    ...counted,
    usual: readUsualOrderSize(db, dealershipId),
    lastOrderAt,
    orderId,
    orderStatus,
    folder: orderId === null ? null : (listOrderSummaries(db, orderId)[0]?.folder ?? null),
    listText,
    waiting,
    problem: facts.problem,
    ...(feed && { dataAgeHours: Math.max(0, context.now().getTime() - Date.parse(feed.importedAt)) / HOUR }),
  };
}
