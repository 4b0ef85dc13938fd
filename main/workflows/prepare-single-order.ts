import type { OrderDetail } from '../core/order-record.ts';
import type { WorkflowContext } from './context.ts';
import { type PrepareOrderInput, prepareOrder } from './prepare-order.ts';
import { showOrder } from './show-order.ts';

/** Makes and keeps a draft beside the run sheet; `null` when there is nothing to print. Problems: those of preparing. */
export async function prepareSingleOrder(
  context: WorkflowContext,
  input: Omit<PrepareOrderInput, 'store'>,
): Promise<{ readonly order: OrderDetail | null }> {
  const prepared = await prepareOrder(context, { ...input, store: true });
  if (prepared.status === 'nothing-new' || prepared.id === null) return { order: null };
  return showOrder(context, { id: prepared.id });
}
