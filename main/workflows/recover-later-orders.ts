import { join } from 'node:path';
import type { LaterOrders } from '../core/later-orders.ts';
import type { OrderVehicle } from '../core/order.ts';
import type { OrderFolderSummary } from '../core/order-summary.ts';
import { ProblemError } from '../core/problem.ts';
import { recoverVehicles } from '../core/recover-vehicles.ts';
import { recordAudit } from '../database/audit.ts';
import { findLogOwner, findNameOwner, readDealership } from '../database/dealerships.ts';
import { areLaterOrdersExpected, endExpectingOrders } from '../database/later-orders.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import {
  insertFolderIntent,
  listFolderNames,
  listWrittenFolders,
  setFolderStatus,
  type WrittenFolder,
} from '../database/order-folders.ts';
import { markTold } from '../database/order-notices.ts';
import {
  deleteDraft,
  insertDraft,
  listOrdersPreparedAt,
  readOrder,
  replaceVehicles,
  type StoredOrder,
  setOrderNumber,
} from '../database/orders.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import { readOrderTemplates } from '../database/templates.ts';
import { explainDiskError } from '../files/explain-disk-error.ts';
import { findUnknownFolders } from '../files/find-unknown-folders.ts';
import { VOIDED_FOLDER } from '../files/move-to-voided.ts';
import { readFolderNames } from '../files/read-folder-names.ts';
import { readOrderSummary } from '../files/read-order-summary.ts';
import { readOrderTables } from '../files/read-order-tables.ts';
import { fillDealership } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { finishVoiding } from './finish-voiding.ts';
import { openOrdersRoot } from './open-orders-root.ts';
import { noteOrderNumber } from './order-number-series.ts';
import { recordPublishedOrder } from './record-published-order.ts';

/** An order folder that no order has. */
interface FoundFolder {
  readonly root: string;
  readonly name: string;
  readonly summary: OrderFolderSummary;
  readonly vehicles: readonly OrderVehicle[];
}

const NOTHING: LaterOrders = { recovered: 0, voided: 0 };

/**
 * After a backup was restored: takes over the orders that were written since it was made, from their folders. Without
 * that their vehicles would look new and be printed again. Does nothing when it was done already.
 *
 * @throws ProblemError `later-orders-unknown` while an orders folder is not reachable: what it holds is not known then
 */
export async function recoverLaterOrders(context: WorkflowContext): Promise<LaterOrders> {
  if (!areLaterOrdersExpected(context.writer)) return NOTHING;
  const { found, voided } = await look(context);
  const at = context.now().toISOString();
  const recovered = await inTransaction(context.writer, () => {
    const taken = found.filter((folder) => recoverOrder(context, folder));
    for (const { folderId } of voided) setFolderStatus(context.writer, folderId, 'voided', at);
    endExpectingOrders(context.writer, at);
    return taken.length;
  });
  const orders = new Set(voided.map(({ orderId }) => orderId));
  for (const id of orders) await finishVoiding(context, id);
  if (recovered + orders.size > 0) {
    context.log.orders.warn(
      `After restoring: ${recovered} orders taken over from their folders, ${orders.size} voided.`,
    );
  }
  return { recovered, voided: orders.size };
}

