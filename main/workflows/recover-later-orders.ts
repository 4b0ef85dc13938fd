import type { LaterOrders } from '../core/later-orders.ts';
import type { OrderVehicle } from '../core/order.ts';
import type { OrderFolderSummary } from '../core/order-summary.ts';
import { recordAudit } from '../database/audit.ts';
import { findLogOwner, findNameOwner, readDealership } from '../database/dealerships.ts';
import { areLaterOrdersExpected, endExpectingOrders } from '../database/later-orders.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { insertFolderIntent, setFolderStatus } from '../database/order-folders.ts';
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
import { readOrderTemplates } from '../database/templates.ts';
import { fillDealership } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { type FoundFolder, findLaterFolders } from './find-later-folders.ts';
import { finishVoiding } from './finish-voiding.ts';
import { keepLoggedEntries } from './keep-logged-entries.ts';
import { noteOrderNumber } from './order-number-series.ts';
import { recordPublishedOrder } from './record-published-order.ts';

const NOTHING: LaterOrders = { recovered: 0, voided: 0 };

/**
 * After a backup was restored: takes over the orders that were written since it was made, from their folders. Without
 * that their vehicles would look new and be printed again. Does nothing when it was done already.
 *
 * @throws ProblemError `later-orders-unknown` while an orders folder is not reachable: what it holds is not known then
 */
export async function recoverLaterOrders(context: WorkflowContext): Promise<LaterOrders> {
  if (!areLaterOrdersExpected(context.writer)) return NOTHING;
  const { found, voided } = await findLaterFolders(context);
  const at = context.now().toISOString();
  const recovered = await inTransaction(context.writer, () => {
    const taken = found.filter((folder) => recoverOrder(context, folder));
    for (const { folderId } of voided) setFolderStatus(context.writer, folderId, 'voided', at);
    keepLoggedEntries(context, at);
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

/** Puts an order into the history and the VIN log as its folder tells it; returns whether it was one of ours to take. */
function recoverOrder(context: WorkflowContext, { root, name, summary, vehicles }: FoundFolder): boolean {
  const db = context.writer;
  const dealershipId = findOwner(db, summary);
  if (dealershipId === undefined) {
    context.log.orders.warn('After restoring: an order folder was left alone, its dealership is not known here.');
    return false;
  }
  const known = findSame(db, dealershipId, summary, vehicles);
  // Exported again after the backup, or copied by somebody: taking the order back has to take this one away as well.
  if (known?.status === 'published' && !known.practice) keepFolder(context, known.id, root, name);
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

function keepFolder({ writer, now }: WorkflowContext, orderId: number, root: string, folder: string): void {
  const id = insertFolderIntent(writer, { orderId, root, folder, staging: '' });
  setFolderStatus(writer, id, 'written', now().toISOString());
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
  // A practice run of the same draft, in another past or of a copy of it, is another order.
  const real = orders.filter(({ status, practice }) => status === 'draft' || !practice);
  return real.find(({ id }) => id === orderId) ?? real.find((order) => listVins(order.vehicles) === listVins(vehicles));
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
