import { findBuiltInTemplate } from '../../main/core/built-in-templates.ts';
import type { OrderTemplates, Template, TemplateColumn, TemplateLayout } from '../../main/core/template.ts';

/** Built-in layouts for the new and the used vehicles of an order. */
export function chooseTemplates(forNew = 'shortcut-pack', forUsed = forNew): OrderTemplates {
  return { new: findBuiltIn(forNew), used: findBuiltIn(forUsed) };
}

/** A layout of a shop's own. */
export function makeLayout(
  columns: readonly (readonly [header: string, expression: string])[],
  facts: Partial<TemplateLayout> = {},
): TemplateLayout {
  const named: readonly TemplateColumn[] = columns.map(([header, expression]) => ({ header, expression }));
  return {
    format: 'illustrator-csv',
    columns: named,
    emptyCell: '*',
    splitsNewAndUsed: false,
    markup: null,
    ...facts,
  };
}

/** A template of a shop's own for every vehicle of an order. */
export function makeTemplates(
  columns: readonly (readonly [header: string, expression: string])[],
  facts: Partial<TemplateLayout> = {},
): OrderTemplates {
  const template: Template = { name: 'Window card', version: 3, layout: makeLayout(columns, facts) };
  return { new: template, used: template };
}

function findBuiltIn(name: string): Template {
  const found = findBuiltInTemplate(name);
  if (!found) throw new Error(`There is no built-in layout ${name}.`);
  return found;
}
