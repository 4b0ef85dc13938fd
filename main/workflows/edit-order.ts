import { applyOrderEdit, type OrderEdit, planOrderEdit } from '../core/order-edits.ts';
import type { OrderReview } from '../core/order-review.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { readDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { insertOrderEdit, listOrderEdits } from '../database/order-edits.ts';
import { toOrderVehicle } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { auditEdit, keepEditedDraft, readEditableDraft } from './editable-draft.ts';
import { reviewOrder } from './review-order.ts';

/**
 * Changes a value of a draft, takes a vehicle out of it, or takes one in that was kept out. What was prepared is kept
 * beside it, and the edit can be undone. Problems: `unknown-order`, `order-not-a-draft`, and those of planOrderEdit.
 */
export async function editOrder(
  context: WorkflowContext,
  input: { readonly id: number; readonly edit: OrderEdit },
): Promise<{ readonly order: OrderReview }> {
  const { writer } = context;
  const { id } = input;
  await inTransaction(writer, () => {
    const draft = readEditableDraft(writer, id);
    const edit = planOrderEdit(draft, input.edit, {
      findVehicle(vin) {
        const inventory = readCaoInventory(writer, readDealership(writer, draft.dealershipId));
        const vehicle = inventory.find((one) => one.vin === vin);
        return vehicle && toOrderVehicle(vehicle);
      },
      applied: listOrderEdits(writer, id).flatMap((stored) => (stored.isUndone ? [] : [stored.edit])),
    });
    keepEditedDraft(context, applyOrderEdit(draft, edit));
    insertOrderEdit(writer, id, edit, context.now().toISOString());
    auditEdit(context, id, 'edit-order', edit);
  });
  return reviewOrder(context, { id });
}
