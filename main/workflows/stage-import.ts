import type { ImportReport } from '../core/import-report.ts';
import { readImportReport } from '../database/import-account.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { type LoadFilesInput, loadFiles } from './load-files.ts';
import { recordFailedImport } from './record-failed-import.ts';

/**
 * Reads and stores files as an import that waits for the operator; the active inventory stays as it is. Problems: of a
 * file that is refused as a whole, `unknown-dealership`.
 */
export async function stageImport(context: WorkflowContext, input: LoadFilesInput): Promise<ImportReport> {
  const { writer, log } = context;
  const report = await recordFailedImport(context, input, () =>
    inTransaction(writer, async () => readImportReport(writer, await loadFiles(context, input))),
  );
  const { id, rowsRead, rowsRefused } = report.import;
  log.imports.info(`Import ${id} is staged: ${rowsRead} rows read, ${rowsRefused} refused.`);
  return report;
}
