import { ProblemError } from '../core/problem.ts';
import type { TemplateDetail } from '../core/template-record.ts';
import { findTemplate, listTemplateVersions } from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';
import { listTemplates } from './list-templates.ts';

/** Shows a template with its past, by name, case and spaces aside. Problem: `unknown-template`. */
export function showTemplate(
  context: Pick<WorkflowContext, 'reader'>,
  input: { readonly name: string },
): { readonly template: TemplateDetail } {
  const name = findTemplate(context.reader, input.name)?.name;
  const summary = listTemplates(context).templates.find((one) => one.name === name);
  if (!summary) {
    throw new ProblemError('unknown-template', `There is no template "${input.name}".`, { name: input.name });
  }
  const versions = summary.id === null ? [] : listTemplateVersions(context.reader, summary.id);
  return { template: { ...summary, versions } };
}
