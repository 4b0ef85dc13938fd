/**
 * test/benchmarks measures the product side by side with other tools, in one run: `npm run bench`. The feeds are made
 * from a seed, so that every run measures the same bytes.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The header of the scraper's 21-column form, misspelling included. */
export const FEED_HEADER =
  '"Vin","Stock","Type","Year","Make","Model","Trim","Ext Color","Status","Price","Body Style","Fuel Type","MSRP",' +
  '"Date In Stock","Street Address","Locality","Postal Code","Region","Country","Location","Vechile URL"';

const MODELS = [
  ['Toyota', 'RAV4', 'XLE', 'SUV'],
  ['Honda', 'Civic', 'Sport', 'Sedan'],
  ['Ford', 'F-150', 'Lariat', 'Truck'],
  ['Hyundai', 'Tucson', 'SEL "Convenience"', 'SUV'],
  ['BMW', 'X5', 'xDrive40i', 'SUV'],
  ['Porsche', 'Macan', 'S', 'SUV'],
] as const;
const TYPES = ['New', 'New', 'Used', 'Pre-Owned', 'Certified Used', 'Certified Pre-Owned'] as const;
const STATUSES = [
  '',
  '',
  'In Stock',
  'In Stock',
  'In-Stock',
  'In Transit',
  'Courtesy Vehicle',
  'Arriving Soon',
] as const;
const COLORS = ['Black', 'Ice White', 'Ruby Red, Metallic', 'Blue'] as const;

/** Names of the shipped dealerships. */
export function readDealershipNames(): readonly string[] {
  const catalogue = readFileSync(new URL('../../resources/dealerships.json', import.meta.url), 'utf8');
  return (JSON.parse(catalogue) as { dealerships: { name: string }[] }).dealerships.map(({ name }) => name);
}

/** That many names: the shipped dealerships, then invented ones. */
export function makeDealershipNames(count: number): readonly string[] {
  const shipped = readDealershipNames();
  return Array.from({ length: count }, (_, number) => shipped[number] ?? `Invented Motors ${number}`);
}

/** Writes a feed of the scraper's 21-column form with this many rows, one VIN each, shared out among the dealerships. */
export function writeFeed(file: string, rows: number, dealerships: readonly string[]): void {
  const random = seededRandom(20_251_103);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const output = openSync(file, 'w');
  let text = `${FEED_HEADER}\r\n`;
  for (let row = 0; row < rows; row += 1) {
    const vin = makeVin(row);
    const [make, model, trim, body] = pick(MODELS);
    const year = 2015 + Math.floor(random() * 11);
    const price = 9_000 + Math.floor(random() * 80_000);
    const cells = [
      vin,
      random() < 0.02 ? '' : `S${row}`,
      pick(TYPES),
      String(year),
      make,
      model,
      trim,
      pick(COLORS),
      pick(STATUSES),
      random() < 0.05 ? 'Please call for price' : `$${price.toLocaleString('en-US')}`,
      body,
      'Gasoline',
      String(price + 1500),
      `${1 + Math.floor(random() * 12)}/${1 + Math.floor(random() * 28)}/2025`,
      `${row % 9999} Manchester Road`,
      'St. Louis',
      '63101',
      'MO',
      'US',
      dealerships[row % dealerships.length] ?? '',
      `https://www.dealer${row % dealerships.length}.example/inventory/${year}-${make}-${model}-${vin}/`.toLowerCase(),
    ];
    text += `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
    if (text.length > 1 << 20) {
      writeSync(output, text);
      text = '';
    }
  }
  writeSync(output, text);
  closeSync(output);
}

/** Letters and digits of a VIN with their values (49 CFR 565.15). */
const DIGITS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';
const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9];
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** An invented VIN of its own for every number, with a check digit that is right (49 CFR 565.15). */
export function makeVin(number: number): string {
  const letters = `1ZZ${String(number % 10_000).padStart(5, '0')}0S${String(Math.floor(number / 10_000)).padStart(7, '0')}`;
  const sum = WEIGHTS.reduce(
    (total, weight, at) => total + weight * (VALUES[DIGITS.indexOf(letters.charAt(at))] ?? 0),
    0,
  );
  const remainder = sum % 11;
  return `${letters.slice(0, 8)}${remainder === 10 ? 'X' : remainder}${letters.slice(9)}`;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
