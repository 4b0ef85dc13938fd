import type { OrderType, Weekday } from '../../main/core/dealership.ts';
import type { WhyStep } from '../../main/core/order.ts';
import type { AnalyticsPeriod, OrderAnalytics } from '../../main/core/order-analytics.ts';
import type { OrderDetail, OrderResult, OrderSummary } from '../../main/core/order-record.ts';
import type { ById, ByName, Confirmable, FileReference, Nothing, SavedText } from './words.ts';

export interface OrderInput extends Confirmable {
  readonly number?: string;
  readonly dryRun?: boolean;
  readonly practice?: boolean;
  /** `YYYY-MM-DD`; today when left out. */
  readonly asOf?: string;
}

export interface OrderDealershipsInput extends OrderInput {
  readonly type: OrderType;
  readonly names?: readonly string[];
  /** Every dealership scheduled on this weekday; today's when `scheduled` is set without it. */
  readonly scheduled?: boolean;
  readonly day?: Weekday;
  /** LIST and MAINTENANCE: what the dealership sent, as pasted text and as files. */
  readonly text?: string;
  readonly files?: readonly FileReference[];
}

/** Orders that were written. */
export interface OrderCalls {
  orderDealerships(input: OrderDealershipsInput): { readonly orders: readonly OrderResult[] };
  /** What was ordered in a period: by week, by dealership, and how long vehicles waited. */
  readOrderAnalytics(input: AnalyticsPeriod): OrderAnalytics;
  /** The same as CSV. */
  saveOrderAnalytics(input: AnalyticsPeriod & { readonly by: 'week' | 'dealership' }): SavedText;
  /** Tells whoever `hooks.json` names of orders that were published; while a window is open it happens by itself. */
  tellPublishedOrders(input: Nothing): { readonly told: number; readonly failed: number };
  listOrders(input: Nothing): { readonly orders: readonly OrderSummary[] };
  /** These orders as CSV. */
  saveOrders(input: { readonly ids: readonly number[] }): SavedText;
  showOrder(input: ById): { readonly order: OrderDetail };
  voidOrder(input: ById): { readonly order: OrderDetail };
  exportOrderAgain(input: ById): { readonly order: OrderDetail };
  renumberOrder(input: Confirmable & ById & { readonly number: string }): { readonly order: OrderDetail };
  /** Why a VIN is, or is not, in the dealership's next CAO order. */
  explainVin(input: ByName & { readonly vin: string }): {
    readonly verdict: string;
    readonly steps: readonly WhyStep[];
  };
}
