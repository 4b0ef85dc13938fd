import type { ImportReport } from '../core/import-report.ts';
import { readImportReport } from '../database/import-account.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Shows the account of a stored import. For one that waits, the difference is counted against the inventory as it is
 * now. Problems: `unknown-import`.
 */
export function showImport(context: Pick<WorkflowContext, 'reader'>, input: { readonly id: number }): ImportReport {
  return readImportReport(context.reader, input.id);
}
