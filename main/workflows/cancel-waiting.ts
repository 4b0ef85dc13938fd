import type { OrderDetail } from '../core/order-record.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { endWaiting } from '../database/waiting-orders.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { showOrder } from './show-order.ts';

/**
 * Ends the waiting of an order for its orders folder: it is a draft like any other again and goes nowhere by itself.
 * Problems: `unknown-order`, `order-not-waiting`.
 */
export async function cancelWaiting(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderDetail }> {
  const { writer, now } = context;
  await inTransaction(writer, () => {
    const { id, dealership } = readStoredOrder(writer, input.id);
    if (!endWaiting(writer, id)) {
      const message = `The order of ${dealership} does not wait for its orders folder any more. Nothing was changed.`;
      throw new ProblemError('order-not-waiting', message, { id });
    }
    recordAudit(writer, { at: now().toISOString(), action: 'cancel-waiting', subject: `order ${id}`, detail: {} });
  });
  return showOrder(context, input);
}
