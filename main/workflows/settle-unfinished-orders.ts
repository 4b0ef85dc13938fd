import { listUnsettledOrders } from '../database/order-folders.ts';
import type { WorkflowContext } from './context.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Settles, at every start, what a crash left: an order whose folder is there whole is published and logged, any other
 * is a draft again and its staging is removed. An order whose folder cannot be reached now waits for the next start.
 */
export async function settleUnfinishedOrders(
  context: WorkflowContext,
): Promise<{ readonly settled: number; readonly waiting: number }> {
  let waiting = 0;
  const orders = listUnsettledOrders(context.reader);
  for (const id of orders) {
    try {
      await settleOrder(context, id);
    } catch (error) {
      waiting += 1;
      context.log.orders.error(`Order ${id} could not be settled now: ${String(error)}`);
    }
  }
  return { settled: orders.length - waiting, waiting };
}