/** Looks through every place that takes orders now; reads only. */
async function look(context: WorkflowContext) {
  const found: FoundFolder[] = [];
  const voided: WrittenFolder[] = [];
  const { destinations } = readOutputSettings(context.writer);
  try {
    const roots = new Set<string>();
    for (const destination of [null, ...destinations.map(({ name }) => name)]) {
      roots.add(await openOrdersRoot(context, false, { destination }));
    }
    for (const root of roots) {
      found.push(...(await findFolders(context, root)));
      voided.push(...(await findVoided(context, root)));
    }
    return { found, voided };
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

/** Puts an order into the history and the VIN log as its folder tells it; returns whether it was one of ours to take. */
function recoverOrder(context: WorkflowContext, { root, name, summary, vehicles }: FoundFolder): boolean {
  const db = context.writer;
  const dealershipId = findOwner(db, summary);
  if (dealershipId === undefined) {
    context.log.orders.warn('After restoring: an order folder was left alone, its dealership is not known here.');
    return false;
  }
  const known = findSame(db, dealershipId, summary, vehicles);
  // A copy of a folder that is known.
  if (known && known.status !== 'draft') return false;
  const id = known?.id ?? insertRecovered(context, dealershipId, summary, vehicles);
  if (known) replaceVehicles(db, id, keepKnown(known, vehicles));
  setOrderNumber(db, id, summary.orderNumber);
  const folderId = insertFolderIntent(db, { orderId: id, root, folder: name, staging: '' });
  const order = readOrder(db, id);
  if (!order) throw new Error(`Order ${id} is gone.`);
  recordPublishedOrder(db, order, folderId, new Date(summary.writtenAt));
  noteOrderNumber(db, summary.orderNumber, summary.writtenAt);
  // Whoever is told of orders was told when it was published.
  markTold(db, id, summary.writtenAt);
  const detail = { folder: name, vehicles: vehicles.length };
  recordAudit(db, { at: context.now().toISOString(), action: 'recover-order', subject: `order ${id}`, detail });
  return true;
}

/** A dealership that was renamed after the backup is known by its VIN log, which keeps its table. */
function findOwner(db: ReadableDatabase, { dealership, vinLog }: OrderFolderSummary): number | undefined {
  return (vinLog === undefined ? undefined : findLogOwner(db, vinLog)) ?? findNameOwner(db, dealership);
}

/** The order of a folder, if it is known: under the id that the folder names, or recovered under another one before. */
function findSame(
  db: ReadableDatabase,
  dealershipId: number,
  { orderId, preparedAt }: OrderFolderSummary,
  vehicles: readonly OrderVehicle[],
): StoredOrder | undefined {
  const orders = listOrdersPreparedAt(db, dealershipId, preparedAt).flatMap((id) => readOrder(db, id) ?? []);
  const listVins = (of: readonly OrderVehicle[]) =>
    of
      .map(({ vin }) => vin)
      .toSorted()
      .join();
  const hasSameVehicles = (order: StoredOrder) => !order.practice && listVins(order.vehicles) === listVins(vehicles);
  return orders.find(({ id }) => id === orderId) ?? orders.find(hasSameVehicles);
}

/** The backup may have had the draft: what it knows of a vehicle is more than the folder tells. */
function keepKnown(draft: StoredOrder, vehicles: readonly OrderVehicle[]): readonly OrderVehicle[] {
  const known = new Map(draft.vehicles.map((vehicle) => [vehicle.vin, vehicle]));
  return vehicles.map((vehicle) => known.get(vehicle.vin) ?? vehicle);
}

/** Keeps an order under its own id, or under another one when that was given again: by now, or in another past. */
function insertRecovered(
  { writer }: WorkflowContext,
  dealershipId: number,
  summary: OrderFolderSummary,
  vehicles: readonly OrderVehicle[],
): number {
  // A draft gives its id back: it was thrown away when the id was given to this order.
  deleteDraft(writer, summary.orderId);
  const freeId = readOrder(writer, summary.orderId) === undefined ? summary.orderId : null;
  const { output } = fillDealership(writer, readDealership(writer, dealershipId));
  return insertDraft(
    writer,
    {
      dealershipId,
      dealership: summary.dealership,
      type: summary.orderType,
      number: summary.orderNumber,
      vehicles,
      heldBack: [],
      alreadyOrdered: [],
      funnel: summary.funnel,
      entries: [],
      warnings: summary.warnings,
      importId: null,
      output,
      templates: readOrderTemplates(writer, output),
      createdAt: summary.preparedAt,
    },
    freeId,
  );
}
