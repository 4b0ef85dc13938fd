import type { OrderWarning } from '../core/order.ts';
import type { OrderDetail } from '../core/order-record.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import { inTransaction } from '../database/open-database.ts';
import { type StoredOrder, setOrderNumber } from '../database/orders.ts';
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
  // What is found once the folder turned out to be away nobody may have seen: looking for a share takes a while.
  const said = input.yes ? findSaid(context, input) : (input.said ?? []);
  try {
    return await publishOrder(context, input);
  } catch (error) {
    if (input.practice || !(error instanceof ProblemError) || !AWAY.includes(error.problem.code)) throw error;
    await wait(context, input, said, error.problem);
    return showOrder(context, input);
  }
}

function findSaid(context: WorkflowContext, input: PublishOrderInput): readonly OrderWarning[] {
  const order = readStoredOrder(context.writer, input.id);
  return findGuards(context, order, chooseNumber(order, input));
}

function chooseNumber(order: StoredOrder, { number }: PublishOrderInput): string | null {
  return number === undefined ? order.number : readOrderNumber(number);
}

async function wait(
  context: WorkflowContext,
  input: PublishOrderInput,
  said: readonly OrderWarning[],
  problem: Problem,
): Promise<void> {
  const db = context.writer;
  await inTransaction(db, () => {
    const order = readStoredOrder(db, input.id);
    // What was written already has nothing to wait for.
    if (order.status === 'published' || order.status === 'voided')
      throw new ProblemError(problem.code, problem.message);
    const number = chooseNumber(order, input);
    if (order.status === 'draft') setOrderNumber(db, order.id, number);
    keepWaiting(db, {
      orderId: order.id,
      ordersFolder: findDestination(context, order.output),
      guards: said,
      problem,
      since: context.now().toISOString(),
    });
  });
  context.log.orders.warn(`Order ${input.id} waits for its orders folder (${problem.code}).`);
}
