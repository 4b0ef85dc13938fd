import { writeFileSync } from 'node:fs';
import { FEED_HEADER } from '../benchmarks/make-feed.ts';
import { makeVin } from '../core/make-order.ts';

/** What stands on one dealership's lot, by what a CAO order makes of it. */
export interface Lot {
  readonly location: string;
  /** Number of the first VIN; each vehicle has the next. */
  readonly first: number;
  readonly toPrint: number;
  /** Vehicles that are in the VIN log already, that are not on the lot, and that have no stock number. */
  readonly ordered?: number;
  readonly inTransit?: number;
  readonly withoutStock?: number;
}

/** The VINs of a lot in the order of the feed. */
export interface LotVins {
  readonly toPrint: readonly string[];
  readonly ordered: readonly string[];
  readonly inTransit: readonly string[];
  readonly withoutStock: readonly string[];
}

const TYPES = ['New', 'Used', 'Certified Used'];
const TRIMS = ['GT', 'Touring, Long', 'S "Edition"', 'Größe M'];

/** Which VINs a lot has. */
export function readLot({ first, toPrint, ordered = 0, inTransit = 0, withoutStock = 0 }: Lot): LotVins {
  let next = first;
  const take = (count: number) => Array.from({ length: count }, () => makeVin(next++));
  return {
    toPrint: take(toPrint),
    ordered: take(ordered),
    inTransit: take(inTransit),
    withoutStock: take(withoutStock),
  };
}

/** The web page of a made vehicle. */
export function linkOf(vin: string): string {
  return `https://www.dealer.example/inventory/${vin.toLowerCase()}/`;
}

/** Writes a feed of the scraper's 21-column form with these lots. */
export function writeLots(file: string, lots: readonly Lot[]): void {
  const rows = lots.flatMap((lot) => {
    const { toPrint, ordered, inTransit, withoutStock } = readLot(lot);
    return [
      ...[...toPrint, ...ordered].map((vin) => formatRow(vin, lot.location)),
      ...inTransit.map((vin) => formatRow(vin, lot.location, { status: 'In Transit' })),
      ...withoutStock.map((vin) => formatRow(vin, lot.location, { stock: '' })),
    ];
  });
  writeFileSync(file, [FEED_HEADER, ...rows, ''].join('\r\n'));
}

function formatRow(vin: string, location: string, facts: { readonly status?: string; readonly stock?: string } = {}) {
  const number = Number(vin.slice(-6));
  const cells = [
    vin,
    facts.stock ?? `S${number}`,
    TYPES[number % TYPES.length],
    String(2020 + (number % 6)),
    'Zephyr',
    `Breeze ${number % 4}`,
    TRIMS[number % TRIMS.length],
    'Ruby Red, Metallic',
    facts.status ?? 'In Stock',
    `$${(20_000 + number).toLocaleString('en-US')}`,
    'SUV',
    'Gasoline',
    '',
    '08/01/2026',
    '1 Manchester Road',
    'St. Louis',
    '63101',
    'MO',
    'US',
    location,
    linkOf(vin),
  ];
  return cells.map((cell = '') => `"${cell.replaceAll('"', '""')}"`).join(',');
}
