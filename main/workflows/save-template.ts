import { checkTemplate } from '../core/check-template.ts';
import { ProblemError } from '../core/problem.ts';
import type { TemplateLayout } from '../core/template.ts';
import type { TemplateDetail } from '../core/template-record.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import {
  addTemplateVersion,
  insertTemplate,
  listTemplateUsers,
  readTemplate,
  type StoredTemplate,
} from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';
import { showTemplate } from './show-template.ts';

export interface SaveTemplateInput {
  /** The template that is changed; a new one is made when left out. */
  readonly id?: number;
  /** The version that was edited, so that nobody's later change is written over. */
  readonly version?: number;
  readonly name: string;
  readonly layout: TemplateLayout;
  readonly yes?: boolean;
}

/**
 * Keeps a new template, or one more version of one. Orders that are prepared or written already keep theirs.
 * Problems: `wrong-template` with `details.issues`, `name-taken`, `template-changed`, `unknown-template`, and
 * `needs-confirmation` when dealerships use it.
 */
export function saveTemplate(
  context: WorkflowContext,
  input: SaveTemplateInput,
): Promise<{ readonly template: TemplateDetail }> {
  return inTransaction(context.writer, () => {
    const name = tidyName(input.name);
    refuseWrong(name, input.layout);
    const at = context.now().toISOString();
    if (input.id === undefined) {
      const id = insertTemplate(context.writer, name, input.layout, at);
      recordAudit(context.writer, { at, action: 'add-template', subject: `template ${id}`, detail: { name } });
    } else {
      const before = readPresent(context, input.id, input.version);
      const next = { name, layout: input.layout, restoredFrom: null };
      if (!input.yes) refuseUnconfirmed(context, before, next.layout);
      keepVersion(context, before, next);
    }
    return showTemplate({ reader: context.writer }, { name });
  });
}

/** Reads the template that is about to change. Problems: `unknown-template`, `template-changed`. */
export function readPresent(context: WorkflowContext, id: number, version: number | undefined): StoredTemplate {
  const template = readTemplate(context.writer, id);
  if (!template.isDeleted && (version === undefined || version === template.version)) return template;
  const what = template.isDeleted ? 'was deleted' : `was saved elsewhere as version ${template.version}`;
  throw new ProblemError(
    'template-changed',
    `"${template.name}" ${what} while it was being edited. Nothing was saved. Save it under another name, or discard the changes and edit it as it is now.`,
    { version: template.version },
  );
}

/** Asks before a template of dealerships is laid out otherwise. Problem: `needs-confirmation`. */
export function refuseUnconfirmed(context: WorkflowContext, before: StoredTemplate, layout: TemplateLayout): void {
  const users = listTemplateUsers(context.writer, before.name);
  if (users.length === 0 || isSame(before.layout, layout)) return;
  const whose = users.length === 1 ? '1 dealership uses' : `${users.length} dealerships use`;
  throw new ProblemError(
    'needs-confirmation',
    `${whose} "${before.name}"; their next orders would be laid out anew. Nothing was saved.`,
    { dealerships: users },
  );
}

/** Keeps a version that differs from the present one, with a trail. */
export function keepVersion(
  { writer, now }: WorkflowContext,
  before: StoredTemplate,
  next: { readonly name: string; readonly layout: TemplateLayout; readonly restoredFrom: number | null },
): void {
  if (next.name === before.name && isSame(before.layout, next.layout)) return;
  const at = now().toISOString();
  addTemplateVersion(writer, before, next, at);
  const detail = {
    before: before.name,
    after: next.name,
    version: before.version + 1,
    restoredFrom: next.restoredFrom,
  };
  recordAudit(writer, { at, action: 'save-template', subject: `template ${before.id}`, detail });
}

function isSame(one: TemplateLayout, other: TemplateLayout): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function refuseWrong(name: string, layout: TemplateLayout): void {
  const issues = checkTemplate(name, layout);
  if (issues.length === 0) return;
  const words = issues.map(({ column, message }) => (column === null ? message : `Column ${column + 1}: ${message}`));
  throw new ProblemError('wrong-template', `${words.join(' ')} Nothing was saved.`, { issues });
}
