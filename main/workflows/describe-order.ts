import type { OrderType } from '../core/dealership.ts';
import type { OrderDraft } from '../core/order.ts';
import type { OrderResult } from '../core/order-record.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import type { WorkflowContext } from './context.ts';

/** What a call that orders tells of one order. */
export function describeOrder(order: OrderDraft, status: OrderResult['status']): OrderResult {
  const { dealership, type, number, vehicles, heldBack, alreadyOrdered, funnel, entries, warnings } = order;
  return {
    dealership,
    type,
    number,
    status,
    vehicles,
    heldBack,
    alreadyOrdered: alreadyOrdered.length,
    funnel,
    ...(type === 'cao' ? {} : { entries }),
    warnings,
  };
}

/** What it tells of an order that does not exist. */
export function describeNothing(dealership: string, type: OrderType, number: string | null): OrderResult {
  return {
    dealership,
    type,
    number,
    status: 'nothing-new',
    vehicles: [],
    heldBack: [],
    alreadyOrdered: 0,
    funnel: [],
    warnings: [],
  };
}

/** What it tells of an order that failed; the failure stays in its own result. */
export function describeFailure(
  context: WorkflowContext,
  error: unknown,
  request: { readonly name: string; readonly type: OrderType; readonly number: string | null },
  order: OrderDraft | undefined,
): OrderResult {
  const problem = error instanceof ProblemError ? error.problem : describeUnforeseen(context, error);
  const empty = describeNothing(request.name, request.type, request.number);
  return { ...(order ? describeOrder(order, 'failed') : { ...empty, status: 'failed' }), problem };
}

/** The next order of the batch may well succeed, so even this stays in its own result. */
function describeUnforeseen(context: WorkflowContext, error: unknown): Problem {
  context.log.app.error(`An order failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const message =
    'The order failed in a way that was not foreseen. Nothing of it was published or logged. See app.log.';
  return { code: 'unexpected', message };
}
