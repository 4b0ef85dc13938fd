import type { OrderDetail } from '../core/order-record.ts';
import { listOrderSummaries } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';

/** Shows an order of the history with its contents. Problem: `unknown-order`. */
export function showOrder(context: WorkflowContext, input: { readonly id: number }): { readonly order: OrderDetail } {
  const stored = readStoredOrder(context.reader, input.id);
  const { vehicles, heldBack, alreadyOrdered, funnel, entries, warnings, archivedAt } = stored;
  const [summary] = listOrderSummaries(context.reader, input.id);
  if (!summary) throw new Error(`Order ${input.id} vanished while it was being read.`);
  const contents = { contents: vehicles, heldBack, alreadyOrdered, funnel, entries, warnings };
  return { order: { ...summary, ...contents, ...(archivedAt && { archivedAt }) } };
}
