import type { OrderResult } from '../core/order-record.ts';
import { inTransaction } from '../database/open-database.ts';
import { copyDraft } from '../database/order-edits.ts';
import { deleteDraft, readOrder } from '../database/orders.ts';
import { readSheetRow, type StoredSheetRow, updateSheetRow } from '../database/run-sheets.ts';
import type { WorkflowContext } from './context.ts';
import { describeFailure, describeNothing, describeOrder } from './describe-order.ts';
import { findSheetRow } from './find-sheet-row.ts';
import { prepareRow } from './prepare-run-sheet-row.ts';
import { publishOrWait } from './publish-or-wait.ts';
import { publishOrder } from './publish-order.ts';
import { readStoredOrder } from './read-stored-order.ts';

export interface RunOrdersInput {
  /** Rows of the run sheet, in the order in which they are written. */
  readonly ids: readonly number[];
  /** Writes copies to the practice folder; the rows and their drafts stay as they are. */
  readonly practice?: boolean;
  readonly yes?: boolean;
}

/**
 * Publishes the orders of run sheet rows, each in a transaction of its own; what has no draft is prepared first. A
 * failure stays in its row and touches no other; an order whose folder is away waits for it. Cancelling stops before the next order; what was published stays.
 * Problem of the call itself: `unknown-run-sheet-row`.
 */
export async function runOrders(
  context: WorkflowContext,
  input: RunOrdersInput,
): Promise<{ readonly orders: readonly OrderResult[] }> {
  const rows = input.ids.map((id) => findSheetRow(context.writer, id));
  const orders: OrderResult[] = [];
  for (const [done, row] of rows.entries()) {
    context.signal.throwIfAborted();
    context.report({ label: `Publishing the order of ${row.dealership}`, done, total: rows.length, unit: 'orders' });
    orders.push(await runOrder(context, row, input));
  }
  return { orders };
}

async function runOrder(context: WorkflowContext, row: StoredSheetRow, input: RunOrdersInput): Promise<OrderResult> {
  try {
    const draftId = row.orderId ?? (await prepareRow(context, row));
    if (draftId === null) return describeNothing(row.dealership, row.type, null);
    if (input.practice) return await practiseOrder(context, draftId);
    const { order } = await publishOrWait(context, { id: draftId, yes: input.yes === true });
    await keepProblem(context, row.id, null);
    return describeRun(context, order.id, order.status === 'published' ? 'published' : 'waiting', order.folder);
  } catch (error) {
    // A cancelled call ends as a whole.
    context.signal.throwIfAborted();
    return describeRowFailure(context, row, error);
  }
}

/** Publishing uses a draft up, so practice gets a copy of it. */
async function practiseOrder(context: WorkflowContext, draftId: number): Promise<OrderResult> {
  const { writer } = context;
  const id = await inTransaction(writer, () => copyDraft(writer, draftId));
  try {
    const { order } = await publishOrder(context, { id, practice: true });
    return describeRun(context, id, 'practice', order.folder);
  } catch (error) {
    await inTransaction(writer, () => deleteDraft(writer, id));
    throw error;
  }
}

async function describeRowFailure(context: WorkflowContext, row: StoredSheetRow, error: unknown): Promise<OrderResult> {
  const orderId = readSheetRow(context.writer, row.id)?.orderId ?? null;
  const order = orderId === null ? undefined : readOrder(context.writer, orderId);
  const request = { name: row.dealership, type: row.type, number: row.number };
  const result = describeFailure(context, error, request, order);
  // A question is not a failure, and what is published stays published.
  const isFailure = result.problem?.code !== 'needs-confirmation' && result.problem?.code !== 'order-not-a-draft';
  await keepProblem(context, row.id, isFailure ? (result.problem ?? null) : null);
  return { ...(order && { id: order.id }), ...result };
}

async function keepProblem(context: WorkflowContext, id: number, problem: StoredSheetRow['problem']): Promise<void> {
  await inTransaction(context.writer, () => updateSheetRow(context.writer, id, { problem }));
}

function describeRun(
  context: WorkflowContext,
  id: number,
  status: 'published' | 'practice' | 'waiting',
  folder: string | null,
): OrderResult {
  const described = describeOrder(readStoredOrder(context.writer, id), status);
  return { id, ...described, ...(folder !== null && { folder }) };
}
