/** A CSV file as cells, each exactly as a reader gets it back. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns whose cells are quoted even when they need not be, counted from 0. */
  readonly quotedColumns?: readonly number[];
}

/**
 * Makes a data cell harmless: line breaks become one space, and a cell that a spreadsheet would take for a formula
 * gets a leading apostrophe (OWASP, "CSV Injection"). Headers and `@` path columns are never passed through here.
 */
export function makeHarmless(cell: string): string {
  return guardFormula(cell.toWellFormed().replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' '));
}

/** Puts an apostrophe before a cell that starts with a tab or, blanks aside, with `=`, `+`, `-` or `@`. */
export function guardFormula(cell: string): string {
  return /^(?:\t|\s*[=+\-@＝＋－＠])/.test(cell) ? `'${cell}` : cell;
}

/** One line of a CSV file without its line end; a cell is quoted when it has a comma, a quote or a line break. */
export function formatCsvRow(cells: readonly string[], quotedColumns: readonly number[] = []): string {
  return cells
    .map((cell, column) =>
      quotedColumns.includes(column) || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(',');
}

/** A whole CSV file, every line ended by CRLF. */
export function formatCsv(table: CsvTable): string {
  const lines = [formatCsvRow(table.header), ...table.rows.map((row) => formatCsvRow(row, table.quotedColumns))];
  return lines.map((line) => `${line}\r\n`).join('');
}
