import type { OrderType, Weekday } from './dealership.ts';
import type { ImportSummary } from './import-report.ts';
import type { FunnelStep, OrderStatus, OrderWarning } from './order.ts';
import type { WaitingOrder } from './order-record.ts';
import type { Problem } from './problem.ts';
import type { Condition } from './vehicle.ts';

/** Where a row of the run sheet is. */
export type RunSheetStatus =
  | 'counting'
  | 'needs-vins'
  | 'review'
  | 'ready'
  | 'nothing-new'
  | 'waiting'
  | 'not-in-feed'
  | 'exported'
  | 'failed'
  | 'voided';

/** One order of a day. feed = to print (CAO) + held back + already ordered. */
export interface RunSheetRow {
  readonly id: number;
  readonly dealershipId: number;
  readonly dealership: string;
  readonly type: OrderType;
  /** The shop's number, or `null` when not given yet. */
  readonly number: string | null;
  readonly status: RunSheetStatus;
  /** The operator has looked at it. */
  readonly isReady: boolean;
  /** Whether its numbers are known; else they are all 0. */
  readonly isCounted: boolean;
  /** Vehicles of the dealership in the active inventory; of an order that was made, in the one it was made from. */
  readonly feed: number;
  readonly toPrint: number;
  readonly byCondition: Readonly<Record<Condition, number>>;
  readonly heldBack: number;
  readonly alreadyOrdered: number;
  readonly funnel: readonly FunnelStep[];
  readonly warnings: readonly OrderWarning[];
  /** Vehicles in a usual CAO order of the dealership, or `null` before the first. */
  readonly usual: number | null;
  /** UTC ISO instant of the dealership's newest published order, or `null`. */
  readonly lastOrderAt: string | null;
  readonly orderId: number | null;
  readonly orderStatus: OrderStatus | null;
  /** Absolute path of the newest order folder, or `null`. */
  readonly folder: string | null;
  /** LIST and MAINTENANCE: what the dealership sent, as it was pasted. */
  readonly listText: string;
  /** How the order waits for its orders folder; `null` when it does not. */
  readonly waiting: WaitingOrder | null;
  /** Why the last attempt failed, or why there are no numbers. */
  readonly problem: Problem | null;
  /** Hours since the dealership's vehicles were imported; left out when it has none. */
  readonly dataAgeHours?: number;
}

/** A row of an earlier day whose order was never written. */
export interface UnfinishedRow extends RunSheetRow {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** The orders of a day with their numbers before anything is written. */
export interface RunSheet {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly day: Weekday;
  /** Whether the day was filled from the schedule; until then it has only rows that were added by hand. */
  readonly isFilled: boolean;
  /** Active dealerships that are scheduled, by weekday. */
  readonly counts: Readonly<Record<Weekday, number>>;
  readonly rows: readonly RunSheetRow[];
  readonly activeImport: ImportSummary | null;
}

/**
 * Says where a row is. What was published stays so, whatever is tried afterwards. A row that nothing warns about is
 * ready by itself; one with a warning that asks is to be reviewed first. One that waits for its orders folder needs nobody.
 * A dealership without any vehicle in the inventory has not simply nothing new: its website or its file may be missing.
 */
export function judgeRow(
  row: Pick<
    RunSheetRow,
    | 'type'
    | 'isReady'
    | 'isCounted'
    | 'feed'
    | 'toPrint'
    | 'orderStatus'
    | 'listText'
    | 'waiting'
    | 'problem'
    | 'warnings'
  >,
): RunSheetStatus {
  if (row.orderStatus === 'published') return 'exported';
  if (row.orderStatus === 'voided') return 'voided';
  if (row.waiting) return 'waiting';
  if (row.problem) return 'failed';
  if (row.orderStatus === null && row.type !== 'cao' && row.listText.trim() === '') return 'needs-vins';
  if (!row.isCounted) return 'counting';
  if (row.toPrint === 0) return row.type !== 'list' && row.feed === 0 ? 'not-in-feed' : 'nothing-new';
  return row.isReady || !row.warnings.some((warning) => warning.asks) ? 'ready' : 'review';
}

/** Whether a row still has an order that the operator can change. */
export function isOpenRow(row: Pick<RunSheetRow, 'status'>): boolean {
  return row.status !== 'exported' && row.status !== 'voided' && row.status !== 'waiting';
}
