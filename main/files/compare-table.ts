import Papa from 'papaparse';
import type { PlannedText } from '../core/order-folder-plan.ts';

/**
 * Reads the text of a table with a CSV parser of its own and says what is not as planned, for example
 * `has 7 rows instead of 8`; `null` when every cell is.
 */
export function compareTable(text: string, planned: NonNullable<PlannedText['cells']>): string | null {
  const { table, delimiter } = planned;
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, '').replace(/\r\n$/, ''), {
    delimiter,
    newline: '\r\n',
    // A tab-delimited file for InDesign has no quoting.
    quoteChar: delimiter === '\t' ? '\0' : '"',
  });
  const expected = [table.header, ...table.rows];
  if (parsed.data.length !== expected.length) {
    return `has ${parsed.data.length - 1} rows instead of ${table.rows.length}`;
  }
  const wrongRow = expected.findIndex((cells, row) => !isSameRow(cells, parsed.data[row] ?? []));
  return wrongRow < 0 ? null : `is wrong in line ${wrongRow + 1}`;
}

function isSameRow(cells: readonly string[], others: readonly string[]): boolean {
  return cells.length === others.length && cells.every((cell, column) => cell === others[column]);
}
