import type { OrderType } from './dealership.ts';
import type {
  FunnelStep,
  HeldBackReason,
  ListEntry,
  OrderDraft,
  OrderStatus,
  OrderVehicle,
  OrderWarning,
} from './order.ts';
import type { Problem } from './problem.ts';
import type { Template } from './template.ts';

/** What became of one order of a call. */
export interface OrderResult {
  readonly id?: number;
  readonly dealership: string;
  readonly type: OrderType;
  readonly number: string | null;
  readonly status: 'published' | 'nothing-new' | 'dry-run' | 'practice' | 'waiting' | 'failed';
  /** Absolute path of the order folder. */
  readonly folder?: string;
  readonly vehicles: readonly OrderVehicle[];
  readonly heldBack: readonly { readonly vin: string; readonly reason: HeldBackReason; readonly message: string }[];
  readonly alreadyOrdered: number;
  readonly funnel: readonly FunnelStep[];
  readonly entries?: readonly ListEntry[];
  readonly warnings: readonly OrderWarning[];
  readonly problem?: Problem;
}

/** Why a call that ordered did not do all that it was asked to; `undefined` when it did. */
export function findOrderProblem(orders: readonly OrderResult[]): Problem | undefined {
  return orders.find(({ status }) => status === 'failed')?.problem;
}

/** How an order waits that was to be published while its orders folder was away. */
export interface WaitingOrder {
  /** UTC ISO instant. */
  readonly since: string;
  /** Absolute path of the orders folder that is waited for. */
  readonly ordersFolder: string;
  /** Why the last attempt failed. */
  readonly problem: Problem;
}

/** One line of the order history. */
export interface OrderSummary {
  readonly id: number;
  readonly dealership: string;
  readonly type: OrderType;
  readonly number: string | null;
  readonly status: OrderStatus;
  readonly practice: boolean;
  readonly vehicles: number;
  /** UTC ISO instants. */
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly voidedAt: string | null;
  /** Absolute path of the newest order folder, or `null`. */
  readonly folder: string | null;
  /** UTC ISO instant since when the order waits for its orders folder, or `null`. */
  readonly waitingSince: string | null;
}

/** A template as an order names it; `null` for the version of a built-in layout. */
export type UsedTemplate = Pick<Template, 'name' | 'version'>;

/** An order of the history with its contents. */
export interface OrderDetail
  extends OrderSummary,
    Pick<OrderDraft, 'heldBack' | 'alreadyOrdered' | 'funnel' | 'entries' | 'warnings'> {
  readonly contents: readonly OrderVehicle[];
  /** What lays out its new and its used vehicles. */
  readonly templates: { readonly new: UsedTemplate; readonly used: UsedTemplate };
  /** UTC ISO instant at which what was held back moved to an archive file; left out while it is here. */
  readonly archivedAt?: string;
}
