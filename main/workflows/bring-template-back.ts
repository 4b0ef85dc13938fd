import type { TemplateDetail } from '../core/template-record.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { readTemplate, setTemplateDeleted } from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';
import { showTemplate } from './show-template.ts';

/** Undoes the deletion of a template. Problems: `unknown-template`, `name-taken`. */
export function bringTemplateBack(
  { writer, now }: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly template: TemplateDetail }> {
  return inTransaction(writer, () => {
    const template = readTemplate(writer, input.id);
    setTemplateDeleted(writer, template, null);
    const at = now().toISOString();
    const subject = `template ${template.id}`;
    recordAudit(writer, { at, action: 'bring-template-back', subject, detail: { name: template.name } });
    return showTemplate({ reader: writer }, { name: template.name });
  });
}
