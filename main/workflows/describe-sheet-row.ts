import { splitListEntries } from '../core/list-entries.ts';
import type { OrderDraft, OrderWarning } from '../core/order.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import { judgeRow, type RunSheetRow } from '../core/run-sheet.ts';
import type { Condition } from '../core/vehicle.ts';
import type { DealershipFeed } from '../database/dealership-feeds.ts';
import { listOrderSummaries, readUsualOrderSize } from '../database/orders.ts';
import { findPlannedNumbers, type StoredSheetRow } from '../database/run-sheets.ts';
import { computeOrder } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { findNumberWarning } from './find-number-warning.ts';
import { formatLocalDate } from './local-time.ts';
import { readStoredOrder } from './read-stored-order.ts';

const HOUR = 3_600_000;

type RowNumbers = Pick<
  RunSheetRow,
  'feed' | 'toPrint' | 'byCondition' | 'heldBack' | 'alreadyOrdered' | 'funnel' | 'warnings'
>;

const NO_NUMBERS: Omit<RowNumbers, 'feed'> = {
  toPrint: 0,
  byCondition: { new: 0, po: 0, cpo: 0, unknown: 0 },
  heldBack: 0,
  alreadyOrdered: 0,
  funnel: [],
  warnings: [],
};

/** A row of the run sheet with its numbers. One that cannot be counted says why, and keeps it to itself. */
export function describeSheetRow(
  context: WorkflowContext,
  stored: StoredSheetRow,
  feed: DealershipFeed | undefined,
): RunSheetRow {
  const db = context.reader;
  const counted = countRow(context, stored, feed);
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

function countRow(
  context: WorkflowContext,
  row: StoredSheetRow,
  feed: DealershipFeed | undefined,
): RowNumbers & { readonly problem: Problem | null } {
  try {
    return { ...countOrder(context, row, readOrder(context, row), feed), problem: null };
  } catch (error) {
    return { ...NO_NUMBERS, feed: feed?.vehicles ?? 0, problem: describeFailure(context, error) };
  }
}

function readOrder(context: WorkflowContext, row: StoredSheetRow): OrderDraft {
  if (row.orderId !== null) return readStoredOrder(context.reader, row.orderId);
  const lines = row.type === 'cao' ? [] : splitListEntries(row.listText);
  const asOf = formatLocalDate(context.now());
  const request = { name: row.dealership, type: row.type, number: null, asOf, lines };
  return computeOrder(context.reader, request, context.now());
}

function countOrder(
  context: WorkflowContext,
  row: StoredSheetRow,
  order: OrderDraft,
  feed: DealershipFeed | undefined,
): RowNumbers {
  const { vehicles, heldBack, alreadyOrdered, funnel } = order;
  const count = (condition: Condition) => vehicles.filter((vehicle) => vehicle.condition === condition).length;
  return {
    // A LIST has no funnel.
    feed: funnel[0]?.remaining ?? feed?.vehicles ?? 0,
    toPrint: vehicles.length,
    byCondition: { new: count('new'), po: count('po'), cpo: count('cpo'), unknown: count('unknown') },
    heldBack: heldBack.length,
    alreadyOrdered: alreadyOrdered.length,
    funnel,
    warnings: isSettled(row) ? order.warnings : refreshNumberWarnings(context, row, order.warnings),
  };
}

/** A draft's warning about its number may be older than the number. */
function refreshNumberWarnings(
  context: WorkflowContext,
  row: StoredSheetRow,
  warnings: readonly OrderWarning[],
): readonly OrderWarning[] {
  const others = warnings.filter(({ code }) => code !== 'number-used');
  if (row.number === null) return others;
  const planned = findPlannedNumbers(context.reader, [row.number]).filter(({ id }) => id !== row.id);
  const repeated = planned.slice(0, 1).map((other) => ({
    code: 'number-planned',
    message: `The number ${row.number} is also meant for ${other.dealership} on ${other.date}.`,
    asks: true,
  }));
  return [...others, ...findNumberWarning(context.reader, row.number), ...repeated];
}

function isSettled({ orderStatus }: StoredSheetRow): boolean {
  return orderStatus === 'published' || orderStatus === 'voided';
}

/** One dealership that cannot be counted must not take the numbers of the others away. */
function describeFailure(context: WorkflowContext, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  context.log.app.error(`A row of the run sheet could not be counted: ${String(error)}`);
  return { code: 'unexpected', message: 'It could not be counted for a reason that was not foreseen. See app.log.' };
}
