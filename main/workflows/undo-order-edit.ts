import { applyOrderEdit, invertOrderEdit } from '../core/order-edits.ts';
import type { OrderReview } from '../core/order-review.ts';
import { ProblemError } from '../core/problem.ts';
import { inTransaction } from '../database/open-database.ts';
import { listOrderEdits, setEditUndone } from '../database/order-edits.ts';
import type { WorkflowContext } from './context.ts';
import { auditEdit, keepEditedDraft, readEditableDraft } from './editable-draft.ts';
import { reviewOrder } from './review-order.ts';

/** Takes the last edit of a draft back. Problems: `unknown-order`, `order-not-a-draft`, `nothing-to-undo`. */
export async function undoOrderEdit(
  context: WorkflowContext,
  input: { readonly id: number },
): Promise<{ readonly order: OrderReview }> {
  const { writer } = context;
  const { id } = input;
  await inTransaction(writer, () => {
    const draft = readEditableDraft(writer, id);
    const last = listOrderEdits(writer, id).findLast(({ isUndone }) => !isUndone);
    if (!last)
      throw new ProblemError('nothing-to-undo', `No edit of order ${id} is left to undo. Nothing was changed.`);
    keepEditedDraft(context, applyOrderEdit(draft, invertOrderEdit(last.edit)));
    setEditUndone(writer, last.id, true);
    auditEdit(context, id, 'undo-order-edit', last.edit);
  });
  return reviewOrder(context, { id });
}
