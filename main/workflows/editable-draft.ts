import {
  type AppliedEdit,
  type AppliedVehicleEdit,
  type EditableDraft,
  listVehicleEdits,
} from '../core/order-edits.ts';
import { tallyVehicles } from '../core/order-warnings.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { readFeedTime } from '../database/dealership-feeds.ts';
import { readDealership } from '../database/dealerships.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readOriginals, writeEditedDraft } from '../database/order-edits.ts';
import type { StoredOrder } from '../database/orders.ts';
import { readWaitingOrder } from '../database/waiting-orders.ts';
import type { WorkflowContext } from './context.ts';
import { findDraftWarnings } from './find-draft-warnings.ts';
import { makeWaitingProblem } from './find-sheet-row.ts';
import { readStoredOrder } from './read-stored-order.ts';

/** A stored draft with what the operator changed of each vehicle. */
export type StoredDraft = Omit<StoredOrder, 'vehicles'> & EditableDraft;

/** Reads a draft to edit it. Problems: `unknown-order`, `order-not-a-draft`, `order-waiting`. */
export function readEditableDraft(db: ReadableDatabase, id: number): StoredDraft {
  const order = readStoredOrder(db, id);
  if (order.status !== 'draft') {
    throw new ProblemError(
      'order-not-a-draft',
      `Order ${id} of ${order.dealership} is ${order.status}; only a draft can be edited. Nothing was changed.`,
      { id, status: order.status },
    );
  }
  if (readWaitingOrder(db, id)) throw makeWaitingProblem(id, order.dealership);
  const originals = readOriginals(db, id);
  return {
    ...order,
    vehicles: order.vehicles.map((vehicle) => ({ vehicle, original: originals[vehicle.vin] ?? {} })),
  };
}

/** Keeps a draft as it is after an edit, its warnings found anew. Call it in a transaction. */
export function keepEditedDraft(context: WorkflowContext, draft: StoredDraft): void {
  const db = context.writer;
  const warnings = findDraftWarnings(db, {
    dealership: readDealership(db, draft.dealershipId),
    type: draft.type,
    number: draft.number,
    tally: tallyVehicles(draft.vehicles.map(({ vehicle }) => vehicle)),
    entries: draft.entries,
    feed: draft.funnel[0]?.remaining ?? 0,
    importedAt: readFeedTime(db, draft.dealershipId),
    now: context.now(),
  });
  writeEditedDraft(db, draft.id, { ...draft, warnings });
}

/** Puts an edit on the audit trail of its order, vehicle by vehicle. */
export function auditEdit(
  context: WorkflowContext,
  id: number,
  action: 'edit-order' | 'undo-order-edit' | 'redo-order-edit',
  edit: AppliedEdit,
): void {
  const at = context.now().toISOString();
  for (const one of listVehicleEdits(edit)) {
    recordAudit(context.writer, { at, action, subject: `order ${id}`, detail: describeForAudit(one) });
  }
}

function describeForAudit(edit: AppliedVehicleEdit) {
  const { kind, vin } = edit;
  if (edit.kind === 'change') return { kind, vin, field: edit.field, from: edit.from, to: edit.to };
  return { kind, vin, ...(edit.because !== undefined && { because: edit.because }) };
}
