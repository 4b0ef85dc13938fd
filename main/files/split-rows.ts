import Papa from 'papaparse';
import { refuseFile } from './refuse-file.ts';

/** The delimiters that feeds come with. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row of a delimited text. */
export interface SplitRow {
  /** 1-based line on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The row's quotes cannot be trusted: the cells are those of its first line alone, as far as they go. */
  readonly isBroken: boolean;
}

/** What a RowSplitter has to know. */
export interface SplitOptions {
  /** The file's name, for messages. */
  readonly name: string;
  readonly delimiter: Delimiter;
  /** Cells in a whole row, or `null` when rows need not have equal length. */
  readonly width: number | null;
  /** The line on which the text begins. */
  readonly firstLine: number;
}

/** No row is longer than this, in characters: a quote was never closed, or the file has no line breaks. */
const LONGEST_ROW = 2 * 1024 * 1024;

/** How far the end of a row is looked for at first, in characters. */
const SMALL_WINDOW = 4 * 1024;

const VIN_WORDS = /\b(?=[A-Z]*\d)[A-HJ-NPR-Z0-9]{17}\b/gi;

/**
 * Cuts text into rows, piece by piece; papaparse takes the rows apart. What is added here: the line on which each row
 * begins, and a way back from a quote that nobody closed. Such a row would swallow the rows after it up to the next
 * quote, so its first line is handed out as broken and reading goes on with the very next line.
 */
export class RowSplitter {
  readonly #options: SplitOptions;
  #line: number;
  #pending = '';

  constructor(options: SplitOptions) {
    this.#options = options;
    this.#line = options.firstLine;
  }

  /** Takes the next piece of text, in which every line break is `\n`, and gives the rows that are complete. */
  push(text: string): readonly SplitRow[] {
    const whole = this.#pending + text;
    const end = whole.lastIndexOf('\n') + 1;
    const rows: SplitRow[] = [];
    const unfinished = this.#split(whole.slice(0, end), rows, false);
    this.#pending = unfinished + whole.slice(end);
    if (unfinished === '' && this.#pending.length > LONGEST_ROW) {
      const what = `has a row longer than any row can be, from line ${this.#line} on`;
      throw refuseFile(
        'row-too-long',
        this.#options.name,
        what,
        'Check that it is a CSV file with one vehicle per line.',
      );
    }
    return rows;
  }

  /** Gives the rows that the end of the text completes. */
  finish(): readonly SplitRow[] {
    const rows: SplitRow[] = [];
    if (this.#pending !== '') this.#split(`${this.#pending}\n`, rows, true);
    this.#pending = '';
    return rows;
  }

  /** Splits whole lines; gives back those of a last row that the text to come may complete. */
  #split(lines: string, rows: SplitRow[], isEnd: boolean): string {
    let done = this.#splitPlain(lines, rows);
    let window = SMALL_WINDOW;
    while (done < lines.length) {
      // An open quote is looked after in a window that grows, or a file full of them would take for ever.
      const windowEnd = lines.indexOf('\n', Math.min(done + window, lines.length) - 1) + 1;
      const { length, next } = this.#splitTrusted(lines.slice(done, windowEnd), rows);
      done += length;
      if (next === 'unfinished' && windowEnd < lines.length) {
        window *= 2;
        continue;
      }
      if (next === 'unfinished' && !isEnd) return lines.slice(done);
      if (next !== 'nothing') done = this.#splitBroken(lines, done, rows);
      window = SMALL_WINDOW;
    }
    return '';
  }

  /** Takes one line, whatever its quotes say; gives where the next begins. */
  #splitBroken(lines: string, start: number, rows: SplitRow[]): number {
    const end = lines.indexOf('\n', start);
    const { cells } = splitRow(lines.slice(start, end), this.#options.delimiter);
    rows.push({ line: this.#line, cells, isBroken: true });
    this.#line += 1;
    return end + 1;
  }

  /**
   * Splits lines of which each is a row in good order, as nearly all are; nothing otherwise. Gives the characters taken.
   * Only for speed: looking at each row takes half as long again.
   */
  #splitPlain(lines: string, rows: SplitRow[]): number {
    const parser = new Papa.Parser({ delimiter: this.#options.delimiter, newline: '\n' });
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(lines, 0, true);
    if (errors.length > 0 || data.length !== countLines(lines.slice(0, meta.cursor))) return 0;
    for (const cells of data) {
      rows.push({ line: this.#line, cells, isBroken: false });
      this.#line += 1;
    }
    return meta.cursor;
  }

  /** Splits as far as rows can be trusted: the characters taken, and what comes next. */
  #splitTrusted(
    text: string,
    rows: SplitRow[],
  ): { readonly length: number; readonly next: 'nothing' | 'unfinished' | 'broken' } {
    let length = 0;
    let isBroken = false;
    const parser = new Papa.Parser({
      delimiter: this.#options.delimiter,
      newline: '\n',
      step: ({ data: [cells = []], errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const source = text.slice(length, meta.cursor);
        const lines = countLines(source);
        isBroken = !this.#isTrusted(source, lines, cells, errors.length > 0);
        if (isBroken) return parser.abort();
        rows.push({ line: this.#line, cells, isBroken: false });
        this.#line += lines;
        length = meta.cursor;
      },
    });
    const { errors }: Papa.ParseResult<string[]> = parser.parse(text, 0, true);
    const rest = text.slice(length);
    if (rest === '') return { length, next: 'nothing' };
    if (isBroken || errors.length > 0 || rest.length > LONGEST_ROW || holdsSeveralVins(rest)) {
      return { length, next: 'broken' };
    }
    return { length, next: 'unfinished' };
  }

  /**
   * A quote out of place is harmless where all cells of the line are there. Quotes that join several lines must be in
   * order, and must not join more than one vehicle.
   */
  #isTrusted(source: string, lines: number, cells: readonly string[], quotesOutOfPlace: boolean): boolean {
    const width = this.#options.width ?? cells.length;
    if (lines === 1) return !quotesOutOfPlace || cells.length === width;
    return !quotesOutOfPlace && !hasExtraCells(cells, width) && !holdsSeveralVins(source);
  }
}

/** Takes the first row of a text apart, and tells how many characters long it is with its line break. */
export function splitRow(
  text: string,
  delimiter: Delimiter,
): { readonly cells: readonly string[]; readonly length: number } {
  let row: { readonly cells: readonly string[]; readonly length: number } = { cells: [], length: 0 };
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    step: ({ data: [cells = []], meta }: Papa.ParseStepResult<string[][]>) => {
      row = { cells, length: meta.cursor };
      parser.abort();
    },
  });
  parser.parse(text, 0, false);
  return row;
}

/** Tells whether a row has more cells than it should, blank ones aside. */
export function hasExtraCells(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
}

/** Counts line breaks. */
export function countLines(source: string): number {
  let lines = 0;
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function holdsSeveralVins(source: string): boolean {
  const vins = source.match(VIN_WORDS) ?? [];
  return new Set(vins.map((vin) => vin.toUpperCase())).size > 1;
}
