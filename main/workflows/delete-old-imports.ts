import type { ImportSummary } from '../core/import-report.ts';
import { recordAudit } from '../database/audit.ts';
import { deleteImport, listImports } from '../database/imports.ts';
import { inTransaction } from '../database/open-database.ts';
import { countKeptRows } from '../database/storage.ts';
import type { WorkflowContext } from './context.ts';

const DAY_MILLISECONDS = 86_400_000;

/** The imports that are too old, and the rows that are kept for them. */
export interface OldImports {
  readonly imports: readonly ImportSummary[];
  readonly rows: number;
}

/**
 * Deletes the archived and failed imports that are older than a number of days, all or none. The active import, the one
 * archived last (the way back), and what waits for the operator stay. With `dryRun` it only says which they are.
 */
export function deleteOldImports(
  context: Pick<WorkflowContext, 'writer' | 'now'>,
  input: { readonly days: number; readonly dryRun?: boolean },
): Promise<OldImports> {
  const { writer, now } = context;
  return inTransaction(writer, () => {
    const oldest = new Date(now().getTime() - input.days * DAY_MILLISECONDS).toISOString();
    const imports = findDoomed(listImports(writer), oldest);
    const rows = imports.reduce((sum, { id }) => sum + countKeptRows(writer, id), 0);
    if (input.dryRun) return { imports, rows };
    for (const { id, status, importedAt } of imports) {
      deleteImport(writer, id);
      const detail = { status, importedAt, days: input.days };
      recordAudit(writer, { at: now().toISOString(), action: 'delete-import', subject: `import ${id}`, detail });
    }
    return { imports, rows };
  });
}

function findDoomed(imports: readonly ImportSummary[], oldest: string): readonly ImportSummary[] {
  const archived = imports.filter(({ status }) => status === 'archived');
  const wayBack = archived.toSorted((left, right) =>
    (right.archivedAt ?? right.importedAt).localeCompare(left.archivedAt ?? left.importedAt),
  )[0];
  return imports.filter(
    ({ id, status, importedAt }) =>
      (status === 'archived' || status === 'failed') && id !== wayBack?.id && importedAt < oldest,
  );
}
