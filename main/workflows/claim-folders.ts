import type { OrderFolder } from '../database/order-folders.ts';
import { claimOrdersRoot } from '../files/claim-orders-root.ts';
import { REAL_DISK } from '../files/order-disk.ts';

/** Makes sure that the orders folders around an order's folders are there, before anything in them is judged. */
export async function claimFolders(folders: readonly OrderFolder[]): Promise<void> {
  for (const root of new Set(folders.map((folder) => folder.root))) await claimOrdersRoot(root, true, REAL_DISK);
}
