import { BUILT_IN_TEMPLATES, findBuiltInTemplate } from '../core/built-in-templates.ts';
import { findClosestNames } from '../core/closest-names.ts';
import type { Dealership, OutputRules } from '../core/dealership.ts';
import { foldName } from '../core/fold-name.ts';
import { ProblemError } from '../core/problem.ts';
import type { OrderTemplates, Template, TemplateLayout } from '../core/template.ts';
import type { TemplateVersion } from '../core/template-record.ts';
import { wrongSettings } from './dealership-settings.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** A template of the shop as it is kept. */
export interface StoredTemplate extends Template {
  readonly id: number;
  readonly version: number;
  readonly isDeleted: boolean;
}

interface TemplateRow {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly layout: string;
  readonly deleted_at: string | null;
}

const SELECT_TEMPLATES = `SELECT templates.id, templates.name, templates.version, templates.deleted_at, versions.layout
   FROM templates JOIN template_versions AS versions
     ON versions.template_id = templates.id AND versions.version = templates.version`;

/** Lists the shop's own templates by name. */
export function listTemplates(db: ReadableDatabase): readonly StoredTemplate[] {
  const rows = db.prepare(`${SELECT_TEMPLATES} WHERE deleted_at IS NULL ORDER BY name_key`).all() as TemplateRow[];
  return rows.map(toTemplate);
}

/** Reads a template of the shop by its id, a deleted one too. Problem: `unknown-template`. */
export function readTemplate(db: ReadableDatabase, id: number): StoredTemplate {
  const row = db.prepare(`${SELECT_TEMPLATES} WHERE templates.id = ?`).get(id) as TemplateRow | undefined;
  if (row) return toTemplate(row);
  throw new ProblemError('unknown-template', `There is no template ${id}. Nothing was changed.`, { id });
}

/** Finds a template of the shop by name, case and spaces aside. */
export function findStoredTemplate(db: ReadableDatabase, name: string): StoredTemplate | undefined {
  const row = db.prepare(`${SELECT_TEMPLATES} WHERE deleted_at IS NULL AND name_key = ?`).get(foldName(name));
  return row === undefined ? undefined : toTemplate(row as TemplateRow);
}

/** Finds a built-in layout or a template of the shop by name, case and spaces aside. */
export function findTemplate(db: ReadableDatabase, name: string): Template | undefined {
  const found = findBuiltInTemplate(name) ?? findStoredTemplate(db, name);
  return found && { name: found.name, version: found.version, layout: found.layout };
}

/** The templates of a dealership as they are now; an order keeps them. Problem: `unknown-template`. */
export function readOrderTemplates(db: ReadableDatabase, output: OutputRules): OrderTemplates {
  const read = (name: string): Template => {
    const found = findTemplate(db, name);
    if (found) return found;
    throw new ProblemError(
      'unknown-template',
      `There is no template "${name}". Nothing was prepared. Choose another in the dealership's output settings.`,
      { name },
    );
  };
  return { new: read(output.templateNew), used: read(output.templateUsed) };
}

/** Gives the templates of output settings the names that they are kept under. Problem: `wrong-settings`. */
export function nameTemplates(db: ReadableDatabase, output: OutputRules): OutputRules {
  const refusals: string[] = [];
  const resolve = (field: 'templateNew' | 'templateUsed'): string => {
    const found = findTemplate(db, output[field]);
    if (!found) refusals.push(describeUnknown(db, `output.${field}`, output[field]));
    return found?.name ?? '';
  };
  const named = { ...output, templateNew: resolve('templateNew'), templateUsed: resolve('templateUsed') };
  if (refusals.length > 0) throw wrongSettings(refusals, 'Nothing was changed.');
  return named;
}

function describeUnknown(db: ReadableDatabase, field: string, name: string): string {
  const names = [...BUILT_IN_TEMPLATES, ...listTemplates(db)].map((template) => template.name);
  const closest = findClosestNames(name, names);
  const advice = closest.length === 0 ? names : closest;
  return `${field}: there is no template "${name}"${closest.length === 0 ? '; there are' : ', did you mean'} ${advice.join(', ')}`;
}

