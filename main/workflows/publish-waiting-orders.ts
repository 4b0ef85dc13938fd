import type { OrderResult } from '../core/order-record.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import { areLaterOrdersExpected } from '../database/later-orders.ts';
import { inTransaction } from '../database/open-database.ts';
import { listOrderFolders, listUnsettledOrders } from '../database/order-folders.ts';
import { readOrder } from '../database/orders.ts';
import { setProblemOfOrder } from '../database/run-sheets.ts';
import { endWaiting, listWaitingOrders, readWaitingOrder, type StoredWait } from '../database/waiting-orders.ts';
import { isMarked } from '../files/claim-orders-root.ts';
import type { WorkflowContext } from './context.ts';
import { describeFailure, describeOrder } from './describe-order.ts';
import { findDestination } from './find-destination.ts';
import { publishOrWait } from './publish-or-wait.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { recoverLaterOrders } from './recover-later-orders.ts';
import { settleUnfinishedOrders } from './settle-unfinished-orders.ts';

/** Another process is at it: should that one be stopped, the order has to be waiting still. */
const ELSEWHERE: readonly string[] = ['order-not-a-draft', 'database-busy'];

/**
 * Publishes the orders that wait and whose orders folder is back, exactly as they were reviewed: each once, and only into
 * the marked folder that it waits for. With an id, that order is tried now, into the present orders folder. One that
 * would need another yes than the operator gave, or fails in another way, waits no longer; its row says why.
 * Problems of the call itself: `order-not-waiting`, `later-orders-unknown`.
 */
export async function publishWaitingOrders(
  context: WorkflowContext,
  input: { readonly id?: number },
): Promise<{ readonly orders: readonly OrderResult[] }> {
  await settleUnfinishedOrders(context);
  await recoverLaterOrders(context);
  const orders: OrderResult[] = [];
  for (const wait of await listDue(context, input.id)) {
    context.signal.throwIfAborted();
    orders.push(await publishWaiting(context, wait));
  }
  return { orders };
}

/** Whether there is something that publishWaitingOrders could do now. Looks, and changes nothing. */
export async function isWaitOver(context: Pick<WorkflowContext, 'reader' | 'paths'>): Promise<boolean> {
  if (areLaterOrdersExpected(context.reader) && (await isMarked(context.paths.orders).catch(() => false))) return true;
  for (const wait of listWaitingOrders(context.reader)) if (await isBack(context, wait)) return true;
  for (const id of listUnsettledOrders(context.reader)) {
    const roots = new Set(listOrderFolders(context.reader, id).map(({ root }) => root));
    const marked = await Promise.all([...roots].map((root) => isMarked(root).catch(() => false)));
    if (marked.every(Boolean)) return true;
  }
  return false;
}

async function listDue(context: WorkflowContext, id: number | undefined): Promise<readonly StoredWait[]> {
  if (id !== undefined) {
    const wait = readWaitingOrder(context.writer, id);
    // Settling may just have published it.
    if (wait || readOrder(context.writer, id)?.status === 'published') return wait ? [wait] : [];
    throw new ProblemError(
      'order-not-waiting',
      `Order ${id} does not wait for an orders folder. Nothing was changed.`,
      {
        id,
      },
    );
  }
  const due: StoredWait[] = [];
  for (const wait of listWaitingOrders(context.writer)) if (await isBack(context, wait)) due.push(wait);
  return due;
}

/** A folder that was chosen meanwhile is another place: nothing goes there without being asked. */
async function isBack(
  context: Pick<WorkflowContext, 'reader' | 'paths'>,
  { orderId, ordersFolder }: StoredWait,
): Promise<boolean> {
  if (!(await isMarked(ordersFolder).catch(() => false))) return false;
  const order = readOrder(context.reader, orderId);
  try {
    return order !== undefined && findDestination(context, order.output) === ordersFolder;
  } catch {
    // Its destination is no more; whoever opens the order is told.
    return false;
  }
}

async function publishWaiting(context: WorkflowContext, wait: StoredWait): Promise<OrderResult> {
  const draft = readStoredOrder(context.writer, wait.orderId);
  const { dealership: name, type, number } = draft;
  try {
    const { order } = await publishOrWait(context, { id: wait.orderId, said: wait.guards });
    const status = order.status === 'published' ? 'published' : 'waiting';
    return { id: order.id, ...describeOrder(draft, status), ...(order.folder !== null && { folder: order.folder }) };
  } catch (error) {
    // A cancelled call leaves the rest waiting.
    context.signal.throwIfAborted();
    const failure = describeFailure(context, error, { name, type, number }, draft);
    if (failure.problem && !ELSEWHERE.includes(failure.problem.code))
      await giveUp(context, wait.orderId, failure.problem);
    return { id: wait.orderId, ...failure };
  }
}

async function giveUp(context: WorkflowContext, orderId: number, problem: Problem): Promise<void> {
  await inTransaction(context.writer, () => {
    endWaiting(context.writer, orderId);
    setProblemOfOrder(context.writer, orderId, problem);
  });
  context.log.orders.error(`Order ${orderId} waits no longer: ${problem.code}.`);
}
