import type { ImportSummary } from '../core/import-report.ts';
import { listImports as readImports } from '../database/imports.ts';
import type { WorkflowContext } from './context.ts';

/** Lists the import history, newest first. */
export function listImports(context: Pick<WorkflowContext, 'reader'>): { readonly imports: readonly ImportSummary[] } {
  return { imports: readImports(context.reader) };
}
