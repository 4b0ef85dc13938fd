import { nameOrderFolder, nameStagingFolder } from '../core/order-folder-name.ts';
import { readDealership } from '../database/dealerships.ts';
import { listFolderNames, type OrderFolder } from '../database/order-folders.ts';
import type { StoredOrder } from '../database/orders.ts';
import { publishFolder } from '../files/publish-folder.ts';
import { readFolderNames } from '../files/read-folder-names.ts';
import { writeOrderFolder } from '../files/write-order-folder.ts';
import type { WorkflowContext } from './context.ts';
import { findPathMapping } from './find-destination.ts';
import { formatLocalStamp } from './local-time.ts';

/** Where a folder is going to be: the place, its name there, and its hidden name while it is being written. */
export type FolderPlace = Pick<OrderFolder, 'root' | 'folder' | 'staging'>;

/** Chooses a name for an order's folder that nothing in the orders folder has, and no other order was promised. */
export async function chooseFolder(context: WorkflowContext, order: StoredOrder, root: string): Promise<FolderPlace> {
  const onDisk = await readFolderNames(root);
  const promised = listFolderNames(context.writer, root);
  const isTaken = (name: string) => onDisk.has(name.toLowerCase()) || promised.has(name.toLowerCase());
  const folder = nameOrderFolder(order.dealership, order.type, formatLocalStamp(context.now()), isTaken);
  return { root, folder, staging: nameStagingFolder(folder) };
}

/** Writes an order's folder, verifies it and makes it visible, all or nothing. */
export async function writeFolder(context: WorkflowContext, order: StoredOrder, place: FolderPlace): Promise<void> {
  const label = `Writing the order of ${order.dealership}`;
  await writeOrderFolder(
    {
      root: place.root,
      rootUsedBefore: true,
      folderName: place.folder,
      stagingName: place.staging,
      orderId: order.id,
      vinLog: readDealership(context.writer, order.dealershipId).vinLogTable,
      draft: order,
      practice: order.practice,
      output: order.output,
      templates: order.templates,
      pathMapping: findPathMapping(context.writer, place.root),
      applicationVersion: context.applicationVersion,
      preparedAt: order.createdAt,
      writtenAt: context.now().toISOString(),
    },
    {
      signal: context.signal,
      onVehicle: (done, total) => context.report({ label, done, total, unit: 'vehicles' }),
    },
  );
  await publishFolder(
    { root: place.root, stagingName: place.staging, folderName: place.folder },
    { signal: context.signal },
  );
}
