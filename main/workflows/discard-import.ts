import { ProblemError } from '../core/problem.ts';
import { deleteImport, readImport } from '../database/imports.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/** Forgets an import that waits for the operator. Problems: `unknown-import`, `import-not-staged`. */
export function discardImport(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly discarded: number }> {
  const { writer } = context;
  const { id } = input;
  return inTransaction(writer, () => {
    const { status } = readImport(writer, id);
    if (status !== 'staged') {
      const message = `Import ${id} is ${status}; only an import that waits can be discarded. Nothing was changed.`;
      throw new ProblemError('import-not-staged', message, { id, status });
    }
    deleteImport(writer, id);
    return { discarded: id };
  });
}
