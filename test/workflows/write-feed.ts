import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVin } from '../core/make-order.ts';
import type { Shop } from './open-shop.ts';

/** A row of a feed as a test sees it: which vehicle, where, and what else its cells say. */
export interface FeedLine {
  /** Number of an invented VIN, or the text of the VIN cell. */
  readonly vin: number | string;
  readonly location: string;
  readonly [column: string]: string | number;
}

const COLUMNS = [
  'Vin',
  'Stock',
  'Type',
  'Year',
  'Make',
  'Model',
  'Status',
  'Price',
  'Date In Stock',
  'Location',
  'Vechile URL',
];

/** The header standing again among the rows. */
export const HEADER_AGAIN: FeedLine = {
  ...Object.fromEntries(COLUMNS.map((column) => [column, column])),
  vin: 'Vin',
  location: 'Location',
};

/** Writes a feed into the shop's folder and returns its path; line 1 is the header, so row 0 is on line 2. */
export function writeFeed(
  shop: Shop,
  name: string,
  lines: readonly FeedLine[],
  columns: readonly string[] = COLUMNS,
): string {
  const rows = lines.map(({ vin, location, ...cells }) => {
    const text = typeof vin === 'number' ? makeVin(vin) : vin;
    const row: Readonly<Record<string, string | number>> = {
      Vin: text,
      Stock: `S${vin}`,
      Type: 'Used',
      Year: 2022,
      Make: 'Honda',
      Model: 'Accord',
      Status: 'In Stock',
      Price: '$22,500',
      'Date In Stock': '08/01/2025',
      Location: location,
      'Vechile URL': `https://dealer.example/${text}`,
      ...cells,
    };
    return columns.map((column) => `"${row[column] ?? ''}"`).join(',');
  });
  const path = join(shop.context.paths.data, name);
  writeFileSync(path, `${[columns.join(','), ...rows].join('\r\n')}\r\n`);
  return path;
}

/** Rows for vehicles with these numbers at one location. */
export function linesOf(location: string, numbers: readonly number[]): readonly FeedLine[] {
  return numbers.map((vin) => ({ vin, location }));
}

/** Whole numbers from `first` to `last`, both included. */
export function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
