import { ProblemError } from '../core/problem.ts';
import type { TemplateDetail } from '../core/template-record.ts';
import { inTransaction } from '../database/open-database.ts';
import { listTemplateVersions } from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';
import { keepVersion, readPresent, refuseUnconfirmed } from './save-template.ts';
import { showTemplate } from './show-template.ts';

/**
 * Makes the layout of an older version the present one again, as a version of its own; the name stays.
 * Problems: `unknown-template`, `template-changed`, `needs-confirmation` when dealerships use it.
 */
export function restoreTemplateVersion(
  context: WorkflowContext,
  input: { readonly id: number; readonly version: number; readonly yes?: boolean },
): Promise<{ readonly template: TemplateDetail }> {
  return inTransaction(context.writer, () => {
    const before = readPresent(context, input.id, undefined);
    const older = listTemplateVersions(context.writer, input.id).find(({ version }) => version === input.version);
    if (!older) {
      const message = `"${before.name}" has no version ${input.version}. Nothing was changed.`;
      throw new ProblemError('unknown-template', message, { id: input.id, version: input.version });
    }
    if (!input.yes) refuseUnconfirmed(context, before, older.layout);
    keepVersion(context, before, { name: before.name, layout: older.layout, restoredFrom: older.version });
    return showTemplate({ reader: context.writer }, { name: before.name });
  });
}
