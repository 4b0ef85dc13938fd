import type { Dealership } from '../../main/core/dealership.ts';
import type { DealershipChange, RulesEffect } from '../../main/core/rules-effect.ts';
import type { Freshness } from '../../main/core/scraping.ts';
import type { ByName, Nothing } from './words.ts';

/** A dealership as a list shows it. */
export interface DealershipSummary extends Dealership {
  /** Vehicles in the active inventory, those of them that a CAO order would take today, and entries in the VIN log. */
  readonly vehicles: number;
  readonly toPrint: number;
  readonly loggedVins: number;
  /** UTC ISO instant at which its vehicles were read, from a file or its website; `null` without any. */
  readonly dataFrom: string | null;
  /** How old they are by that; an order on stale ones is warned about. */
  readonly freshness: Freshness | null;
  /** UTC ISO instant of the newest published order, or `null`. */
  readonly lastOrderAt: string | null;
  /** How many vehicles each of the last published orders had, the oldest first. */
  readonly recentOrders: readonly number[];
}

/** The dealerships and their rules. */
export interface DealershipCalls {
  /** Remembers a location that matched no dealership as one of a dealership's aliases. */
  mapLocation(input: ByName & { readonly location: string }): { readonly dealership: Dealership };
  listDealerships(input: Nothing): { readonly dealerships: readonly DealershipSummary[] };
  showDealership(input: ByName): { readonly dealership: Dealership };
  addDealership(input: ByName): { readonly dealership: Dealership };
  /** A JSON merge patch (RFC 7396). */
  setDealership(input: ByName & { readonly patch: Readonly<Record<string, unknown>> }): {
    readonly dealership: Dealership;
  };
  /** Changes several dealerships by one patch, all or none. */
  setDealerships(input: { readonly names: readonly string[]; readonly patch: Readonly<Record<string, unknown>> }): {
    readonly changes: readonly DealershipChange[];
  };
  /** What unsaved settings of a dealership would mean for today's CAO order; checked like `setDealership`. */
  previewRules(input: ByName & { readonly patch: Readonly<Record<string, unknown>> }): {
    readonly before: RulesEffect;
    readonly after: RulesEffect;
  };
}
