import type { OrderEdit, OrderReview } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceProblem } from '../shell/activity.ts';

/** Changes a draft. @returns whether it was changed. */
export async function editDraft(order: Pick<OrderReview, 'id' | 'dealership'>, edit: OrderEdit): Promise<boolean> {
  const result = await runJob(`Changing ${order.dealership}`, 'editOrder', { id: order.id, edit });
  if (!result.ok) announceProblem('Nothing was changed', result.problem);
  return result.ok;
}

/** Takes a vehicle out of a draft. @returns whether it is out. */
export function excludeVehicle(order: Pick<OrderReview, 'id' | 'dealership'>, vin: string): Promise<boolean> {
  return editDraft(order, { kind: 'exclude', vin });
}

/** Takes the last change of a draft back; drafts remember their changes across restarts. */
export async function undoEdit(order: OrderReview): Promise<void> {
  if (order.undo === null) return;
  const result = await runJob('Undo', 'undoOrderEdit', { id: order.id });
  if (!result.ok) announceProblem('Nothing was undone', result.problem);
}

/** Makes the change that was taken back again. */
export async function redoEdit(order: OrderReview): Promise<void> {
  if (order.redo === null) return;
  const result = await runJob('Redo', 'redoOrderEdit', { id: order.id });
  if (!result.ok) announceProblem('Nothing was redone', result.problem);
}

/** Throws a row's draft away and prepares it again from the active import. */
export async function refreshDraft(rowId: number, go: (path: string) => void): Promise<void> {
  const result = await runJob('Preparing again', 'refreshRunSheetRow', { id: rowId });
  if (!result.ok) announceProblem('The order was not prepared again', result.problem);
  else go(result.value.order ? `/today/${result.value.order.id}` : '/today');
}
