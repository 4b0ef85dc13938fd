import type { Dealership } from './dealership.ts';
import type { FunnelStep } from './order.ts';

/** What a dealership's rules come to today. */
export interface RulesEffect {
  readonly feed: number;
  readonly toPrint: number;
  readonly funnel: readonly FunnelStep[];
}

/** One dealership of a bulk change. */
export interface DealershipChange {
  readonly before: Dealership;
  readonly after: Dealership;
  /** The merge patch for `setDealership` that takes the change back. */
  readonly undo: Readonly<Record<string, unknown>>;
}
