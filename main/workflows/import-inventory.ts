import type { ImportReport } from '../core/import-report.ts';
import { inRehearsal, inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { type LoadFilesInput, loadFiles } from './load-files.ts';
import { makeActive } from './make-active.ts';
import { recordFailedImport } from './record-failed-import.ts';

/**
 * Imports files and makes them the active inventory, in one transaction: when anything fails, what was active stays so
 * and the history says why. A dry run does the same work and rolls it back; its import counts as staged.
 *
 * Problems: of a file that is refused as a whole, `unknown-dealership`, `needs-confirmation`, `sums-do-not-match`.
 */
export async function importInventory(
  context: WorkflowContext,
  input: LoadFilesInput & { readonly dryRun?: boolean; readonly yes?: boolean },
): Promise<ImportReport> {
  const { writer, log } = context;
  if (input.dryRun) {
    const report = await inRehearsal(writer, async () =>
      makeActive(context, await loadFiles(context, input), { guard: 'rehearse' }),
    );
    return { ...report, import: { ...report.import, status: 'staged' } };
  }
  const guard = input.yes ? 'yes' : 'ask';
  const report = await recordFailedImport(context, input, () =>
    inTransaction(writer, async () => makeActive(context, await loadFiles(context, input), { guard })),
  );
  const { id, rowsRead, rowsStored, rowsRefused } = report.import;
  log.imports.info(`Import ${id} is active: ${rowsRead} rows read, ${rowsStored} stored, ${rowsRefused} refused.`);
  return report;
}
