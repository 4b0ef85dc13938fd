import { inTransaction } from '../database/open-database.ts';
import { updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { findSheetRow } from './find-sheet-row.ts';

/**
 * Leaves unfinished rows on the day they are on, so that they are not offered again; or offers them again. Problem:
 * `unknown-run-sheet-row`.
 */
export async function leaveRows(
  context: WorkflowContext,
  input: { readonly ids: readonly number[]; readonly isLeft: boolean },
): Promise<{ readonly changed: number }> {
  const { writer } = context;
  await inTransaction(writer, () => {
    for (const id of input.ids) {
      findSheetRow(writer, id);
      updateSheetRow(writer, id, { isLeft: input.isLeft });
    }
  });
  return { changed: input.ids.length };
}
