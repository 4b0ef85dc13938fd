import { type FeedHeader, readFeedHeader } from '../core/feed-header.ts';
import { countLines, DELIMITERS, type Delimiter, splitRow } from './split-rows.ts';

/** A feed's header row, and how the file's cells are divided. */
export interface FoundHeader {
  readonly header: FeedHeader;
  readonly delimiter: Delimiter;
  /** 1-based line on which the header row begins. */
  readonly line: number;
  /** Characters of the text up to the end of the header row. */
  readonly length: number;
  /** 1-based line on which the rows below it begin. */
  readonly nextLine: number;
}

/** The header row is looked for in this many lines; titles and timestamps may stand above it. */
export const HEADER_LINES = 50;

/** No header row is longer than this, in characters. */
export const LONGEST_HEADER = 16 * 1024;

/**
 * Finds the header row in a feed's first lines: the first row with a VIN column and another known one, else the first
 * with a VIN column alone. The delimiter is the one that finds the most columns in it. `null` when there is no VIN column.
 */
export function findHeader(text: string): FoundHeader | null {
  let vinAlone: FoundHeader | null = null;
  let start = 0;
  for (let line = 1; line <= HEADER_LINES && start < text.length; line += 1) {
    const found = readHeaderAt(text, start, line);
    if (found !== null && found.header.columns.length > 1) return found;
    vinAlone ??= found;
    start = text.indexOf('\n', start) + 1 || text.length;
  }
  return vinAlone;
}

function readHeaderAt(text: string, start: number, line: number): FoundHeader | null {
  let best: FoundHeader | null = null;
  const row = text.slice(start, start + LONGEST_HEADER);
  for (const delimiter of DELIMITERS) {
    const { cells, length } = splitRow(row, delimiter);
    const header = readFeedHeader(cells);
    const known = header.columns.length;
    if (!header.columns.includes('vin') || known <= (best?.header.columns.length ?? 0)) continue;
    best = { header, delimiter, line, length: start + length, nextLine: line + countLines(row.slice(0, length)) };
  }
  return best;
}
