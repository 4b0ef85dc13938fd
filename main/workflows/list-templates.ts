import { BUILT_IN_TEMPLATES } from '../core/built-in-templates.ts';
import type { TemplateCatalogue } from '../core/template-record.ts';
import { TEMPLATE_TOKENS } from '../core/template-tokens.ts';
import { listTemplates as listStored, listTemplateUsers } from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';

/** Lists the shop's own templates and the built-in layouts, with who uses them, and the tokens to make more of. */
export function listTemplates({ reader }: Pick<WorkflowContext, 'reader'>): TemplateCatalogue {
  const own = listStored(reader).map(({ id, name, version, layout }) => ({ id, name, label: name, version, layout }));
  const builtIn = BUILT_IN_TEMPLATES.map(({ name, label, version, layout }) => ({
    id: null,
    name,
    label,
    version,
    layout,
  }));
  return {
    templates: [...own, ...builtIn].map((one) => ({ ...one, usedBy: listTemplateUsers(reader, one.name) })),
    tokens: TEMPLATE_TOKENS,
  };
}
