import type { OrderDetail } from '../core/order-record.ts';
import { inTransaction } from '../database/open-database.ts';
import { listOrderFolders, type OrderFolder, setFolderStatus } from '../database/order-folders.ts';
import { readFolderNames } from '../files/read-folder-names.ts';
import { claimFolders } from './claim-folders.ts';
import type { WorkflowContext } from './context.ts';
import { finishVoiding } from './finish-voiding.ts';
import { readPublishedOrder } from './read-published-order.ts';
import { showOrder } from './show-order.ts';

/**
 * Takes a published order back: its folders move to `_voided`, its VINs are eligible again, the history keeps it.
 * When nothing could be moved nothing is changed; when something was, the rest follows at the next start.
 * Problems: `unknown-order`, `order-not-published`, and those of the orders folder and of moving.
 */
export async function voidOrder(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderDetail }> {
  await readPublishedOrder(context, input.id);
  const folders = listOrderFolders(context.writer, input.id);
  await claimFolders(folders);
  await markFolders(context, input.id, 'written', 'voided');
  try {
    await finishVoiding(context, input.id);
  } catch (error) {
    if (await areInPlace(folders)) await markFolders(context, input.id, 'voided', 'written');
    throw error;
  }
  return showOrder(context, input);
}

/** Whether every folder can be seen where it was. A share that went away may have moved one before: that is settled later. */
async function areInPlace(folders: readonly OrderFolder[]): Promise<boolean> {
  const seen = await Promise.all(
    folders.map(async ({ root, folder }) => {
      const names = await readFolderNames(root).catch(() => new Set<string>());
      return names.has(folder.toLowerCase());
    }),
  );
  return seen.every(Boolean);
}

async function markFolders(
  context: WorkflowContext,
  id: number,
  from: 'written' | 'voided',
  to: 'written' | 'voided',
): Promise<void> {
  await inTransaction(context.writer, () => {
    for (const folder of listOrderFolders(context.writer, id)) {
      if (folder.status === from) setFolderStatus(context.writer, folder.id, to, context.now().toISOString());
    }
  });
}
