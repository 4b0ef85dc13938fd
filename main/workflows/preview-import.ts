import type { ImportMode, ImportReport } from '../core/import-report.ts';
import { readImport } from '../database/imports.ts';
import { inRehearsal } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { makeActive } from './make-active.ts';

/**
 * Shows what activating a stored import would bring: it is done for real and rolled back, so that preview and result
 * cannot differ. Problems: `unknown-import`, `import-failed`.
 */
export async function previewImport(
  context: WorkflowContext,
  input: { readonly id: number; readonly mode?: ImportMode },
): Promise<ImportReport> {
  const { id, mode } = input;
  const { status } = readImport(context.writer, id);
  const report = await inRehearsal(context.writer, () => makeActive(context, id, { mode, guard: 'rehearse' }));
  return { ...report, import: { ...report.import, status } };
}
