import { makeVin } from '../core/make-order.ts';

/** An invented vehicle, as it stands on the lot before any website says it in its own words. */
export interface LotVehicle {
  readonly vin: string;
  /** `''` for one that has no stock number yet. */
  readonly stock: string;
  readonly condition: 'new' | 'used' | 'certified';
  readonly year: number;
  readonly make: string;
  readonly model: string;
  readonly trim: string;
  readonly color: string;
  readonly place: 'on-the-lot' | 'in-transit' | 'in-production';
  /** Whole dollars; `null` is "call for price". */
  readonly price: number | null;
  readonly msrp: number | null;
  readonly body: 'Car' | 'Suv' | 'Truck';
  readonly fuel: string;
  /** `YYYY-MM-DD`. */
  readonly inStockOn: string;
}

const MODELS = [
  { make: 'Zephyr', model: 'Breeze', body: 'Suv' },
  { make: 'Zephyr', model: 'Gale 500', body: 'Truck' },
  { make: 'Examplar', model: 'Meridian', body: 'Car' },
  { make: 'MÉTÉORE', model: 'X/Line', body: 'Suv' },
] as const;
const TRIMS = ['LX', 'EX-L', 'Sport+', 'S "Night" & Day', "Men's Choice", 'Größe M', ''];
const COLORS = ['Harbor Blue', 'Slate', 'Café au Lait', 'Red <Metallic>'];
const FUELS = ['Gasoline', 'Hybrid', 'Electric'];
const CONDITIONS = ['new', 'used', 'certified'] as const;
/** Half of the new vehicles stand on the lot. */
const PLACES = ['on-the-lot', 'on-the-lot', 'in-transit', 'in-production'] as const;

/** Numbers from 0 up to 1 that are always the same for a seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An invented lot, always the same for a seed; each seed has VINs of its own, with valid check digits. */
export function makeLot(seed: number, size: number): readonly LotVehicle[] {
  const random = makeRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  return Array.from({ length: size }, (_, index) => {
    const number = (seed % 1000) * 1000 + index;
    const condition = pick(CONDITIONS);
    const place = condition === 'new' ? pick(PLACES) : 'on-the-lot';
    const msrp = condition === 'new' ? 30_000 + Math.floor(random() * 400) * 100 : null;
    const asked = 18_000 + Math.floor(random() * 50_000);
    return {
      vin: makeVin(number),
      stock: place === 'on-the-lot' ? `ZT${number}` : '',
      condition,
      year: 2019 + Math.floor(random() * 8),
      ...pick(MODELS),
      trim: pick(TRIMS),
      color: pick(COLORS),
      place,
      price: random() < 0.15 ? null : asked,
      msrp,
      fuel: pick(FUELS),
      inStockOn: `2026-${pad(1 + Math.floor(random() * 11))}-${pad(1 + Math.floor(random() * 28))}`,
    } satisfies LotVehicle;
  });
}

/** A day as another platform writes it: `MM/DD/YYYY`. */
export function monthFirst(day: string): string {
  return `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
}

/** A vehicle's address on its site, with its VIN in it as on most. */
export function addressOf(vehicle: LotVehicle, folder: string = vehicle.condition): string {
  const name = `${vehicle.year}-${vehicle.make}-${vehicle.model}`.toLowerCase().replace(/[^a-z\d]+/g, '-');
  return `/inventory/${folder}/${name}-${vehicle.vin.toLowerCase()}`;
}

/** Text as a site's templates write it into HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** JSON as a page embeds it in a script. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
