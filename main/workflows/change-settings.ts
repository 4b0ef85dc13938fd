import { isAbsolute } from 'node:path';
import type { PathMapping } from '../core/map-path.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { isRootUsed } from '../database/order-folders.ts';
import { writeSetting } from '../database/settings.ts';
import { claimOrdersRoot } from '../files/claim-orders-root.ts';
import { isFolder } from '../files/is-folder.ts';
import type { WorkflowContext } from './context.ts';
import { type OutputSettings, readSettings } from './read-settings.ts';

/** What is changed of the settings; what is left out stays. The desktop's dialog gives the orders folder as a file. */
export interface SettingsPatch {
  readonly ordersFolder?: string | { readonly path: string } | null;
  readonly pathMapping?: PathMapping | null;
}

/**
 * Changes the settings that the patch names. They count from the next call on. Problems: `orders-folder-missing`, and
 * those of marking the folder, such as `orders-folder-read-only`.
 */
export async function changeSettings(
  context: WorkflowContext,
  input: { readonly patch: SettingsPatch },
): Promise<{ readonly settings: OutputSettings }> {
  const { writer, now } = context;
  const patch = locate(input.patch);
  const { ordersFolder } = patch;
  if (typeof ordersFolder === 'string' && !(isAbsolute(ordersFolder) && (await isFolder(ordersFolder)))) {
    const message = `${ordersFolder} is not a folder that can be reached. Nothing was changed. Choose a folder that is there.`;
    throw new ProblemError('orders-folder-missing', message, { ordersFolder });
  }
  // Marked while it is there for sure: from now on its bare mount point is told from it.
  if (typeof ordersFolder === 'string' && !isRootUsed(writer, ordersFolder)) await claimOrdersRoot(ordersFolder, false);
  return inTransaction(writer, () => {
    const before = readSettings({ reader: writer }).settings;
    const settings = { ...before, ...patch };
    const at = now().toISOString();
    const kept = { ordersFolder: settings.ordersFolder, pathMap: settings.pathMapping };
    writeSetting(writer, 'output', kept, at);
    recordAudit(writer, { at, action: 'change-settings', subject: 'settings', detail: { before, after: settings } });
    return { settings };
  });
}

function locate({ ordersFolder, ...rest }: SettingsPatch): Partial<OutputSettings> {
  if (ordersFolder === undefined) return rest;
  return { ...rest, ordersFolder: typeof ordersFolder === 'object' ? (ordersFolder?.path ?? null) : ordersFolder };
}
