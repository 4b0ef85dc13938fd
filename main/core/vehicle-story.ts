import type { SightingSpan } from './fold-sightings.ts';
import type { OrderSummary } from './order-record.ts';

/** A VIN through everything that the application knows. */
export interface VehicleStory {
  readonly vin: string;
  /** Where the active inventory has it; `dealership` is `null` for a location that matches none. */
  readonly places: readonly {
    readonly dealership: string | null;
    readonly location: string;
    readonly file: string;
    readonly line: number;
  }[];
  /** How the imports had it, oldest first; imports that were deleted are not in it. */
  readonly sightings: readonly SightingSpan[];
  /** Every entry that any VIN log ever had of it, oldest first. */
  readonly entries: readonly {
    readonly dealership: string;
    /** `''` when the order has no number. */
    readonly orderNumber: string;
    readonly orderType: string;
    /** `YYYY-MM-DD`, or `null`. */
    readonly orderDate: string | null;
    /** UTC ISO instant. */
    readonly at: string;
    /** Taken back by voiding the order, or by hand. */
    readonly removed: boolean;
  }[];
  /** The orders that have it, drafts included, newest first. */
  readonly orders: readonly OrderSummary[];
}
