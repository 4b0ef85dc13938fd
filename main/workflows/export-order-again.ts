import type { OrderDetail } from '../core/order-record.ts';
import { recordAudit } from '../database/audit.ts';
import { readDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { insertFolderIntent, listOrderFolders, setFolderStatus } from '../database/order-folders.ts';
import { readOrderTemplates } from '../database/templates.ts';
import { fillDealership } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { openOrdersRoot } from './open-orders-root.ts';
import { readPublishedOrder, refuseUnpublished } from './read-published-order.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { settleAfterFailure } from './settle-order.ts';
import { showOrder } from './show-order.ts';
import { chooseFolder, writeFolder } from './write-folder.ts';

/**
 * Writes a published order's folder once more beside the first: the same vehicles as they were reviewed, in the
 * dealership's present templates. Nothing is selected and nothing is logged.
 * Problems: `unknown-order`, `order-not-published`, and those of the orders folder and of writing.
 */
export async function exportOrderAgain(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderDetail }> {
  const db = context.writer;
  const stored = await readPublishedOrder(context, input.id);
  const { output } = fillDealership(db, readDealership(db, stored.dealershipId));
  const order = { ...stored, output, templates: readOrderTemplates(db, output) };
  const root = await openOrdersRoot(context, order.practice, output);
  const place = await chooseFolder(context, order, root);
  const folderId = await inTransaction(db, () => insertFolderIntent(db, { orderId: order.id, ...place }));
  try {
    // The lock keeps another process from taking this for something that a crash left.
    await inTransaction(db, async () => {
      // Another process may have taken the order back since it was read.
      const isTakenBack = listOrderFolders(db, order.id).some(({ status }) => status === 'voided');
      refuseUnpublished(isTakenBack ? { ...order, status: 'voided' } : readStoredOrder(db, order.id));
      await writeFolder(context, order, place);
      const at = context.now().toISOString();
      setFolderStatus(db, folderId, 'written', at);
      const detail = { folder: place.folder };
      recordAudit(db, { at, action: 'export-order-again', subject: `order ${order.id}`, detail });
    });
  } catch (error) {
    await settleAfterFailure(context, order.id);
    const isWritten = listOrderFolders(db, order.id).some(({ id, status }) => id === folderId && status === 'written');
    if (!isWritten) throw error;
  }
  return showOrder(context, input);
}
