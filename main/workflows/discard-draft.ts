import { ProblemError } from '../core/problem.ts';
import { inTransaction } from '../database/open-database.ts';
import { deleteDraft } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';

/** Forgets a draft; nothing of it was ever written. Problems: `unknown-order`, `order-not-a-draft`. */
export async function discardDraft(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly discarded: number }> {
  await inTransaction(context.writer, () => {
    const order = readStoredOrder(context.writer, input.id);
    if (deleteDraft(context.writer, input.id)) return;
    throw new ProblemError(
      'order-not-a-draft',
      `Order ${input.id} of ${order.dealership} is ${order.status}; only a draft can be discarded. Void it instead.`,
      { id: input.id, status: order.status },
    );
  });
  return { discarded: input.id };
}
