import { join } from 'node:path';
import type { OrderVehicle } from '../core/order.ts';
import type { OrderFolderSummary } from '../core/order-summary.ts';
import { ProblemError } from '../core/problem.ts';
import { recoverVehicles } from '../core/recover-vehicles.ts';
import { listFoldersPublishedHere, readOrdersBefore } from '../database/later-orders.ts';
import { listFolderNames, listWrittenFolders, type WrittenFolder } from '../database/order-folders.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import { isMarked } from '../files/claim-orders-root.ts';
import { explainDiskError } from '../files/explain-disk-error.ts';
import { findUnknownFolders } from '../files/find-unknown-folders.ts';
import { VOIDED_FOLDER } from '../files/move-to-voided.ts';
import { readFolderNames } from '../files/read-folder-names.ts';
import { readOrderSummary } from '../files/read-order-summary.ts';
import { readOrderTables } from '../files/read-order-tables.ts';
import type { WorkflowContext } from './context.ts';
import { openOrdersRoot } from './open-orders-root.ts';

/** An order folder that no order has. */
export interface FoundFolder {
  readonly root: string;
  readonly name: string;
  readonly summary: OrderFolderSummary;
  readonly vehicles: readonly OrderVehicle[];
}

/**
 * Looks, after a backup was restored, through every place that takes orders now, and through those that the database
 * before took them to: for folders that no order has, and for those of orders that were voided. Reads only.
 *
 * @throws ProblemError `later-orders-unknown` while a folder of the settings is not reachable
 */
export async function findLaterFolders(context: WorkflowContext): Promise<{
  readonly found: readonly FoundFolder[];
  readonly voided: readonly WrittenFolder[];
}> {
  const found: FoundFolder[] = [];
  const voided: WrittenFolder[] = [];
  const { destinations } = readOutputSettings(context.writer);
  try {
    const roots = new Set<string>();
    for (const destination of [null, ...destinations.map(({ name }) => name)]) {
      roots.add(await openOrdersRoot(context, false, { destination }));
    }
    const before = readOrdersBefore(context.writer);
    // The folder that was chosen after the backup. One that is away keeps nobody from working: its orders are remembered.
    for (const root of before.roots) if (await isMarked(root).catch(() => false)) roots.add(root);
    for (const root of roots) {
      found.push(...(await findFolders(context, root)));
      voided.push(...(await findVoided(context, root)));
    }
    const voidedBefore = before.voided.flatMap((order) => listFoldersPublishedHere(context.writer, order));
    return { found, voided: [...voided, ...voidedBefore.filter(({ root }) => roots.has(root))] };
  } catch (error) {
    throw explainUnseen(explainDiskError(error, context.paths.orders));
  }
}

function explainUnseen(error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  return new ProblemError(
    'later-orders-unknown',
    'A backup was restored, and the orders written after it was made cannot be seen: their vehicles would look new. ' +
      `Nothing was prepared or written. ${error.message}`,
    error.problem.details,
  );
}

async function findFolders(context: WorkflowContext, root: string): Promise<readonly FoundFolder[]> {
  const found: FoundFolder[] = [];
  for (const name of await findUnknownFolders(root, listFolderNames(context.writer, root))) {
    const folder = join(root, name);
    const summary = await readOrderSummary(folder);
    if (!summary.ok || summary.value.practice) continue;
    const { vehicles, billing } = await readOrderTables(folder, summary.value);
    found.push({ root, name, summary: summary.value, vehicles: recoverVehicles(summary.value, vehicles, billing) });
  }
  return found;
}

/** Folders of published orders that lie in `_voided` and no longer where they were. */
async function findVoided({ writer }: WorkflowContext, root: string): Promise<readonly WrittenFolder[]> {
  const [here, voided] = [await readFolderNames(root), await readFolderNames(join(root, VOIDED_FOLDER))];
  return listWrittenFolders(writer, root).filter(({ folder }) => {
    const name = folder.toLowerCase();
    return voided.has(name) && !here.has(name);
  });
}
