import type { FeedColumn } from './feed-row.ts';

/** `po` is pre-owned, `cpo` certified pre-owned. A dealership's rules call both of them `used`. */
export type Condition = 'new' | 'po' | 'cpo' | 'unknown';

/** A vehicle of a feed after normalization. */
export interface Vehicle {
  /** 17 characters, upper case, no I, O or Q. */
  readonly vin: string;
  /** The dealership's own id; `null` when missing or a placeholder such as `*` or `TBD`. */
  readonly stock: string | null;
  readonly condition: Condition;
  /** The lot status as the feed says it; `''` when blank. */
  readonly lotStatus: string;
  readonly year: number | null;
  readonly make: string;
  readonly model: string;
  readonly trim: string;
  readonly color: string;
  /** Whole or fractional dollars; `null` when the feed gives no usable price. */
  readonly price: number | null;
  readonly msrp: number | null;
  readonly bodyStyle: string;
  readonly fuelType: string;
  readonly fullName: string;
  /** Absolute http or https URL of the vehicle's page, or `null`. */
  readonly url: string | null;
  /** `YYYY-MM-DD`, or `null`. */
  readonly inStockOn: string | null;
  /** The text in the feed that names the dealership, entities decoded. */
  readonly location: string;
}

/** What the rules look at, and the VIN to name the vehicle by. */
export interface RuledVehicle
  extends Pick<
    Vehicle,
    'vin' | 'condition' | 'lotStatus' | 'stock' | 'price' | 'trim' | 'fullName' | 'make' | 'year' | 'inStockOn'
  > {
  /** Columns that the vehicle's file does not have at all; a rule about one of them is not applied. */
  readonly absentColumns: readonly FeedColumn[];
  /** Whether the dealership's own VIN log has this VIN. */
  readonly isInLog: boolean;
  /** Why the operator keeps this VIN out of the dealership's CAO orders, else `null`. */
  readonly excludedBecause: string | null;
}

/** What a rule may look at, beside what is always known. */
export type RuledFact = Exclude<keyof RuledVehicle, 'vin' | 'absentColumns' | 'isInLog' | 'excludedBecause'>;

/** A vehicle of the active inventory, whole. */
export interface InventoryVehicle extends Vehicle, RuledVehicle {
  /** The order in the dealership's own VIN log that took this VIN (`''` when logged without a number), else `null`. */
  readonly alreadyOrderedIn: string | null;
  readonly file: string;
  readonly line: number;
}
