import { applyOrderEdit } from '../core/order-edits.ts';
import type { OrderReview } from '../core/order-review.ts';
import { ProblemError } from '../core/problem.ts';
import { inTransaction } from '../database/open-database.ts';
import { listOrderEdits, setEditUndone } from '../database/order-edits.ts';
import type { WorkflowContext } from './context.ts';
import { auditEdit, keepEditedDraft, readEditableDraft } from './editable-draft.ts';
import { reviewOrder } from './review-order.ts';

/** Makes the edit that was undone last again. Problems: `unknown-order`, `order-not-a-draft`, `nothing-to-redo`. */
export async function redoOrderEdit(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderReview }> {
  const { writer } = context;
  const { id } = input;
  await inTransaction(writer, () => {
    const draft = readEditableDraft(writer, id);
    const next = listOrderEdits(writer, id).find(({ isUndone }) => isUndone);
    if (!next) throw new ProblemError('nothing-to-redo', `No edit of order ${id} was undone. Nothing was changed.`);
    keepEditedDraft(context, applyOrderEdit(draft, next.edit));
    setEditUndone(writer, next.id, false);
    auditEdit(context, id, 'redo-order-edit', next.edit);
  });
  return reviewOrder(context, { id });
}
