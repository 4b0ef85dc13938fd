import type { RunSheetRow } from '../../preload/contract.ts';
import { changeRow } from '../today/change-sheet.ts';

type ListRow = Pick<RunSheetRow, 'id' | 'dealership' | 'listText'>;

/** What was typed and is not known to be kept yet, by row: its screen may be left and opened again in that moment. */
const unkept = new Map<number, string>();

/** What the list of a row is, with what was typed last. */
export function readTypedList(row: ListRow): string {
  return unkept.get(row.id) ?? row.listText;
}

/** Remembers what is typed until keepList has kept it. */
export function noteTypedList(row: ListRow, listText: string): void {
  unkept.set(row.id, listText);
}

/** Keeps the list of a row. @returns whether it was kept; what failed is announced. */
export async function keepList(row: ListRow, listText: string): Promise<boolean> {
  const isKept = await changeRow(row, { listText });
  if (isKept && unkept.get(row.id) === listText) unkept.delete(row.id);
  return isKept;
}
