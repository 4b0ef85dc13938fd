import type { ChangeKind } from './inventory-changes.ts';
import type { Condition, Vehicle } from './vehicle.ts';

/** Which vehicles are looked for; everything that is named must be so. */
export interface InventorySearch {
  /** `active` (the default) is what can be ordered; `past` is what is known of but gone from its dealership. */
  readonly scope?: 'active' | 'past';
  readonly dealership?: string;
  /** VIN, its last characters, stock number, make or model; several words must all be found. */
  readonly search?: string;
  /** `used` is pre-owned and certified pre-owned. */
  readonly condition?: Condition | 'used';
  /** On the lot or off it, by the vehicle's lot status. */
  readonly lot?: 'on' | 'off';
  /** The lot status exactly as the feed says it; `''` when blank. */
  readonly lotStatus?: string;
  readonly makes?: readonly string[];
  /** Bounds, both included; a vehicle without the value is never within them. */
  readonly yearFrom?: number;
  readonly yearTo?: number;
  readonly priceFrom?: number;
  readonly priceTo?: number;
  /** Days since the dealership took the vehicle in. */
  readonly daysFrom?: number;
  readonly daysTo?: number;
  /** Without a page on the dealership's website. */
  readonly missingUrl?: boolean;
  readonly missingPrice?: boolean;
  /** Not in the VIN log of its dealership. */
  readonly notOrdered?: boolean;
  /** Excluded by the operator from the dealership's CAO orders. */
  readonly excluded?: boolean;
  /** Changed since the import before; `gone` vehicles are of the past. */
  readonly change?: ChangeKind;
}

/** What a list of vehicles can be sorted by. */
export const SORT_KEYS = [
  'vin',
  'stock',
  'vehicle',
  'dealership',
  'condition',
  'lotStatus',
  'price',
  'days',
  'lastSeen',
] as const;

/** The order of a list; a vehicle without the value comes last either way. */
export interface InventorySort {
  readonly by: (typeof SORT_KEYS)[number];
  readonly descending?: boolean;
}

/** A vehicle as a list shows it. */
export interface ListedVehicle extends Vehicle {
  /** `null` when the location matches no dealership. */
  readonly dealership: string | null;
  /** Where its row stands; `''` and 0 when only a VIN log or an order knows it. */
  readonly file: string;
  readonly line: number;
  /** Days since the dealership took it in; `null` when the feed does not say. */
  readonly days: number | null;
  /** The order in the dealership's VIN log that took it (`''` when without a number), else `null`. */
  readonly orderedIn: string | null;
  /** Why the operator excluded it from CAO, else `null`. */
  readonly excludedBecause: string | null;
  /** What changed since the import before, else `null`. */
  readonly change: {
    readonly kind: ChangeKind;
    readonly priceBefore: number | null;
    /** Where it stood before it moved. */
    readonly from: string | null;
  } | null;
  /** Set for a vehicle of the past; `null` for one of the active inventory. */
  readonly past: {
    /** UTC ISO instant of the last import that had it at this dealership; `null` when none had. */
    readonly lastSeenAt: string | null;
    /** Where the active inventory has it now, if anywhere. */
    readonly standsAt: string | null;
  } | null;
}

/** What the active inventory can be narrowed by, counted. */
export interface InventoryFacets {
  readonly makes: readonly { readonly make: string; readonly vehicles: number }[];
  readonly lotStatuses: readonly { readonly lotStatus: string; readonly vehicles: number }[];
}
