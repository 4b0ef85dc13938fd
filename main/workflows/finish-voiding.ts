import { join, relative } from 'node:path';
import { recordAudit } from '../database/audit.ts';
import { readDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { listOrderFolders, type OrderFolder, setFolderPlace } from '../database/order-folders.ts';
import { readOrder, setOrderStatus } from '../database/orders.ts';
import { removeLogEntries } from '../database/vin-log-changes.ts';
import { moveToVoided, VOIDED_FOLDER } from '../files/move-to-voided.ts';
import { readFolderNames } from '../files/read-folder-names.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Moves the folders of an order that is being voided to `_voided`, then takes its VINs out of the log. Doing it again
 * after a failure or a crash goes on where it stopped. The orders folder must be known to be there.
 */
export async function finishVoiding(context: WorkflowContext, id: number): Promise<void> {
  const db = context.writer;
  for (const folder of listOrderFolders(db, id)) {
    if (folder.status === 'voided') setFolderPlace(db, folder.id, await moveAside(folder, context.signal));
  }
  await inTransaction(db, () => {
    const order = readOrder(db, id);
    if (order?.status !== 'published') return;
    const at = context.now().toISOString();
    setOrderStatus(db, id, 'voided', at);
    const removed = removeLogEntries(db, readDealership(db, order.dealershipId), { orderId: id }, 'order voided', at);
    recordAudit(db, { at, action: 'void-order', subject: `order ${id}`, detail: { number: order.number, removed } });
    context.log.orders.info(`Order ${id} is voided: ${removed} entries taken out of the VIN log.`);
  });
}

/** Moves a folder to `_voided`; returns its place inside the orders folder, which stays when a person took it away. */
async function moveAside({ root, folder }: OrderFolder, signal: AbortSignal): Promise<string> {
  if ((await readFolderNames(root)).has(folder.toLowerCase())) {
    return relative(root, await moveToVoided(join(root, folder), { signal }));
  }
  const isVoided = (await readFolderNames(join(root, VOIDED_FOLDER))).has(folder.toLowerCase());
  return isVoided ? join(VOIDED_FOLDER, folder) : folder;
}
