import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { readImport, deleteImport as removeImport } from '../database/imports.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/** Deletes an import with all its rows; the active one is never deleted. Problems: `unknown-import`, `import-active`. */
export function deleteImport(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly deleted: number }> {
  const { writer, now } = context;
  const { id } = input;
  return inTransaction(writer, () => {
    const { status, importedAt } = readImport(writer, id);
    if (status === 'active') {
      const message = `Import ${id} is the active one and cannot be deleted. Nothing was changed. Activate another one first.`;
      throw new ProblemError('import-active', message, { id });
    }
    removeImport(writer, id);
    const detail = { status, importedAt };
    recordAudit(writer, { at: now().toISOString(), action: 'delete-import', subject: `import ${id}`, detail });
    return { deleted: id };
  });
}
