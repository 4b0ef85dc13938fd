import { splitListEntries } from '../core/list-entries.ts';
import type { OrderDraft, OrderWarning } from '../core/order.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import type { RunSheetRow } from '../core/run-sheet.ts';
import { type DealershipFeed, readFeedTime } from '../database/dealership-feeds.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { findPlannedNumbers, type StoredSheetRow } from '../database/run-sheets.ts';
import { computeOrder, findInventory, findOrderable } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { countCao, countConditions } from './count-cao.ts';
import { findDraftWarnings } from './find-draft-warnings.ts';
import { findNumberWarning } from './find-number-warning.ts';
import { formatLocalDate } from './local-time.ts';
import { readStoredOrder } from './read-stored-order.ts';

/** The numbers of a row of the run sheet. */
type SheetNumbers = Pick<
  RunSheetRow,
  'isCounted' | 'feed' | 'toPrint' | 'byCondition' | 'heldBack' | 'alreadyOrdered' | 'funnel' | 'warnings'
>;

type OrderNumbers = Omit<SheetNumbers, 'isCounted' | 'feed'>;

/** What is known of a row's order, and why there are no numbers. */
export type CountedRow = SheetNumbers & { readonly problem: Problem | null };

const NO_NUMBERS: OrderNumbers = {
  toPrint: 0,
  byCondition: countConditions([]),
  heldBack: 0,
  alreadyOrdered: 0,
  funnel: [],
  warnings: [],
};

/** A row whose order was not looked at. */
export const UNCOUNTED: CountedRow = { ...NO_NUMBERS, isCounted: false, feed: 0, problem: null };

/** Counts the order of a row. One that cannot be counted says why, and keeps it to itself. */
export function countSheetRow(
  context: WorkflowContext,
  row: StoredSheetRow,
  feed: DealershipFeed | undefined,
): CountedRow {
  const vehicles = feed?.vehicles ?? 0;
  try {
    const numbers = readNumbers(context, row);
    const warnings = isSettled(row) ? numbers.warnings : refreshNumberWarnings(context, row, numbers.warnings);
    // A LIST has no funnel.
    return { ...numbers, isCounted: true, warnings, feed: numbers.funnel[0]?.remaining ?? vehicles, problem: null };
  } catch (error) {
    return { ...NO_NUMBERS, isCounted: true, feed: vehicles, problem: describeFailure(context, error) };
  }
}

/** Of the order that the row has, else of one made now. A CAO has thousands of vehicles, so they are only counted. */
function readNumbers(context: WorkflowContext, row: StoredSheetRow): OrderNumbers {
  if (row.orderId !== null) return countOrder(readStoredOrder(context.reader, row.orderId));
  const asOf = formatLocalDate(context.now());
  if (row.type === 'cao') return countCaoOrder(context, row.dealership, asOf);
  const lines = splitListEntries(row.listText);
  const request = { name: row.dealership, type: row.type, number: null, asOf, lines };
  return countOrder(computeOrder(context.reader, request, context.now()));
}

function countOrder({ vehicles, heldBack, alreadyOrdered, funnel, warnings }: OrderDraft): OrderNumbers {
  return {
    toPrint: vehicles.length,
    byCondition: countConditions(vehicles),
    heldBack: heldBack.length,
    alreadyOrdered: alreadyOrdered.length,
    funnel,
    warnings,
  };
}

function countCaoOrder({ reader, now }: WorkflowContext, name: string, asOf: string): OrderNumbers {
  const dealership = findOrderable(reader, name);
  findInventory(reader);
  const { tally, feed, ...counts } = countCao(reader, dealership, { asOf, offLot: readOffLotKeys(reader) });
  const importedAt = readFeedTime(reader, dealership.id);
  const order = { dealership, type: 'cao', number: null, tally, entries: [], feed, importedAt, now: now() } as const;
  return { ...counts, warnings: findDraftWarnings(reader, order) };
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
