import { LISTING_FIELDS, type Listing, type ListingField } from '../../core/listing.ts';
import { isVin, normalizeVin } from '../../core/vin.ts';
import type { ListedPage, ListingRefusal, ScrapeContext } from '../adapter.ts';

/** What becomes of one vehicle of a page. */
export type TakenVehicle =
  | { readonly kind: 'listed'; readonly listing: Listing }
  | { readonly kind: 'refused'; readonly refusal: ListingRefusal }
  | { readonly kind: 'other-dealer'; readonly dealer: string }
  | { readonly kind: 'sold' };

/** The part of a listed page that says what became of its vehicles. */
export type CollectedVehicles = Pick<ListedPage, 'listings' | 'refusals' | 'otherDealers' | 'sold'>;

const BLANK = Object.fromEntries(LISTING_FIELDS.map((field) => [field, ''])) as Record<ListingField, string>;

/** Lists a vehicle with what its site says about it; one without a usable VIN is refused. */
export function listVehicle(fields: Partial<Listing>): TakenVehicle {
  const vin = normalizeVin(fields.vin ?? '');
  if (vin === '') return refuseVehicle('The VIN is missing.');
  if (!isVin(vin)) return refuseVehicle('The VIN is not written like one, as of a vehicle that is still being built.');
  return { kind: 'listed', listing: { ...BLANK, ...fields, vin } };
}

/** Leaves a vehicle out, for a reason that the operator is told. */
export function refuseVehicle(reason: string): TakenVehicle {
  return { kind: 'refused', refusal: { reason } };
}

/** Takes the vehicles of a page one by one: what is odd about one of them costs that one and no other. */
export function takeEach<Row>(rows: readonly Row[], take: (row: Row) => TakenVehicle): readonly TakenVehicle[] {
  return rows.map((row) => {
    try {
      return take(row);
    } catch {
      return refuseVehicle('What the site says about the vehicle cannot be read.');
    }
  });
}

/** Sorts what was taken into listed, refused, of other dealerships and sold. */
export function collectVehicles(taken: readonly TakenVehicle[]): CollectedVehicles {
  return {
    listings: taken.flatMap((one) => (one.kind === 'listed' ? [one.listing] : [])),
    refusals: taken.flatMap((one) => (one.kind === 'refused' ? [one.refusal] : [])),
    otherDealers: taken.filter((one) => one.kind === 'other-dealer').length,
    sold: taken.filter((one) => one.kind === 'sold').length,
  };
}

/**
 * Makes something that tells the operator the names of the other dealerships on a group's site, each once: a name that
 * is written otherwise than in the settings leaves every vehicle out.
 */
export function noteOtherDealers({ note }: Pick<ScrapeContext, 'note'>): (taken: readonly TakenVehicle[]) => void {
  const known = new Set<string>();
  return (taken) => {
    for (const one of taken) {
      if (one.kind !== 'other-dealer' || known.has(one.dealer)) continue;
      known.add(one.dealer);
      note(`Left out vehicles of ${one.dealer === '' ? 'a dealership without a name' : one.dealer.slice(0, 80)}.`);
    }
  };
}

/** A link of a page as an absolute web address; `''` when it is none. */
export function absoluteLink(link: string, base: string): string {
  const text = link.trim();
  if (text === '' || !URL.canParse(text, base)) return '';
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '';
}
