import { parseFeedDate } from './civil-date.ts';
import type { FeedRow } from './feed-row.ts';
import { decodeEntities } from './fold-name.ts';
import { nameVehicle } from './name-vehicle.ts';
import { parsePrice } from './parse-price.ts';
import { readCondition } from './read-condition.ts';
import type { Vehicle } from './vehicle.ts';
import { hasValidCheckDigit, normalizeVin } from './vin.ts';

/** Something about a row that the import's report counts. Messages hold no VIN, so that equal ones can be added up. */
export interface RowNote {
  readonly code: string;
  readonly message: string;
}

/** What stands in a stock cell when there is no stock number. */
const NO_STOCK: ReadonlySet<string> = new Set(['', '*', 'N/A', 'NA', 'NONE', 'NULL', 'NAN', 'AUTO', 'TBD', 'TBA']);

/** What most cells have none of: an entity, something beyond plain ASCII, a space too many. */
const NEEDS_CLEANING = /[^ -%'-~]| {2}|^ | $/;

/** An absolute http or https address whose host is plain: no user name in front, nothing that could run. */
const WEB_ADDRESS = /^https?:\/\/[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?(?::\d+)?(?:[/?#]|$)/iu;

/** A QR code of level M carries 2,331 bytes; the rest is room for UTM keys. */
const LONGEST_URL = 2000;

/** How much of an unreadable text a note repeats. */
const LONGEST_QUOTE = 40;

/** Turns an accepted feed row into a vehicle. It never fails: what cannot be read becomes null or blank, with a note. */
export function normalizeVehicle(
  row: FeedRow,
  location: string,
): { readonly vehicle: Vehicle; readonly notes: readonly RowNote[] } {
  const { cells } = row;
  const notes: RowNote[] = [];
  const note = (code: string, message: string) => notes.push({ code, message });
  const vin = normalizeVin(cells.vin ?? '');
  if (!hasValidCheckDigit(vin)) note('check-digit', 'The check digit of the VIN is wrong; the vehicle is kept.');

  const type = cleanText(cells.type);
  const condition = readCondition(type);
  if (condition === 'unknown' && cells.type !== null) {
    note('unknown-condition', type === '' ? 'The type is blank.' : `The type ${quote(type)} is not known.`);
  }
  const year = readYear(cells.year, note);
  const make = cleanText(cells.make);
  const model = cleanText(cells.model);
  const trim = cleanText(cells.trim);
  return {
    notes,
    vehicle: {
      vin,
      stock: readStock(cells.stock),
      condition,
      lotStatus: cleanText(cells.status),
      year,
      make,
      model,
      trim,
      color: cleanText(cells.extColor),
      price: readPrice(cells.price, note),
      msrp: readMsrp(cells.msrp),
      bodyStyle: cleanText(cells.bodyStyle),
      fuelType: cleanText(cells.fuelType),
      fullName: cleanText(cells.fullName) || nameVehicle({ year, make, model, trim }),
      url: readUrl(cells.url, note),
      inStockOn: readDate(cells.dateInStock, note),
      location: cleanText(location),
    },
  };
}

/** Entities decoded, accents composed, all white space and control characters folded to single spaces. */
function cleanText(cell: string | null): string {
  if (cell === null || !NEEDS_CLEANING.test(cell)) return cell ?? '';
  return decodeEntities(cell)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function readStock(cell: string | null): string | null {
  const stock = cleanText(cell);
  return NO_STOCK.has(stock.toUpperCase()) ? null : stock;
}

function readYear(cell: string | null, note: (code: string, message: string) => void): number | null {
  const text = cleanText(cell);
  if (text === '') return null;
  const year = /^\d{4}(\.0)?$/.test(text) ? Math.trunc(Number(text)) : 0;
  if (year >= 1900 && year <= 2100) return year;
  note('year-unreadable', `The year ${quote(text)} cannot be read.`);
  return null;
}

function readPrice(cell: string | null, note: (code: string, message: string) => void): number | null {
  if (cell === null) return null;
  const read = parsePrice(decodeEntities(cell));
  if ('price' in read) return read.price;
  note('price-missing', `There is no usable price: ${read.problem}.`);
  return null;
}

/** A missing MSRP is ordinary and not worth a note. */
function readMsrp(cell: string | null): number | null {
  const read = parsePrice(decodeEntities(cell ?? ''));
  return 'price' in read ? read.price : null;
}

function readDate(cell: string | null, note: (code: string, message: string) => void): string | null {
  const text = cleanText(cell);
  if (text === '') return null;
  const date = parseFeedDate(text);
  if (date === null) note('date-unreadable', `The in-stock date ${quote(text)} cannot be read.`);
  return date;
}

/** Only absolute http and https addresses are links; a `javascript:` one is not. */
function readUrl(cell: string | null, note: (code: string, message: string) => void): string | null {
  const text = cleanText(cell).replaceAll(' ', '%20');
  if (text === '') {
    if (cell !== null) note('url-missing', 'There is no link to the vehicle; its QR code will carry the VIN.');
    return null;
  }
  if (text.length <= LONGEST_URL && WEB_ADDRESS.test(text)) return text;
  note('url-unusable', 'The link is not a web address; the QR code will carry the VIN.');
  return null;
}

/** Repeats what a cell says in a note; shifted columns may put a VIN there, which no message repeats. */
function quote(text: string): string {
  return `"${text.slice(0, LONGEST_QUOTE).replace(/[\dA-HJ-NPR-Z]{17}/gi, '[VIN]')}"`;
}
