import { basename } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { insertFailedImport } from '../database/imports.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import type { LoadFilesInput } from './load-files.ts';

/** Failures that say no more than that the operator has to decide, or has decided. */
const NO_FAILURES: ReadonlySet<string> = new Set(['needs-confirmation', 'unknown-dealership']);

/**
 * Runs the work of an import, which leaves nothing behind when it fails, and then remembers in the history that it
 * failed and why. The failure itself is thrown on.
 */
export async function recordFailedImport<Value>(
  context: WorkflowContext,
  input: LoadFilesInput,
  work: () => Promise<Value>,
): Promise<Value> {
  const importedAt = context.now().toISOString();
  try {
    return await work();
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : 'unexpected';
    if (!NO_FAILURES.has(code) && !context.signal.aborted) {
      const { mode = 'replace', source = 'manual_csv' } = input;
      const files = input.files.map(({ path }) => basename(path));
      const failure = error instanceof Error ? error.message : String(error);
      await remember(context, code, { mode, source, importedAt, files, failure });
    }
    throw error;
  }
}

/** On a full disk not even this may work; the reason why the import failed must get through all the same. */
async function remember(
  context: WorkflowContext,
  code: string,
  failed: Parameters<typeof insertFailedImport>[1],
): Promise<void> {
  const { writer, log } = context;
  try {
    const id = await inTransaction(writer, () => insertFailedImport(writer, failed));
    // The reason itself may name a VIN.
    log.imports.warn(`Import ${id} failed: ${code}`);
  } catch (error) {
    log.imports.error(`A failed import could not be recorded: ${String(error)}`);
  }
}
