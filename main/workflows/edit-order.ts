import type { OrderEdit } from '../core/order-edits.ts';
import type { OrderReview } from '../core/order-review.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { makeDraftEdit } from './make-draft-edit.ts';
import { reviewOrder } from './review-order.ts';

/**
 * Changes a value of a draft, takes a vehicle out of it, or takes one in that was kept out. What was prepared is kept
 * beside it, and the edit can be undone. Problems: `unknown-order`, `order-not-a-draft`, and those of planOrderEdit.
 */
export async function editOrder(
  context: WorkflowContext,
  input: { readonly id: number; readonly edit: OrderEdit },
): Promise<{ readonly order: OrderReview }> {
  await inTransaction(context.writer, () => makeDraftEdit(context, input.id, input.edit));
  return reviewOrder(context, { id: input.id });
}
