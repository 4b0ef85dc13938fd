import { join } from 'node:path';
import type { OrderWarning } from '../core/order.ts';
import type { OrderDetail } from '../core/order-record.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { readDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { listOrderFolders, type OrderFolder, setFolderStatus } from '../database/order-folders.ts';
import { type StoredOrder, setOrderNumber } from '../database/orders.ts';
import { renumberLogEntries } from '../database/vin-log-changes.ts';
import { readFolderNames } from '../files/read-folder-names.ts';
import { renumberOrderFolder } from '../files/renumber-order-folder.ts';
import { claimFolders } from './claim-folders.ts';
import type { WorkflowContext } from './context.ts';
import { findNumberWarning } from './find-number-warning.ts';
import { noteOrderNumber } from './order-number-series.ts';
import { readOrderNumber } from './read-order-number.ts';
import { readPublishedOrder } from './read-published-order.ts';
import { settleAfterFailure } from './settle-order.ts';
import { showOrder } from './show-order.ts';

/**
 * Gives a published order another number: in its folders (summary and billing sheet), in the VIN log and its history.
 * All of it or nothing. Problems: `unknown-order`, `order-not-published`, `wrong-order-number`, `needs-confirmation`
 * when another order has the number, `order-folder-damaged`.
 */
export async function renumberOrder(
  context: WorkflowContext,
  input: { readonly id: number; readonly number: string; readonly yes?: boolean },
): Promise<{ readonly order: OrderDetail }> {
  const order = await readPublishedOrder(context, input.id);
  const number = readOrderNumber(input.number);
  if (number === order.number) return showOrder(context, input);
  // A yes is one to the order that has the number now, not to one that takes it while the folders are changed.
  const said = input.yes ? findNumberWarning(context.writer, number) : [];
  if (!order.practice) refuseUsedNumber(context, number, said);
  const folders = listOrderFolders(context.writer, order.id);
  await claimFolders(folders);
  await inTransaction(context.writer, () => setStatuses(context, folders, 'writing'));
  try {
    await inTransaction(context.writer, () => renumber(context, order, number, folders, said));
  } catch (error) {
    // Gives the folders that were changed already their old number back.
    await settleAfterFailure(context, order.id);
    throw error;
  }
  return showOrder(context, input);
}

function refuseUsedNumber(context: WorkflowContext, number: string | null, said: readonly OrderWarning[]): void {
  const found = findNumberWarning(context.writer, number);
  const guards = found.filter(({ message }) => !said.some((one) => one.message === message));
  const [guard] = guards;
  if (guard) throw new ProblemError('needs-confirmation', `${guard.message} Nothing was changed.`, { guards });
}

async function renumber(
  context: WorkflowContext,
  order: StoredOrder,
  number: string | null,
  folders: readonly OrderFolder[],
  said: readonly OrderWarning[],
): Promise<void> {
  const db = context.writer;
  if (!order.practice) refuseUsedNumber(context, number, said);
  for (const { root, folder } of folders) {
    // A folder that a person took away after printing has nothing to correct.
    if ((await readFolderNames(root)).has(folder.toLowerCase())) {
      await renumberOrderFolder(join(root, folder), number, { signal: context.signal });
    }
  }
  setStatuses(context, folders, 'written');
  if (!order.practice) noteOrderNumber(db, number, context.now().toISOString());
  setOrderNumber(db, order.id, number);
  renumberLogEntries(db, readDealership(db, order.dealershipId), order.id, number ?? '');
  const detail = { before: order.number, after: number };
  recordAudit(db, { at: context.now().toISOString(), action: 'renumber-order', subject: `order ${order.id}`, detail });
}

function setStatuses(context: WorkflowContext, folders: readonly OrderFolder[], status: 'writing' | 'written'): void {
  for (const { id } of folders) setFolderStatus(context.writer, id, status, context.now().toISOString());
}
