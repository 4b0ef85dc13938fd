import { splitListEntries } from '../core/list-entries.ts';
import { readTable } from '../files/read-table.ts';

/** Reads the lines that a dealership sent, from text and from files, for `matchListEntries`. */
export async function readListInputs(
  text: string | undefined,
  files: readonly { readonly path: string }[] = [],
): Promise<readonly string[]> {
  const lines = [...splitListEntries(text ?? '')];
  for (const { path } of files) {
    const rows = await readTable(path);
    // A cell keeps to its own line and column, whatever a spreadsheet put into it.
    const table = rows.map(({ cells }) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'));
    lines.push(...splitListEntries(table.join('\n')));
  }
  return lines;
}
