import { parseFeedDate } from './civil-date.ts';
import type { OrderType } from './dealership.ts';
import { isVin, normalizeVin } from './vin.ts';

/** A VIN as a log has it. */
export interface LogVin {
  /** Upper case; as it stands in the file when it is flagged. */
  readonly vin: string;
  /** Why it looks wrong, for example `16 characters`, else `''`. */
  readonly flag: string;
}

/**
 * Reads a cell of a log's VIN column. A wrong VIN is still a VIN row: anything that is one word of 6 to 25 letters and
 * digits with a digit among them counts. Dates and words do not: `null`.
 */
export function readLogVin(cell: string): LogVin | null {
  const text = normalizeVin(cell);
  const joined = text.replace(/\s+/g, '');
  if (isVin(joined)) return { vin: joined, flag: '' };
  const length = text.replace(/[^A-Z0-9]/g, '').length;
  if (/\s/.test(text) || !/\d/.test(text) || length < 6 || length > 25 || readLogDate(text) !== null) return null;
  if (/[^A-Z0-9]/.test(text)) return { vin: text, flag: 'not only letters and digits' };
  return { vin: text, flag: length === 17 ? 'letter I, O or Q' : `${length} characters` };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a log says about an order beside its id. */
export type LogNote =
  | { readonly kind: 'date'; readonly date: string | null }
  | { readonly kind: 'type'; readonly type: OrderType };

/** Reads a note of the order column: `5/14/25`, `7/14` (no year: no date) or `MAINTENANCE`. An order's id is `null`. */
export function readLogNote(cell: string): LogNote | null {
  const date = readLogDate(cell);
  if (date !== null || /^\d{1,2}[/-]\d{1,2}$/.test(numberMonth(cell))) return { kind: 'date', date };
  const type = readOrderType(cell);
  return type === null ? null : { kind: 'type', type };
}

/** Reads an order type, case aside. */
export function readOrderType(cell: string): OrderType | null {
  const word = cell.toLowerCase();
  return word === 'cao' || word === 'list' || word === 'maintenance' ? word : null;
}

/** Reads the dates of feeds, `5/14/25` and `14-May-25` of this century, as `YYYY-MM-DD`. */
export function readLogDate(cell: string): string | null {
  return parseFeedDate(numberMonth(cell).replace(/^(\d{1,2}[/-]\d{1,2})[/-](?=\d{2}$)/, '$1/20'));
}

/** Spreadsheets make `14-May` of a `5/14` that somebody types; this makes it `5/14` again. */
function numberMonth(cell: string): string {
  return cell.replace(/^(\d{1,2})-([a-z]{3})(?=-|$)/i, (text, day: string, name: string) => {
    const month = MONTHS.indexOf(name.toLowerCase()) + 1;
    return month === 0 ? text : `${month}/${day}`;
  });
}
