import type { OrderType } from './dealership.ts';
import { readLogDate, readLogNote, readLogVin, readOrderType } from './vin-log-cells.ts';
import { findVinLogColumns, readHeading, type TableRow, type VinLogColumns } from './vin-log-columns.ts';

/** One VIN row of a legacy log. */
export interface VinLogLine {
  readonly line: number;
  /** Upper case; as it stands in the file when it is flagged. */
  readonly vin: string;
  /** The order's id, such as `45175` or `BASELINE 2.21`; `''` when the log gives none. */
  readonly orderNumber: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  /** Where the log says it, else `null`. */
  readonly orderType: OrderType | null;
  readonly template: string;
  /** Why the VIN looks wrong, for example `16 characters`, else `''`. The row is kept all the same. */
  readonly flag: string;
}

/** Text of the file that belongs to no entry. */
export interface IgnoredText {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** A legacy log, read: every row with a VIN is an entry, flagged or not, and what was left over is named. */
export interface ParsedVinLog {
  /** Order ids before the VINs that count downwards; an order in every row; or VINs alone. */
  readonly form: 'order-blocks' | 'order-per-row' | 'vins-only';
  readonly entries: readonly VinLogLine[];
  readonly ignored: readonly IgnoredText[];
}

/** What the rows of one order have in common. A note further down its block still adds to it. */
interface LoggedOrder {
  readonly orderNumber: string;
  orderDate: string | null;
  orderType: OrderType | null;
}

/** A cell of the VIN column, or text of the order column that says nothing, as the rows are walked. */
type Reading = { readonly row: TableRow; readonly vinText: string; readonly order: LoggedOrder } | IgnoredText;

/**
 * Reads a VIN log of the older system in any of its forms: blocks that begin with the order's id and end with a blank
 * row; rows of VIN, order and date; VINs alone. The blank rows must be among the rows.
 */
export function parseVinLog(rows: readonly TableRow[]): ParsedVinLog {
  const trimmed = rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }));
  const columns = findVinLogColumns(trimmed);
  const form = columns.order < 0 ? 'vins-only' : columns.order < columns.vin ? 'order-blocks' : 'order-per-row';
  const body = trimmed.slice(columns.firstRow);
  const found: { readonly vin: Pick<VinLogLine, 'line' | 'vin' | 'flag' | 'template'>; readonly order: LoggedOrder }[] =
    [];
  const ignored = [...findLeftovers(trimmed, columns)];

  for (const reading of form === 'order-blocks' ? readBlocks(body, columns) : readRows(body, columns)) {
    if ('reason' in reading) {
      ignored.push(reading);
      continue;
    }
    const { row, vinText, order } = reading;
    const vin = readLogVin(vinText);
    if (vin) found.push({ vin: { line: row.line, ...vin, template: readCell(row, columns.template) }, order });
    else if (vinText !== '') ignored.push({ line: row.line, text: vinText, reason: 'not a VIN' });
  }
  // Only now is what the notes say about each order complete.
  const entries = found.map(({ vin, order }) => ({ ...vin, ...order }));
  return { form, entries, ignored: ignored.sort((one, other) => one.line - other.line) };
}

function* readBlocks(rows: readonly TableRow[], columns: VinLogColumns): Generator<Reading> {
  let order: LoggedOrder | null = null;
  for (const row of rows) {
    const key = readUnlessHeading(row, columns.order);
    const vinText = readUnlessHeading(row, columns.vin);
    if (key === '' && vinText === '') {
      order = null;
      continue;
    }
    const isStrayVin = readLogVin(key)?.flag === '';
    const note = readLogNote(key);
    const isNote = note?.kind === 'date' || (note?.kind === 'type' && order !== null);
    if (key !== '' && !isStrayVin && !isNote) order = startOrder(key);
    order ??= startOrder('');
    if (note?.kind === 'type' && isNote) order.orderType = note.type;
    if (note?.kind === 'date') order.orderDate = note.date ?? order.orderDate;
    if (note?.kind === 'date' && note.date === null)
      yield { line: row.line, text: key, reason: 'a date without a year' };
    if (isStrayVin) yield { row, vinText: key, order };
    yield { row, vinText, order };
  }
}

function* readRows(rows: readonly TableRow[], columns: VinLogColumns): Generator<Reading> {
  for (const row of rows) {
    const order = {
      orderNumber: readUnlessHeading(row, columns.order),
      orderDate: readLogDate(readCell(row, columns.date)),
      orderType: readOrderType(readCell(row, columns.type)),
    };
    yield { row, vinText: readUnlessHeading(row, columns.vin), order };
  }
}

/** Names what rows hold above the headings, beside the log's own columns, and in a second log beside this one. */
function findLeftovers(rows: readonly TableRow[], columns: VinLogColumns): readonly IgnoredText[] {
  const { vin, order, date, type, template, unused, end, firstRow } = columns;
  const known = new Set([vin, order, date, type, template]);
  return rows.flatMap(({ line, cells }, position) => {
    if (position < firstRow) return nameText(line, cells, 'above the headings');
    const besides = cells.slice(0, Math.min(end, cells.length)).filter((_, column) => {
      return !known.has(column) && (position === firstRow || !unused.includes(column));
    });
    return [
      ...nameText(line, besides, 'in no column of the log'),
      ...nameText(line, cells.slice(end), 'in another log beside this one'),
    ];
  });
}

function nameText(line: number, cells: readonly string[], reason: string): readonly IgnoredText[] {
  const text = cells.filter(Boolean).join(' ');
  return text === '' ? [] : [{ line, text, reason }];
}

function readCell(row: TableRow, column: number): string {
  return row.cells[column] ?? '';
}

/** A heading says nothing, also where a log repeats it further down. */
function readUnlessHeading(row: TableRow, column: number): string {
  const cell = readCell(row, column);
  return readHeading(cell) === null ? cell : '';
}

function startOrder(orderNumber: string): LoggedOrder {
  return { orderNumber, orderDate: null, orderType: null };
}
