import type { OrderSummary } from '../core/order-record.ts';
import { listOrderSummaries } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';

/** Lists the history of orders, drafts included, newest first. */
export function listOrders(context: WorkflowContext): { readonly orders: readonly OrderSummary[] } {
  return { orders: listOrderSummaries(context.reader) };
}
