import type { ImportMode, ImportReport } from '../core/import-report.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { makeActive } from './make-active.ts';

/**
 * Makes a stored import the active one, also an archived one again, or the active one anew after a name was mapped.
 * Problems: `unknown-import`, `import-failed`, `needs-confirmation`.
 */
export async function activateImport(
  context: WorkflowContext,
  input: { readonly id: number; readonly mode?: ImportMode; readonly yes?: boolean },
): Promise<ImportReport> {
  const { id, mode, yes } = input;
  const report = await inTransaction(context.writer, () =>
    makeActive(context, id, { mode, guard: yes ? 'yes' : 'ask' }),
  );
  context.log.imports.info(`Import ${id} is active: ${report.import.rowsStored} rows of its files stored.`);
  return report;
}
