import { countDay } from './civil-date.ts';

/** A period, both days included, `YYYY-MM-DD`; of one dealership, when it is named. */
export interface AnalyticsPeriod {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
}

/** What a published order comes to; practice runs and voided orders are none. */
export interface OrderFigures {
  readonly dealership: string;
  /** The Monday of the week in which it was published, `YYYY-MM-DD`. */
  readonly week: string;
  readonly vehicles: number;
  readonly new: number;
  readonly po: number;
  readonly cpo: number;
  /** Vehicles of the feed that were left out because an earlier order had them. */
  readonly duplicates: number;
  /** For each vehicle whose arrival is known: days from the first import that had it to the order. */
  readonly days: readonly number[];
}

/** Orders summed up. */
export interface AnalyticsLine extends Omit<OrderFigures, 'dealership' | 'week' | 'days'> {
  readonly orders: number;
  /** The median of the days from the first import that had a vehicle to its order; `null` when none is known. */
  readonly medianDays: number | null;
  /** The vehicles of which that is known. */
  readonly timed: number;
}

/** What the shop did in a period. */
export interface OrderAnalytics {
  readonly total: AnalyticsLine;
  /** Every week of the period, also those without an order. */
  readonly weeks: readonly (AnalyticsLine & { readonly week: string })[];
  /** The dealerships that had orders, by name. */
  readonly dealerships: readonly (AnalyticsLine & { readonly dealership: string })[];
  /** Vehicles by the days from the first import that had them to their order. */
  readonly waits: readonly { readonly days: string; readonly vehicles: number }[];
}

/** The spans of days that are told apart, from the first day of each. */
const SPANS: readonly (readonly [days: string, from: number])[] = [
  ['Same day', 0],
  ['1 day', 1],
  ['2 to 3', 2],
  ['4 to 7', 4],
  ['8 to 14', 8],
  ['15 and more', 15],
];
const WEEK_DAYS = 7;

/** Sums up the orders of a period by week, by dealership and by how long vehicles waited. */
export function analyzeOrders(orders: readonly OrderFigures[], mondays: readonly string[]): OrderAnalytics {
  const byWeek = Map.groupBy(orders, ({ week }) => week);
  const byDealership = Map.groupBy(orders, ({ dealership }) => dealership);
  const days = orders.flatMap((order) => order.days);
  return {
    total: sumUp(orders),
    weeks: mondays.map((week) => ({ week, ...sumUp(byWeek.get(week) ?? []) })),
    dealerships: [...byDealership]
      .map(([dealership, lines]) => ({ dealership, ...sumUp(lines) }))
      .toSorted((left, right) => left.dealership.localeCompare(right.dealership, 'en')),
    waits: SPANS.map(([words, from], index) => {
      const end = SPANS[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
      return { days: words, vehicles: days.filter((count) => count >= from && count < end).length };
    }),
  };
}

/** How many weeks a period touches, Monday to Sunday. */
export function countWeeks(from: string, to: string): number {
  // Day 0 was a Thursday.
  const weekOf = (date: string) => Math.floor((countDay(date) + 3) / WEEK_DAYS);
  return Math.max(0, weekOf(to) - weekOf(from) + 1);
}

function sumUp(orders: readonly OrderFigures[]): AnalyticsLine {
  const sum = (read: (order: OrderFigures) => number) => orders.reduce((total, order) => total + read(order), 0);
  const days = orders.flatMap((order) => order.days).toSorted((left, right) => left - right);
  return {
    orders: orders.length,
    vehicles: sum((order) => order.vehicles),
    new: sum((order) => order.new),
    po: sum((order) => order.po),
    cpo: sum((order) => order.cpo),
    duplicates: sum((order) => order.duplicates),
    medianDays: findMedian(days),
    timed: days.length,
  };
}

function findMedian(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