/** Keeps a new template as its version 1; returns its id. Call it in a transaction. Problem: `name-taken`. */
export function insertTemplate(db: WritableDatabase, name: string, layout: TemplateLayout, at: string): number {
  refuseTakenName(db, name, null);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO templates (name, name_key, version) VALUES (?, ?, 1)')
    .run(name, foldName(name));
  const id = Number(lastInsertRowid);
  insertVersion(db, { id, version: 1, name, layout, at, restoredFrom: null });
  return id;
}

/** Keeps one more version of a template, which becomes the present one. Call it in a transaction. Problem: `name-taken`. */
export function addTemplateVersion(
  db: WritableDatabase,
  before: StoredTemplate,
  next: { readonly name: string; readonly layout: TemplateLayout; readonly restoredFrom: number | null },
  at: string,
): void {
  refuseTakenName(db, next.name, before.id);
  const version = before.version + 1;
  insertVersion(db, { id: before.id, version, ...next, at });
  db.prepare('UPDATE templates SET name = ?, name_key = ?, version = ? WHERE id = ?').run(
    next.name,
    foldName(next.name),
    version,
    before.id,
  );
  if (next.name !== before.name) renameInDealerships(db, before.name, next.name);
}

/** Takes a template out of the lists, or brings it back; its versions stay. Problem: `name-taken`. */
export function setTemplateDeleted(db: WritableDatabase, template: StoredTemplate, at: string | null): void {
  if (at === null) refuseTakenName(db, template.name, template.id);
  db.prepare('UPDATE templates SET deleted_at = ? WHERE id = ?').run(at, template.id);
}

/** Every version of a template, the newest first. */
export function listTemplateVersions(db: ReadableDatabase, id: number): readonly TemplateVersion[] {
  const rows = db
    .prepare(
      `SELECT version, name, layout, saved_at AS savedAt, restored_from AS restoredFrom FROM template_versions
       WHERE template_id = ? ORDER BY version DESC`,
    )
    .all(id) as (Omit<TemplateVersion, 'layout'> & { readonly layout: string })[];
  return rows.map((row) => ({ ...row, layout: JSON.parse(row.layout) as TemplateLayout }));
}

/** The dealerships whose new or used vehicles a template lays out, by name. */
export function listTemplateUsers(db: ReadableDatabase, name: string): readonly string[] {
  return db
    .prepare(
      `SELECT name FROM dealership_configs
       WHERE output_rules ->> 'templateNew' = @name OR output_rules ->> 'templateUsed' = @name ORDER BY name_key`,
    )
    .pluck()
    .all({ name }) as Dealership['name'][];
}

function insertVersion(
  db: WritableDatabase,
  row: {
    readonly id: number;
    readonly version: number;
    readonly name: string;
    readonly layout: TemplateLayout;
    readonly at: string;
    readonly restoredFrom: number | null;
  },
): void {
  db.prepare(
    `INSERT INTO template_versions (template_id, version, name, layout, saved_at, restored_from)
     VALUES (@id, @version, @name, @layout, @at, @restoredFrom)`,
  ).run({ ...row, layout: JSON.stringify(row.layout) });
}

function refuseTakenName(db: ReadableDatabase, name: string, id: number | null): void {
  const owner = findStoredTemplate(db, name);
  if (!owner || owner.id === id) return;
  throw new ProblemError(
    'name-taken',
    `There is a template called "${owner.name}" already. Nothing was changed. Choose another name.`,
    { name },
  );
}

/** Dealerships know their templates by name, so that a person can read and type their settings. */
function renameInDealerships(db: WritableDatabase, before: string, after: string): void {
  for (const path of ['$.templateNew', '$.templateUsed']) {
    db.prepare(
      `UPDATE dealership_configs SET output_rules = json_set(output_rules, @path, @after)
       WHERE output_rules ->> @path = @before`,
    ).run({ path, before, after });
  }
}

function toTemplate({ deleted_at, layout, ...row }: TemplateRow): StoredTemplate {
  return { ...row, layout: JSON.parse(layout) as TemplateLayout, isDeleted: deleted_at !== null };
}
