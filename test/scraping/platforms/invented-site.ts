import type { LotVehicle } from '../make-lot.ts';
import type { SiteQuirks } from '../page-of.ts';

/** The lot that an invented site shows, and how. */
export interface InventedLot {
  readonly lot: readonly LotVehicle[];
  /** What the site's own addresses begin with; `https://www.dealer.example`. */
  readonly origin: string;
  /** The dealership's name on a group's site. */
  readonly dealer?: string;
  /** Vehicles of another dealership of the group that the same site shows. */
  readonly others?: readonly LotVehicle[];
  readonly quirks?: SiteQuirks;
}

export const DEALER = 'Example Motors of Testville';
export const OTHER_DEALER = 'Example Motors of Testville East';

/** Every vehicle that a site shows, each with the name of its dealer; those of others stand among them. */
export function mixLots({
  lot,
  dealer = DEALER,
  others = [],
}: InventedLot): readonly (readonly [vehicle: LotVehicle, dealer: string])[] {
  const own = lot.map((vehicle) => [vehicle, dealer] as const);
  const foreign = others.map((vehicle) => [vehicle, OTHER_DEALER] as const);
  const mixed: (readonly [LotVehicle, string])[] = [];
  for (let at = 0; at < Math.max(own.length, foreign.length); at += 1) {
    mixed.push(...foreign.slice(at, at + 1), ...own.slice(at, at + 1));
  }
  return mixed;
}
