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
    const failure = describeFailure(error);
    if (failure !== null && !context.signal.aborted) {
      const { mode = 'replace', source = 'manual_csv' } = input;
      const files = input.files.map(({ path }) => basename(path));
      await remember(context, { mode, source, importedAt, files, failure });
    }
    throw error;
  }
}

function describeFailure(error: unknown): string | null {
  if (!(error instanceof ProblemError)) return error instanceof Error ? error.message : String(error);
  return NO_FAILURES.has(error.problem.code) ? null : error.problem.message;
}

/** On a full disk not even this may work; the reason why the import failed must get through all the same. */
async function remember(context: WorkflowContext, failed: Parameters<typeof insertFailedImport>[1]): Promise<void> {
  const { writer, log } = context;
  try {
    const id = await inTransaction(writer, () => insertFailedImport(writer, failed));
    log.imports.warn(`Import ${id} failed: ${failed.failure}`);
  } catch (error) {
    log.imports.error(`A failed import could not be recorded: ${String(error)}`);
  }
}
