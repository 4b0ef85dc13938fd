import { LISTING_FIELDS, type Listing, type ListingField } from './listing.ts';
import { isVin, normalizeVin } from './vin.ts';

/**
 * What became of reading a site. Only `ok` changes the inventory by itself; `partial` and `suspicious` are held until
 * the operator takes them; after anything else the dealership keeps the vehicles that it had.
 */
export type ScrapeOutcome =
  | 'ok'
  /** Fewer vehicles than the site itself reports, or the site stopped answering half-way. */
  | 'partial'
  /** The site answered and had no vehicle. */
  | 'empty'
  /** Far fewer vehicles than the last time, or a column that was filled is blank. */
  | 'suspicious'
  /** The site does not let the application in; it is left alone for a day. */
  | 'blocked'
  /** The source is not there any more. */
  | 'gone'
  /** It answers in a form that is not known. */
  | 'changed'
  | 'cancelled'
  | 'failed';

/** How a reading is measured against another. */
export interface ReadingMeasure {
  /** Vehicles with a valid VIN. */
  readonly rows: number;
  /** How many of them have something in a column, in percent. */
  readonly fill: Readonly<Record<ListingField, number>>;
}

/** How the reading of a site ended. */
export type ReadingEnd =
  | { readonly kind: 'complete' }
  /** Vehicles are missing; the message says which and why. */
  | { readonly kind: 'incomplete'; readonly message: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'blocked' | 'gone' | 'changed' | 'failed'; readonly message: string };

/** More than this share of the vehicles gone, in percent, is not believed. */
const BELIEVED_DROP = 40;
/** A column that lost more than these points of its fill has probably moved on the page. */
const BELIEVED_FILL_DROP = 50;

/** Measures vehicles as they were read. */
export function measureListings(listings: readonly Listing[]): ReadingMeasure {
  const usable = listings.filter(({ vin }) => isVin(normalizeVin(vin)));
  const share = (field: ListingField) => {
    const filled = usable.filter((listing) => listing[field].trim() !== '').length;
    return usable.length === 0 ? 0 : Math.round((filled / usable.length) * 100);
  };
  const fill = Object.fromEntries(LISTING_FIELDS.map((field) => [field, share(field)])) as ReadingMeasure['fill'];
  return { rows: usable.length, fill };
}

/**
 * Decides what a reading is worth.
 *
 * @param before The last good reading of the site, and how many vehicles of the dealership the inventory has now.
 */
export function judgeReading(
  end: ReadingEnd,
  measure: ReadingMeasure,
  before: { readonly lastGood: ReadingMeasure | null; readonly inInventory: number },
  listed: number = measure.rows,
): { readonly outcome: ScrapeOutcome; readonly message: string } {
  if (end.kind === 'cancelled') return { outcome: 'cancelled', message: 'Stopped.' };
  if (end.kind === 'blocked') return { outcome: 'blocked', message: end.message };
  const vehicles = `${measure.rows} ${measure.rows === 1 ? 'vehicle' : 'vehicles'}`;
  if (measure.rows > 0 && end.kind !== 'complete') {
    return { outcome: 'partial', message: `Only ${vehicles} could be read. ${end.message}` };
  }
  if (end.kind !== 'complete' && end.kind !== 'incomplete') return { outcome: end.kind, message: end.message };
  if (measure.rows === 0) return judgeNothing(end, listed);
  const doubts = [...doubtRows(measure, before), ...doubtColumns(measure, before.lastGood)];
  if (doubts.length > 0) return { outcome: 'suspicious', message: doubts.join(' ') };
  return { outcome: 'ok', message: `${vehicles}.` };
}

function judgeNothing(end: ReadingEnd, listed: number): ReturnType<typeof judgeReading> {
  if (listed > 0) {
    return { outcome: 'changed', message: `None of the ${listed} vehicles on the site has a VIN that can be read.` };
  }
  if (end.kind === 'incomplete') return { outcome: 'failed', message: end.message };
  return { outcome: 'empty', message: 'The site answered and showed no vehicle.' };
}

function doubtRows(
  { rows }: ReadingMeasure,
  { lastGood, inInventory }: Parameters<typeof judgeReading>[2],
): readonly string[] {
  const most = Math.max(lastGood?.rows ?? 0, inInventory);
  if (most === 0 || rows >= most * (1 - BELIEVED_DROP / 100)) return [];
  const lost = Math.round((1 - rows / most) * 100);
  return [`${rows} vehicles instead of ${most}: ${lost} % fewer than before.`];
}

function doubtColumns({ fill }: ReadingMeasure, lastGood: ReadingMeasure | null): readonly string[] {
  if (lastGood === null) return [];
  return LISTING_FIELDS.filter((field) => (lastGood.fill[field] ?? 0) - fill[field] > BELIEVED_FILL_DROP).map(
    (field) => `${FIELD_NAMES[field]}: ${fill[field]} % of the vehicles have it instead of ${lastGood.fill[field]} %.`,
  );
}

const FIELD_NAMES: Readonly<Record<ListingField, string>> = {
  vin: 'VIN',
  stock: 'Stock number',
  type: 'Type',
  year: 'Year',
  make: 'Make',
  model: 'Model',
  trim: 'Trim',
  extColor: 'Color',
  status: 'Lot status',
  price: 'Price',
  bodyStyle: 'Body style',
  fuelType: 'Fuel',
  msrp: 'MSRP',
  dateInStock: 'Date in stock',
  url: 'Web address',
};
