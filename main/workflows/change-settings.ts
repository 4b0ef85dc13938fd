import { isAbsolute } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { writeSetting } from '../database/settings.ts';
import { isFolder } from '../files/is-folder.ts';
import type { WorkflowContext } from './context.ts';
import { type OutputSettings, readSettings } from './read-settings.ts';

/**
 * Changes the settings that the patch names. A new orders folder counts from the next start of the application on.
 * Problems: `orders-folder-missing`.
 */
export async function changeSettings(
  context: WorkflowContext,
  input: { readonly patch: Partial<OutputSettings> },
): Promise<{ readonly settings: OutputSettings }> {
  const { writer, now } = context;
  const { ordersFolder } = input.patch;
  if (typeof ordersFolder === 'string' && !(isAbsolute(ordersFolder) && (await isFolder(ordersFolder)))) {
    const message = `${ordersFolder} is not a folder that can be reached. Nothing was changed. Choose a folder that is there.`;
    throw new ProblemError('orders-folder-missing', message, { ordersFolder });
  }
  return inTransaction(writer, () => {
    const before = readSettings({ reader: writer }).settings;
    const settings = { ...before, ...input.patch };
    const at = now().toISOString();
    const kept = { ordersFolder: settings.ordersFolder, pathMap: settings.pathMapping };
    writeSetting(writer, 'output', kept, at);
    recordAudit(writer, { at, action: 'change-settings', subject: 'settings', detail: { before, after: settings } });
    return { settings };
  });
}
