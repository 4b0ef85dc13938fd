import { readSmallFile, splitTable, type TableRow } from './read-table.ts';
import { refuseFile } from './refuse-file.ts';

/** A small file from elsewhere: a JSON document, or the rows of a table. */
export type ForeignDocument =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] };

/** Reads a JSON document or a table, whichever the file holds. Problems: those of readTable, and `wrong-json`. */
export async function readDocument(path: string): Promise<ForeignDocument> {
  const { name, text } = await readSmallFile(path);
  if (!/^\s*[[{]/.test(text)) return { kind: 'table', rows: splitTable(text, name) };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    throw refuseFile('wrong-json', name, 'begins like JSON and cannot be read as such', 'Export it again.');
  }
}
