import { join } from 'node:path';
import type { OrderFolderSummary } from '../core/order-summary.ts';
import { ProblemError } from '../core/problem.ts';
import { inTransaction } from '../database/open-database.ts';
import { deleteFolder, listOrderFolders, type OrderFolder, setFolderStatus } from '../database/order-folders.ts';
import { readOrder, type StoredOrder, setOrderStatus } from '../database/orders.ts';
import { moveToVoided } from '../files/move-to-voided.ts';
import { readOrderSummary } from '../files/read-order-summary.ts';
import { removeStaging } from '../files/remove-staging.ts';
import { renumberOrderFolder } from '../files/renumber-order-folder.ts';
import { verifyOrderFolder } from '../files/verify-order-folder.ts';
import { claimFolders } from './claim-folders.ts';
import type { WorkflowContext } from './context.ts';
import { finishVoiding } from './finish-voiding.ts';
import { recordPublishedOrder } from './record-published-order.ts';

/**
 * Brings an order and its folders into agreement again after a failure or a crash: a folder that is there whole gets
 * its order published and logged; otherwise staging is removed and the order is a draft again. Doing it twice changes
 * nothing more. Throws when an orders folder is not reachable: then nothing can be known, and nothing was changed.
 *
 * Publishing holds the database's write lock while its folder is not settled, so this never meets a living one.
 */
export async function settleOrder(context: WorkflowContext, id: number): Promise<void> {
  await inTransaction(context.writer, async () => {
    const order = readOrder(context.writer, id);
    if (!order) return;
    const unfinished = listOrderFolders(context.writer, id).filter(({ status }) => status === 'writing');
    await claimFolders(unfinished);
    for (const folder of unfinished) {
      if (order.status === 'publishing') await settlePublication(context, order, folder);
      else await settleFolder(context, order, folder);
    }
  });
  await settleVoiding(context, id);
}

/** Settles an order after a failure that its caller is about to tell; what cannot be settled waits for the next start. */
export async function settleAfterFailure(context: WorkflowContext, id: number): Promise<void> {
  try {
    await settleOrder(context, id);
  } catch (error) {
    context.log.orders.error(`Order ${id} will be settled at the next start: ${String(error)}`);
  }
}

async function settleVoiding(context: WorkflowContext, id: number): Promise<void> {
  const voided = listOrderFolders(context.writer, id).filter(({ status }) => status === 'voided');
  if (voided.length === 0 || readOrder(context.writer, id)?.status !== 'published') return;
  await claimFolders(voided);
  await finishVoiding(context, id);
}

async function settlePublication(context: WorkflowContext, order: StoredOrder, folder: OrderFolder): Promise<void> {
  const path = join(folder.root, folder.folder);
  const verified = await verifyOrderFolder(path, order.id);
  if (verified.ok) {
    recordPublishedOrder(context.writer, order, folder.id, new Date(verified.value.writtenAt));
    context.log.orders.warn(`Order ${order.id}: its folder was whole, so it was published and logged.`);
    return;
  }
  // Nothing that may be printed stays in sight without being logged; it is kept for a person to look at.
  if (verified.problem.code === 'order-folder-damaged') await moveToVoided(path);
  await removeStaging(folder.root, folder.staging);
  deleteFolder(context.writer, folder.id);
  setOrderStatus(context.writer, order.id, 'draft', '');
  context.log.orders.warn(`Order ${order.id}: its folder was not whole (${verified.problem.code}); a draft again.`);
}

/** A folder of a published order: it was being exported again, or given another number, when the work stopped. */
async function settleFolder(context: WorkflowContext, order: StoredOrder, folder: OrderFolder): Promise<void> {
  const path = join(folder.root, folder.folder);
  const summary = await readOrderSummary(path);
  // An order that was recovered may have another id than its folder says.
  const isSame = ({ orderId, preparedAt }: OrderFolderSummary) =>
    orderId === order.id || preparedAt === order.createdAt;
  const isOurs = summary.ok ? isSame(summary.value) : summary.problem.code === 'order-folder-damaged';
  if (!isOurs) {
    await removeStaging(folder.root, folder.staging);
    deleteFolder(context.writer, folder.id);
    return;
  }
  if (summary.ok) await mendNumber(context, order, path);
  setFolderStatus(context.writer, folder.id, 'written', context.now().toISOString());
}

/** Its two files may be half changed although its summary has the right number; one that a person changed stays so. */
async function mendNumber(context: WorkflowContext, order: StoredOrder, folder: string): Promise<void> {
  try {
    await renumberOrderFolder(folder, order.number);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'order-folder-damaged') throw error;
    context.log.orders.warn(`Order ${order.id}: its billing sheet is gone or was rewritten by hand.`);
  }
}
