import { type FeedHeader, isOtherHeader, readFeedCells } from '../core/feed-header.ts';
import type { FeedRow } from '../core/feed-row.ts';
import type { FeedFileReport } from '../core/import-report.ts';
import { type FoundHeader, findHeader, HEADER_LINES, LONGEST_HEADER } from './find-header.ts';
import { openTextFile, type ReadOptions } from './open-text-file.ts';
import { refuseFile } from './refuse-file.ts';
import { countLines, hasExtraCells, RowSplitter, type SplitRow } from './split-rows.ts';

/** How a feed is read. */
export interface ReadFeedOptions extends ReadOptions {
  /** One dealership was chosen for the whole file, so the file need not name one. */
  readonly locationChosen?: boolean | undefined;
}

/** A row that could not be read. */
export interface FeedProblem {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly code: 'unbalanced-quote' | 'too-many-cells';
  readonly message: string;
  /** The text in the VIN cell; `''` when it cannot be told. */
  readonly vin: string;
}

/** What reading a feed gives: first how the file is read, then its rows and the rows that could not be read. */
export type FeedEvent =
  | ({ readonly kind: 'file' } & Omit<FeedFileReport, 'rows'>)
  | { readonly kind: 'rows'; readonly rows: readonly FeedRow[] }
  | ({ readonly kind: 'problem' } & FeedProblem);

/** An open quote may put half a row into the VIN cell; no more of it is shown than this. In characters. */
const LONGEST_VIN = 40;

/**
 * Reads a scraper's CSV file without ever holding more than a piece of it; the rows come piece by piece. A file that cannot be taken as a whole stops
 * the reading with a ProblemError, sometimes only after rows were given: take nothing before the reading has ended.
 */
export async function* readFeed(path: string, options: ReadFeedOptions = {}): AsyncGenerator<FeedEvent> {
  const file = await openTextFile(path, options);
  try {
    const { name, encoding } = file;
    const text = file.read();
    const head = await readHead(text);
    const { header, delimiter, line, length, nextLine } = requireHeader(name, head, options.locationChosen === true);
    yield { kind: 'file', file: name, encoding, delimiter, headerLine: line, columns: header.columns };
    const splitter = new RowSplitter({ name, delimiter, width: header.cells.length, firstLine: nextLine });
    const sorter = new RowSorter(name, header);
    yield* sorter.take(splitter.push(head.slice(length)));
    for await (const piece of text) yield* sorter.take(splitter.push(piece));
    yield* sorter.take(splitter.finish());
    sorter.finish();
  } finally {
    await file.close();
  }
}

/** Reads as far as a header row is looked for. */
async function readHead(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (countLines(head) < HEADER_LINES && head.length < HEADER_LINES * LONGEST_HEADER) {
    const piece = await text.next();
    if (piece.done === true) break;
    head += piece.value;
  }
  return head;
}

function requireHeader(file: string, head: string, locationChosen: boolean): FoundHeader {
  if (head.trim() === '') throw refuseFile('file-empty', file, 'is empty', 'Get the file again.');
  const found = findHeader(head);
  if (found === null) {
    const what = `has no row with a VIN column in its first ${HEADER_LINES} lines`;
    throw refuseFile('no-vin-column', file, what, 'Check that it is a vehicle feed with a header row.');
  }
  if (!locationChosen && !found.header.columns.includes('location')) {
    const what = 'does not say which dealership its vehicles belong to: it has no Location column';
    throw refuseFile('no-location-column', file, what, 'Choose one dealership for the whole file and try again.');
  }
  return found;
}

/** Sorts the rows of each piece into feed rows and problems; blank rows are dropped. */
class RowSorter {
  readonly #file: string;
  readonly #header: FeedHeader;
  #isEmpty = true;

  constructor(file: string, header: FeedHeader) {
    this.#file = file;
    this.#header = header;
  }

  *take(rows: readonly SplitRow[]): Generator<FeedEvent> {
    const taken: FeedRow[] = [];
    for (const row of rows) {
      if (!row.isBroken && row.cells.every(isBlank)) continue;
      this.#isEmpty = false;
      const cells = readFeedCells(this.#header, row.cells);
      const problem = findProblem(row, this.#header.cells.length);
      if (problem !== null) {
        yield { kind: 'problem', line: row.line, ...problem, vin: (cells.vin ?? '').slice(0, LONGEST_VIN) };
        continue;
      }
      // Only a heading has no digit where the VIN should be.
      if (!/\d/.test(cells.vin ?? '') && isOtherHeader(this.#header, row.cells)) throw this.#otherHeader(row.line);
      taken.push({ line: row.line, cells });
    }
    if (taken.length > 0) yield { kind: 'rows', rows: taken };
  }

  /** @throws ProblemError `no-rows` */
  finish(): void {
    if (this.#isEmpty) {
      throw refuseFile('no-rows', this.#file, 'has a header row but no vehicles below it', 'Get the file again.');
    }
  }

  #otherHeader(line: number): Error {
    const what = `has a second header row with other columns on line ${line}`;
    return refuseFile('second-header', this.#file, what, 'Cut the file in two there and use both files.');
  }
}

function findProblem(row: SplitRow, width: number): Pick<FeedProblem, 'code' | 'message'> | null {
  if (row.isBroken) {
    const message = 'A quote (") in this row is not closed or out of place, so its cells cannot be told apart.';
    return { code: 'unbalanced-quote', message };
  }
  // A comma in a cell without quotes moves every cell after it, the link in the QR code among them.
  if (!hasExtraCells(row.cells, width)) return null;
  const message = `The row has ${row.cells.length} cells under ${width} headings; a cell with the delimiter in it needs quotes.`;
  return { code: 'too-many-cells', message };
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}
