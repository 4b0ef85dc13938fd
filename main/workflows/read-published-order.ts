import { ProblemError } from '../core/problem.ts';
import type { StoredOrder } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Reads a published order, practice runs included; what was cut short is settled first.
 * Problems: `unknown-order`, `order-not-published`.
 */
export async function readPublishedOrder(context: WorkflowContext, id: number): Promise<StoredOrder> {
  await settleOrder(context, id);
  const order = readStoredOrder(context.writer, id);
  refuseUnpublished(order);
  return order;
}

/** Refuses an order that is not published, or is so no longer. @throws ProblemError `order-not-published` */
export function refuseUnpublished({ id, dealership, status }: StoredOrder): void {
  if (status === 'published') return;
  throw new ProblemError(
    'order-not-published',
    `Order ${id} of ${dealership} is ${status}; this takes a published one. Nothing was changed.`,
    { id, status },
  );
}
