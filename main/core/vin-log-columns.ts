import { isVin, normalizeVin } from './vin.ts';

/** One row of a delimited file. */
export interface TableRow {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Which column of a VIN log holds what, counted from 0; -1 where the log has no such column. */
export interface VinLogColumns {
  readonly vin: number;
  readonly order: number;
  readonly date: number;
  readonly type: number;
  readonly template: number;
  /** Columns with a heading that a log has no use for. */
  readonly unused: readonly number[];
  /** Where another log begins beside this one; Infinity when there is none. */
  readonly end: number;
  /** Position of the heading row, or of the first row when there is none. */
  readonly firstRow: number;
}

type Heading = 'vin' | 'order' | 'date' | 'type' | 'template';

const HEADINGS: readonly (readonly [Heading, RegExp])[] = [
  ['vin', /^[a-z]*vins?(number|no|num)?$/],
  ['order', /^orders?(number|no|num|id)?$/],
  ['date', /^(order)?date$/],
  ['type', /^(order)?type$/],
  ['template', /^template$/],
];

/** Reads a cell as a heading of a VIN log (`ORDER #`, `SOCO VINS`, `order_date`); `null` when it is none. */
export function readHeading(cell: string): Heading | null {
  const folded = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
  return HEADINGS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** Finds a log's columns by its headings, and by where its VINs stand when headings are missing. */
export function findVinLogColumns(rows: readonly TableRow[]): VinLogColumns {
  const headingRow = findHeadingRow(rows);
  return headingRow < 0 ? guessColumns(rows) : readColumns(rows, headingRow);
}

/** The heading row is the first row with a heading; a VIN may stand in it, but not above it. */
function findHeadingRow(rows: readonly TableRow[]): number {
  const first = rows.findIndex(({ cells }) => cells.some((cell) => isHeadingOfLog(cell) || isVinCell(cell)));
  return rows[first]?.cells.some(isHeadingOfLog) ? first : -1;
}

function readColumns(rows: readonly TableRow[], firstRow: number): VinLogColumns {
  const cells = rows[firstRow]?.cells ?? [];
  const headings = cells.map(readHeading);
  const vin = headings.includes('vin') ? headings.indexOf('vin') : (findVinColumns(rows)[0] ?? 0);
  const orderBefore = vin > 0 && cells[vin - 1] === '' ? vin - 1 : -1;
  const order = headings.includes('order') ? headings.indexOf('order') : orderBefore;
  const next = headings.findIndex(
    (heading, at) => at > Math.max(vin, order) && (heading === 'vin' || heading === 'order'),
  );
  const end = next < 0 ? Number.POSITIVE_INFINITY : next;
  const find = (wanted: Heading) => headings.findIndex((heading, at) => at < end && heading === wanted);
  const unused = cells.flatMap((cell, at) => (at < end && at !== vin && cell !== '' && !headings[at] ? [at] : []));
  return { vin, order, date: find('date'), type: find('type'), template: find('template'), unused, end, firstRow };
}

/** Without headings the order's id stands before the VIN, or else order and date stand behind it. */
function guessColumns(rows: readonly TableRow[]): VinLogColumns {
  const [vin = 0, other] = findVinColumns(rows);
  const isFilled = (column: number) => rows.some(({ cells }) => (cells[column] ?? '') !== '');
  const order = vin > 0 ? vin - 1 : isFilled(1) && other !== 1 ? 1 : -1;
  const date = order > vin ? order + 1 : -1;
  const end = other === undefined ? Number.POSITIVE_INFINITY : Math.max(other - 1, vin + 1);
  return { vin, order, date, type: -1, template: -1, unused: [], end, firstRow: 0 };
}

/** The columns of which most filled cells are VINs, from left to right. */
function findVinColumns(rows: readonly TableRow[]): readonly number[] {
  const filled: number[] = [];
  const vins: number[] = [];
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      if (cell !== '') filled[at] = (filled[at] ?? 0) + 1;
      if (isVinCell(cell)) vins[at] = (vins[at] ?? 0) + 1;
    }
  }
  return filled.flatMap((count, at) => ((vins[at] ?? 0) * 2 > count ? [at] : []));
}

function isHeadingOfLog(cell: string): boolean {
  const heading = readHeading(cell);
  return heading === 'vin' || heading === 'order';
}

function isVinCell(cell: string): boolean {
  return isVin(normalizeVin(cell));
}
