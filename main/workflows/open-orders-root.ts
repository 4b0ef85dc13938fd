import { join } from 'node:path';
import { isRootUsed } from '../database/order-folders.ts';
import { claimOrdersRoot } from '../files/claim-orders-root.ts';
import { createFolder } from '../files/create-folder.ts';
import { REAL_DISK } from '../files/order-disk.ts';
import type { WorkflowContext } from './context.ts';
import { readSettings } from './read-settings.ts';

/** Whether a folder was marked before: when an order was published into it, or when it was chosen in the settings. */
export function isKnownRoot(context: Pick<WorkflowContext, 'reader'>, folder: string): boolean {
  return isRootUsed(context.reader, folder) || readSettings(context).settings.ordersFolder === folder;
}

/** The folder inside the orders folder that takes practice runs. */
const PRACTICE_FOLDER = '_practice';

/**
 * Finds the folder that an order goes to and makes sure that it is there. Only the application's own `orders` folder
 * and the practice folder are ever created; a chosen folder that is missing is `orders-folder-missing`, one that has
 * lost its marker `orders-folder-unmarked`.
 */
export async function openOrdersRoot(context: WorkflowContext, practice: boolean): Promise<string> {
  const { orders, data } = context.paths;
  const isOwn = orders === join(data, 'orders');
  if (isOwn) await createFolder(orders);
  await claimOrdersRoot(orders, !isOwn && isKnownRoot(context, orders), REAL_DISK);
  if (!practice) return orders;
  const root = join(orders, PRACTICE_FOLDER);
  await createFolder(root);
  await claimOrdersRoot(root, false, REAL_DISK);
  return root;
}
