import Papa from 'papaparse';
import type { PlannedText, TableForm } from '../core/order-folder-plan.ts';
import { readVariableLibrary } from './read-variable-library.ts';

/**
 * Reads the text of a table with a parser that shares nothing with the writer and says what is not as planned, for example
 * `has 7 rows instead of 8`; `null` when every cell is.
 */
export function compareTable(text: string, planned: NonNullable<PlannedText['cells']>): string | null {
  const { table, form } = planned;
  const read = readTableText(text, form);
  if (read === null) return 'cannot be read back';
  const expected = [table.header, ...table.rows];
  if (read.length !== expected.length) return `has ${read.length - 1} rows instead of ${table.rows.length}`;
  const wrongRow = expected.findIndex((cells, row) => !isSameRow(cells, read[row] ?? []));
  return wrongRow < 0 ? null : `is wrong in line ${wrongRow + 1}`;
}

function isSameRow(cells: readonly string[], others: readonly string[]): boolean {
  return cells.length === others.length && cells.every((cell, column) => cell === others[column]);
}

/** The cells of a table as it was written, its header first; `null` when it is no such table. */
export function readTableText(text: string, form: TableForm): readonly (readonly string[])[] | null {
  if (form === 'xml') return readVariableLibrary(text);
  return Papa.parse<string[]>(text.replace(/^\ufeff/, '').replace(/\r\n$/, ''), {
    delimiter: form === 'tabs' ? '\t' : ',',
    newline: '\r\n',
    // A tab-delimited file for InDesign has no quoting.
    quoteChar: form === 'tabs' ? '\0' : '"',
  }).data;
}
