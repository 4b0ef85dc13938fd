import type { OrderType } from './dealership.ts';
import type { InventoryVehicle, RuledVehicle, Vehicle } from './vehicle.ts';

/** The rules in the order in which CAO applies them; `feed` is where it starts. */
export const FUNNEL_STEPS = [
  'feed',
  'excluded',
  'condition',
  'on-the-lot',
  'stock',
  'price',
  'keywords',
  'make',
  'year',
  'seasoning',
  'vin-log',
] as const;
export type FunnelStepName = (typeof FUNNEL_STEPS)[number];

/** How many vehicles are left after a step. */
export interface FunnelStep {
  readonly step: FunnelStepName;
  readonly remaining: number;
}

/** The rule that left a vehicle out; `operator` when a person excluded it. */
export type HeldBackReason = Exclude<FunnelStepName, 'feed' | 'vin-log'> | 'operator';

/** A vehicle that a rule left out, with its reason. */
export interface HeldBackVehicle<Known extends RuledVehicle = InventoryVehicle> {
  readonly vehicle: Known;
  readonly reason: HeldBackReason;
  /** The reason in words, with the vehicle's value, for example `In Transit is off the lot`. */
  readonly message: string;
}

/** The outcome of comparing a dealership's inventory with its VIN log. feed = vehicles + heldBack + alreadyOrdered. */
export interface CaoSelection<Known extends RuledVehicle = InventoryVehicle> {
  /** In file order. */
  readonly vehicles: readonly Known[];
  readonly heldBack: readonly HeldBackVehicle<Known>[];
  readonly alreadyOrdered: readonly Known[];
  readonly funnel: readonly FunnelStep[];
}

/** One step of the answer to "why is this VIN (not) in the order?". */
export interface WhyStep {
  readonly step: FunnelStepName;
  readonly passed: boolean;
  readonly value: string;
  readonly message: string;
}

/** A vehicle in an order, as it will be written. */
export interface OrderVehicle extends Vehicle {
  readonly source: 'cao' | 'list';
  /** Number of an earlier order in the dealership's VIN log (`''` when without a number), else `null`. */
  readonly alreadyOrderedIn: string | null;
  /** Whether the active inventory of the dealership has this VIN (LIST entries may not be in it). */
  readonly onWebsite: boolean;
  /** MAINTENANCE: the CAO half chose this listed vehicle too. */
  readonly alsoInCao?: true;
}

/** What happened to one thing that the operator pasted, typed or scanned. */
export type ListOutcome = 'vin' | 'stock' | 'duplicate' | 'invalid' | 'unknown-stock' | 'ambiguous-stock' | 'ignored';

/** One entry of a LIST, accounted for. */
export interface ListEntry {
  readonly input: string;
  readonly outcome: ListOutcome;
  /** The VIN that the entry became. */
  readonly vin?: string;
  /** What is wrong, or worth knowing, in words. */
  readonly message?: string;
  /** A VIN that the entry may have meant (O read as 0, I as 1, Q as 0). */
  readonly suggestion?: string;
}

/** draft: prepared, nothing written. publishing: intent recorded, folder may be half written. */
export type OrderStatus = 'draft' | 'publishing' | 'published' | 'voided';

/** An order with everything that publishing needs; what is reviewed is what is written. */
export interface OrderDraft {
  readonly dealershipId: number;
  readonly dealership: string;
  readonly type: OrderType;
  /** The shop's number, or `null` when not given yet. */
  readonly number: string | null;
  readonly vehicles: readonly OrderVehicle[];
  readonly heldBack: readonly { readonly vin: string; readonly reason: HeldBackReason; readonly message: string }[];
  readonly alreadyOrdered: readonly string[];
  readonly funnel: readonly FunnelStep[];
  readonly entries: readonly ListEntry[];
  readonly warnings: readonly OrderWarning[];
}

/** Something worth a look before publishing; `asks` means a person must say yes. */
export interface OrderWarning {
  readonly code: string;
  readonly message: string;
  readonly asks: boolean;
  /** The vehicles that a yes is for, where it is for these and no others. */
  readonly vins?: readonly string[];
}
