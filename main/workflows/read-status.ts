import { listBackupFiles } from '../database/list-backup-files.ts';
import { listUnsettledOrders } from '../database/order-folders.ts';
import { isFolder } from '../files/is-folder.ts';
import type { WorkflowContext } from './context.ts';

/** What the status bar says at all times; the checklist of `checkHealth` goes deeper and takes longer. */
export interface WorkstationStatus {
  readonly ordersFolder: string;
  /** The application's own folder counts as reachable before it is made. */
  readonly isOrdersFolderReachable: boolean;
  /** UTC ISO instant of the newest backup, or `null`. */
  readonly lastBackupAt: string | null;
  /** Orders that wait to be settled, for example because their share is away. */
  readonly unfinishedOrders: number;
}

/** Looks whether the orders folder can be reached and how old the newest backup is. */
export async function readStatus(context: WorkflowContext): Promise<WorkstationStatus> {
  const { orders, data, backups } = context.paths;
  const isReachable = (await isFolder(orders)) || (orders.startsWith(data) && (await isFolder(data)));
  return {
    ordersFolder: orders,
    isOrdersFolderReachable: isReachable,
    lastBackupAt: listBackupFiles(backups)[0]?.createdAt ?? null,
    unfinishedOrders: listUnsettledOrders(context.reader).length,
  };
}
