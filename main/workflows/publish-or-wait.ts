import type { OrderDetail } from '../core/order-record.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import { inTransaction } from '../database/open-database.ts';
import { setOrderNumber } from '../database/orders.ts';
import { keepWaiting } from '../database/waiting-orders.ts';
import type { WorkflowContext } from './context.ts';
import { findDestination } from './find-destination.ts';
import { findGuards, type PublishOrderInput, publishOrder } from './publish-order.ts';
import { readOrderNumber } from './read-order-number.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { showOrder } from './show-order.ts';

/** The problems that end by themselves when a share is connected again. */
const AWAY: readonly string[] = [
  'orders-folder-missing',
  'orders-folder-unmarked',
  'folder-missing',
  'order-unsettled',
  'later-orders-unknown',
];

/**
 * Publishes a draft; when its orders folder is away the order waits for it, as it was reviewed and with what the
 * operator said yes to. A practice run never waits. Problems: those of publishOrder but for a folder that is away.
 */
export async function publishOrWait(
  context: WorkflowContext,
  input: PublishOrderInput,
): Promise<{ readonly order: OrderDetail }> {
  try {
    return await publishOrder(context, input);
  } catch (error) {
    if (input.practice || !(error instanceof ProblemError) || !AWAY.includes(error.problem.code)) throw error;
    await wait(context, input, error.problem);
    return showOrder(context, input);
  }
}

async function wait(context: WorkflowContext, input: PublishOrderInput, problem: Problem): Promise<void> {
  const db = context.writer;
  await inTransaction(db, () => {
    const order = readStoredOrder(db, input.id);
    // What was written already has nothing to wait for.
    if (order.status === 'published' || order.status === 'voided')
      throw new ProblemError(problem.code, problem.message);
    const number = input.number === undefined ? order.number : readOrderNumber(input.number);
    if (order.status === 'draft') setOrderNumber(db, order.id, number);
    keepWaiting(db, {
      orderId: order.id,
      ordersFolder: findDestination(context, order.output),
      guards: input.yes ? findGuards(context, order, number) : (input.said ?? []),
      problem,
      since: context.now().toISOString(),
    });
  });
  context.log.orders.warn(`Order ${input.id} waits for its orders folder (${problem.code}).`);
}
