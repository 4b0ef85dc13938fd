import type { OrderWarning } from '../core/order.ts';
import type { OrderDetail } from '../core/order-record.ts';
import { ProblemError } from '../core/problem.ts';
import { readDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { insertFolderIntent, listOrderFolders } from '../database/order-folders.ts';
import {
  listPublishingOrders,
  type StoredOrder,
  setOrderNumber,
  setOrderPractice,
  setOrderStatus,
  setPublishTime,
} from '../database/orders.ts';
import { findLoggedIn } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';
import { findNumberWarning } from './find-number-warning.ts';
import { openOrdersRoot } from './open-orders-root.ts';
import { findNextNumber, noteOrderNumber } from './order-number-series.ts';
import { readOrderNumber } from './read-order-number.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { recordPublishedOrder } from './record-published-order.ts';
import { recoverLaterOrders } from './recover-later-orders.ts';
import { settleAfterFailure } from './settle-order.ts';
import { settleUnfinishedOrders } from './settle-unfinished-orders.ts';
import { showOrder } from './show-order.ts';
import { chooseFolder, writeFolder } from './write-folder.ts';

export interface PublishOrderInput {
  /** The draft. */
  readonly id: number;
  /** Replaces the draft's number; without either the shop's series, if there is one, gives the next. */
  readonly number?: string;
  /** Writes to the practice folder and touches no VIN log; the draft is used up all the same. */
  readonly practice?: boolean;
  /** Yes to all that asks when the call begins. */
  readonly yes?: boolean;
  /** What was said yes to at an earlier try: whatever else asks now is refused, up to the moment of writing. */
  readonly said?: readonly OrderWarning[];
}

/**
 * Writes a draft's order folder and logs its VINs: both or neither, also in a crash. The draft is written as it was
 * reviewed; nothing is selected again. Problems: `unknown-order`, `order-not-a-draft`, `order-empty`,
 * `needs-confirmation`, those of the orders folder, and those of writing (`wrong-qr-code`, `disk-full`, …), after which
 * it is still a draft.
 */
export async function publishOrder(
  context: WorkflowContext,
  input: PublishOrderInput,
): Promise<{ readonly order: OrderDetail }> {
  const draft = await readDraft(context, input.id);
  const practice = input.practice === true;
  const number = input.number === undefined ? draft.number : readOrderNumber(input.number);
  // A practice run can be thrown away; nobody needs to be asked.
  const found = practice ? [] : findGuards(context, draft, number);
  // A yes is one to what asks now, not to what another process does while this order is on its way.
  const said = input.yes ? found : (input.said ?? []);
  refuseUnconfirmed(draft, found, said);
  const root = await openOrdersRoot(context, practice, draft.output);
  await recordIntent(context, { ...draft, number, practice }, root, said);
  try {
    await writeAndLog(context, input.id, said);
  } catch (error) {
    await settleAfterFailure(context, input.id);
    // The failure counts unless the folder turned out to be there whole.
    if (readStoredOrder(context.writer, input.id).status !== 'published') throw error;
  }
  return showOrder(context, input);
}

/** Reads the draft, after settling what was cut short before: this order, or another that may have the same vehicles. */
async function readDraft(context: WorkflowContext, id: number): Promise<StoredOrder> {
  await settleUnfinishedOrders(context);
  await recoverLaterOrders(context);
  const order = readStoredOrder(context.writer, id);
  const [unsettled] = listPublishingOrders(context.writer, order.dealershipId);
  if (unsettled !== undefined) {
    throw new ProblemError(
      'order-unsettled',
      `Order ${unsettled} of ${order.dealership} was cut short, and its orders folder is not reachable to see how far ` +
        'it came. Nothing was written. Connect the folder and try again.',
      { id: unsettled },
    );
  }
  refuseUnpublishable(order);
  return order;
}

function refuseUnpublishable({ id, dealership, status, vehicles }: StoredOrder): void {
  if (status === 'draft' && vehicles.length > 0) return;
  if (status === 'draft') {
    const message = `Nothing is left in the order of ${dealership}. Nothing was written. Put a vehicle back, or throw it away.`;
    throw new ProblemError('order-empty', message, { id });
  }
  throw new ProblemError(
    'order-not-a-draft',
    `Order ${id} of ${dealership} is ${status} already. Nothing was written and nothing was logged again.`,
    { id, status },
  );
}

/** What the operator has to say yes to before a draft is published under a number. */
export function findGuards(
  context: WorkflowContext,
  draft: StoredOrder,
  number: string | null,
): readonly OrderWarning[] {
  const reviewed = draft.warnings.filter((warning) => warning.asks && warning.code !== 'number-used');
  return [...reviewed, ...findNumberWarning(context.writer, number), ...findOrderedMeanwhile(context, draft)];
}

/** Vehicles that another order took after this draft was made: publishing would print them twice. */
function findOrderedMeanwhile(context: WorkflowContext, draft: StoredOrder): readonly OrderWarning[] {
  const unmarked = draft.vehicles.filter((vehicle) => vehicle.alreadyOrderedIn === null).map(({ vin }) => vin);
  const dealership = readDealership(context.writer, draft.dealershipId);
  const vins = [...findLoggedIn(context.writer, dealership, unmarked).keys()].sort();
  if (vins.length === 0) return [];
  const message = `${vins.length} of its vehicles were ordered after this draft was made. Prepare it again to leave them out.`;
  return [{ code: 'ordered-meanwhile', message, asks: true, vins }];
}

function refuseUnconfirmed(draft: StoredOrder, found: readonly OrderWarning[], said: readonly OrderWarning[]): void {
  const isSame = (one: OrderWarning, other: OrderWarning) =>
    one.code === other.code && one.message === other.message && String(one.vins) === String(other.vins);
  const guards = found.filter((guard) => !said.some((one) => isSame(one, guard)));
  if (guards.length === 0) return;
  throw new ProblemError(
    'needs-confirmation',
    `The order of ${draft.dealership} needs a yes: ${guards.map(({ message }) => message).join(' ')} Nothing was written.`,
    { guards },
  );
}

async function recordIntent(
  context: WorkflowContext,
  order: StoredOrder,
  root: string,
  said: readonly OrderWarning[],
): Promise<void> {
  const db = context.writer;
  await inTransaction(db, async () => {
    // Another process may have published it since it was read.
    refuseUnpublishable(readStoredOrder(db, order.id));
    // Practice uses no number up. Asked for under the lock, the series gives no number to two processes.
    const number = order.number ?? (order.practice ? null : findNextNumber(db));
    // A number that was typed may have been taken by another process since it was looked at; from here on it is ours.
    if (!order.practice) refuseUnconfirmed(order, findNumberWarning(db, number), said);
    if (!order.practice) noteOrderNumber(db, number, context.now().toISOString());
    setOrderNumber(db, order.id, number);
    setOrderPractice(db, order.id, order.practice);
    setOrderStatus(db, order.id, 'publishing', '');
    insertFolderIntent(db, { orderId: order.id, ...(await chooseFolder(context, order, root)) });
  });
}

/** Another process took the intent for something that a crash had left, in the moment before this one held the lock. */
function makeTakenProblem({ id, dealership }: StoredOrder): ProblemError {
  const message = `Another window settled order ${id} of ${dealership} at the same moment. Nothing was written. Try again.`;
  return new ProblemError('order-unsettled', message, { id });
}

/** One transaction from the first file to the log entry: its lock keeps another process from settling this order. */
async function writeAndLog(context: WorkflowContext, id: number, said: readonly OrderWarning[]): Promise<void> {
  const startedAt = context.now().getTime();
  await inTransaction(context.writer, async () => {
    const order = readStoredOrder(context.writer, id);
    const folder = listOrderFolders(context.writer, id).find(({ status }) => status === 'writing');
    if (order.status !== 'publishing' || !folder) throw makeTakenProblem(order);
    // Another process may have ordered the same vehicles since it was looked whether anybody has to be asked.
    if (!order.practice) refuseUnconfirmed(order, findOrderedMeanwhile(context, order), said);
    await writeFolder(context, order, folder);
    recordPublishedOrder(context.writer, order, folder.id, context.now());
    setPublishTime(context.writer, id, context.now().getTime() - startedAt);
    context.log.orders.info(
      `Order ${id} is published, ${order.practice ? 'practice, ' : ''}vehicles: ${order.vehicles.length}.`,
    );
  });
}
