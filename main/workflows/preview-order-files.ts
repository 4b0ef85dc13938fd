import { join } from 'node:path';
import { nameOrderFolder } from '../core/order-folder-name.ts';
import { planOrderFolder } from '../core/order-folder-plan.ts';
import type { PreviewedFile } from '../core/order-review.ts';
import { readDealership } from '../database/dealerships.ts';
import { listOrderFolders } from '../database/order-folders.ts';
import type { StoredOrder } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';
import { findDestination, findPathMapping } from './find-destination.ts';
import { formatLocalStamp } from './local-time.ts';
import { readStoredOrder } from './read-stored-order.ts';

/**
 * Shows the exact text of every text file of an order's folder but its summary. The paths in the files of a draft name
 * the folder that publishing at this moment would make. Problems: `unknown-order`, `duplicate-vin`.
 */
export function previewOrderFiles(
  context: WorkflowContext,
  input: { readonly id: number },
): { readonly folder: string; readonly files: readonly PreviewedFile[] } {
  const order = readStoredOrder(context.reader, input.id);
  const { root, folderName } = findFolder(context, order);
  const now = context.now().toISOString();
  const { texts } = planOrderFolder({
    root,
    folderName,
    rootUsedBefore: true,
    stagingName: folderName,
    orderId: order.id,
    vinLog: readDealership(context.reader, order.dealershipId).vinLogTable,
    draft: order,
    practice: order.practice,
    output: order.output,
    templates: order.templates,
    pathMapping: findPathMapping(context.reader, root),
    applicationVersion: context.applicationVersion,
    preparedAt: order.createdAt,
    writtenAt: now,
  });
  return {
    folder: join(root, folderName),
    files: texts.map(({ path, text, encoding }) => ({ path, text, encoding })),
  };
}

function findFolder(
  context: WorkflowContext,
  order: StoredOrder,
): { readonly root: string; readonly folderName: string } {
  const written = listOrderFolders(context.reader, order.id).findLast(({ status }) => status !== 'writing');
  // A voided folder keeps its own name inside `_voided`; its files still say where it was.
  const name = written?.folder.split(/[\\/]/).at(-1);
  if (written && name) return { root: written.root, folderName: name };
  const stamp = formatLocalStamp(context.now());
  const root = findDestination(context, order.output);
  return { root, folderName: nameOrderFolder(order.dealership, order.type, stamp, () => false) };
}
