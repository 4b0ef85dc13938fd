import { join } from 'node:path';
import { listBackupFiles } from '../database/list-backup-files.ts';
import { listUnsettledOrders } from '../database/order-folders.ts';
import { readShopSettings } from '../database/shop-settings.ts';
import { listWaitingOrders } from '../database/waiting-orders.ts';
import { isMarked } from '../files/claim-orders-root.ts';
import { isFolder } from '../files/is-folder.ts';
import type { WorkflowContext } from './context.ts';
import { isKnownRoot } from './open-orders-root.ts';

/** What the status bar says at all times; the checklist of `checkHealth` goes deeper and takes longer. */
export interface WorkstationStatus {
  readonly ordersFolder: string;
  /** The application's own folder counts as reachable before it is made. */
  readonly isOrdersFolderReachable: boolean;
  /** Names of the destinations that cannot be reached, or are only the bare folder under a share that is away. */
  readonly missingDestinations: readonly string[];
  /** The watched folder that cannot be reached; `null` when it can, or when there is none. */
  readonly missingWatchedFolder: string | null;
  /** UTC ISO instant of the newest backup, or `null`. */
  readonly lastBackupAt: string | null;
  /** Orders that wait to be published or settled, because their share is away. */
  readonly unfinishedOrders: number;
}

/** Looks whether the orders folder can be reached and how old the newest backup is. */
export async function readStatus(context: WorkflowContext): Promise<WorkstationStatus> {
  const { orders, data, backups } = context.paths;
  const waiting = listWaitingOrders(context.reader).map(({ orderId }) => orderId);
  const isOwn = orders === join(data, 'orders');
  const isReachable = isOwn ? await isFolder(data) : await isRightFolder(context, orders);
  const { destinations, watchedFolder } = readShopSettings(context.reader);
  const reached = await Promise.all(destinations.map(({ folder }) => isRightFolder(context, folder)));
  const watched = watchedFolder.folder;
  return {
    ordersFolder: orders,
    isOrdersFolderReachable: isReachable,
    missingDestinations: destinations.filter((_, index) => !reached[index]).map(({ name }) => name),
    missingWatchedFolder: watched === null || (await isFolder(watched)) ? null : watched,
    lastBackupAt: listBackupFiles(backups)[0]?.createdAt ?? null,
    unfinishedOrders: new Set([...listUnsettledOrders(context.reader), ...waiting]).size,
  };
}

/** The bare folder under a share that is not connected is there, and is not the orders folder. */
async function isRightFolder(context: WorkflowContext, folder: string): Promise<boolean> {
  return isKnownRoot(context, folder) ? isMarked(folder).catch(() => false) : isFolder(folder);
}
