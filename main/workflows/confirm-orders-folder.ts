import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { claimOrdersRoot } from '../files/claim-orders-root.ts';
import type { WorkflowContext } from './context.ts';
import { readDestination } from './find-destination.ts';

/**
 * Marks the orders folder, or a destination, again after somebody said that it is the right one although its marker was
 * gone. Problems: `unknown-destination`, `orders-folder-missing`, `orders-folder-read-only`, `disk-full`.
 */
export async function confirmOrdersFolder(
  context: Pick<WorkflowContext, 'writer' | 'paths' | 'now'>,
  input: { readonly destination?: string } = {},
): Promise<{ readonly folder: string }> {
  const { writer, paths, now } = context;
  const folder = input.destination === undefined ? paths.orders : readDestination(writer, input.destination).folder;
  await claimOrdersRoot(folder, false);
  const entry = { at: now().toISOString(), action: 'confirm-orders-folder', subject: 'settings', detail: { folder } };
  await inTransaction(writer, () => recordAudit(writer, entry));
  return { folder };
}
