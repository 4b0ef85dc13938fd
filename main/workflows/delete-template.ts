import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { listTemplateUsers, readTemplate, setTemplateDeleted } from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Deletes a template that no dealership uses; it can be brought back. Orders that were made with it keep it.
 * Problems: `unknown-template`, `template-in-use`.
 */
export function deleteTemplate(
  { writer, now }: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly name: string }> {
  return inTransaction(writer, () => {
    const template = readTemplate(writer, input.id);
    const users = listTemplateUsers(writer, template.name);
    if (users.length > 0) {
      throw new ProblemError(
        'template-in-use',
        `"${template.name}" was not deleted: it is used by ${users.join(', ')}. Give them another template first.`,
        { dealerships: users },
      );
    }
    const at = now().toISOString();
    setTemplateDeleted(writer, template, at);
    const detail = { name: template.name, version: template.version };
    recordAudit(writer, { at, action: 'delete-template', subject: `template ${template.id}`, detail });
    return { name: template.name };
  });
}
