import { applyOrderEdit, type OrderEdit, planOrderEdit } from '../core/order-edits.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { readDealership } from '../database/dealerships.ts';
import { insertOrderEdit, listOrderEdits } from '../database/order-edits.ts';
import { toOrderVehicle } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { auditEdit, keepEditedDraft, readEditableDraft } from './editable-draft.ts';

/**
 * Edits a draft: it is kept as it is then, the edit can be undone, and the audit trail has it. Call it in a transaction.
 *
 * @throws ProblemError those of readEditableDraft and of planOrderEdit
 */
export function makeDraftEdit(context: WorkflowContext, id: number, wanted: OrderEdit): void {
  const { writer } = context;
  const draft = readEditableDraft(writer, id);
  const edit = planOrderEdit(draft, wanted, {
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
}
