import { openTextFile } from './open-text-file.ts';
import { refuseFile } from './refuse-file.ts';
import { DELIMITERS, type Delimiter, RowSplitter, type SplitRow } from './split-rows.ts';

/** One row of a table file, blank rows included. */
export interface TableRow {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Larger files are feeds or no tables at all. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a small CSV or text file whole: a VIN log, a LIST. Encodings, line breaks and refusals are those of `readFeed`;
 * a row whose quotes are out of order comes as its first line alone, and the lines after it as rows of their own.
 */
export async function readTable(path: string): Promise<readonly TableRow[]> {
  const { name, text } = await readSmallFile(path);
  return splitTable(text, name);
}

/** Reads a text file of up to 64 MB whole, with its name for messages. Refusals are those of `readFeed`. */
export async function readSmallFile(path: string): Promise<{ readonly name: string; readonly text: string }> {
  const file = await openTextFile(path);
  try {
    if (file.bytes > MOST_BYTES) {
      throw refuseFile('file-too-large', file.name, 'is larger than 64 MB', 'Check that it is the right file.');
    }
    let text = '';
    for await (const piece of file.read()) text += piece;
    return { name: file.name, text };
  } finally {
    await file.close();
  }
}

/** Cuts a text, such as one pasted from a spreadsheet, into rows as `readTable` does; `name` is for messages. */
export function splitTable(text: string, name: string): readonly TableRow[] {
  const splitter = new RowSplitter({ name, delimiter: findDelimiter(text), width: null, firstLine: 1 });
  const rows: readonly SplitRow[] = [...splitter.push(text), ...splitter.finish()];
  return rows.map(({ line, cells }) => ({ line, cells }));
}

/** The delimiter that most of the lines have; of equals, tab and semicolon before comma, which prose has as well. */
function findDelimiter(text: string): Delimiter {
  const lines = text.split('\n');
  const count = (delimiter: Delimiter) => lines.filter((line) => line.includes(delimiter)).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) >= count(best) ? delimiter : best));
}
