import { join } from 'node:path';
import type { OutputRules } from '../core/dealership.ts';
import { isRootUsed } from '../database/order-folders.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import { claimOrdersRoot } from '../files/claim-orders-root.ts';
import { createFolder } from '../files/create-folder.ts';
import { REAL_DISK } from '../files/order-disk.ts';
import type { WorkflowContext } from './context.ts';
import { findDestination } from './find-destination.ts';

/** Whether a folder was marked before: when an order was published into it, or when it was chosen in the settings. */
export function isKnownRoot(context: Pick<WorkflowContext, 'reader'>, folder: string): boolean {
  const { ordersFolder, destinations } = readOutputSettings(context.reader);
  const isChosen = ordersFolder === folder || destinations.some((destination) => destination.folder === folder);
  return isChosen || isRootUsed(context.reader, folder);
}

/** The folder inside the orders folder that takes practice runs. */
const PRACTICE_FOLDER = '_practice';

/**
 * Finds the folder that an order goes to and makes sure that it is there. Practice goes to the practice folder, whatever
 * the dealership's destination. Only the application's own `orders` folder and the practice folder are ever created; a
 * chosen folder that is missing is `orders-folder-missing`, one that has lost its marker `orders-folder-unmarked`.
 * Problem: `unknown-destination`.
 */
export async function openOrdersRoot(
  context: WorkflowContext,
  practice: boolean,
  output: Partial<Pick<OutputRules, 'destination'>>,
): Promise<string> {
  const orders = practice ? context.paths.orders : findDestination(context, output);
  const isOwn = orders === join(context.paths.data, 'orders');
  if (isOwn) await createFolder(orders);
  await claimOrdersRoot(orders, !isOwn && isKnownRoot(context, orders), REAL_DISK);
  if (!practice) return orders;
  const root = join(orders, PRACTICE_FOLDER);
  await createFolder(root);
  await claimOrdersRoot(root, false, REAL_DISK);
  return root;
}
