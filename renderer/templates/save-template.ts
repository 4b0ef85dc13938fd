import type { CallInput, TemplateDetail } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** Saves a template. @returns it as it is now, or `null` when it was not saved. */
export async function saveTemplate(input: CallInput<'saveTemplate'>): Promise<TemplateDetail | null> {
  const result = await runJob(`Saving ${input.name}`, 'saveTemplate', input);
  if (!result.ok) {
    announceProblem(`${input.name || 'The template'} was not saved`, result.problem);
    return null;
  }
  const { template } = result.value;
  const before = template.versions[1];
  const words = `Version ${template.version}, ${template.layout.columns.length} columns.`;
  announceDone(`${template.name} is saved`, words, before && (() => void restoreVersion(template, before.version)));
  return template;
}

/** Makes an older version the present one again, yes said. */
export async function restoreVersion(template: TemplateDetail, version: number): Promise<void> {
  if (template.id === null) return;
  const input = { id: template.id, version, yes: true };
  const result = await runJob(`Restoring ${template.name}`, 'restoreTemplateVersion', input);
  if (result.ok) {
    announceDone(
      `${template.name} is as version ${version} again`,
      `It is version ${result.value.template.version} now.`,
    );
  } else announceProblem(`${template.name} was not restored`, result.problem);
}

/** Deletes a template that nobody uses, and offers to bring it back. @returns whether it is gone. */
export async function deleteTemplate({ id, name }: TemplateDetail): Promise<boolean> {
  if (id === null) return false;
  const result = await runJob(`Deleting ${name}`, 'deleteTemplate', { id });
  if (!result.ok) {
    announceProblem(`${name} was not deleted`, result.problem);
    return false;
  }
  announceDone(`${name} is deleted`, 'Orders that were made with it keep it.', () => void bringBack(id, name));
  return true;
}

async function bringBack(id: number, name: string): Promise<void> {
  const result = await runJob(`Bringing ${name} back`, 'bringTemplateBack', { id });
  if (result.ok) announceDone(`${name} is back`, `Version ${result.value.template.version}.`);
  else announceProblem(`${name} was not brought back`, result.problem);
}
