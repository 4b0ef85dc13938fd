import { findWeekday } from '../core/civil-date.ts';
import type { OrderType, Weekday } from '../core/dealership.ts';
import { nextOrderNumber } from '../core/next-order-number.ts';
import type { OrderResult } from '../core/order-record.ts';
import { ProblemError } from '../core/problem.ts';
import { findDueDealerships } from '../core/schedule.ts';
import { listDealerships } from '../database/dealerships.ts';
import { readOrder } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';
import { describeFailure, describeNothing, describeOrder } from './describe-order.ts';
import { discardDraft } from './discard-draft.ts';
import { formatLocalDate } from './local-time.ts';
import { type PreparedOrder, prepareOrder } from './prepare-order.ts';
import { publishOrder } from './publish-order.ts';
import { readOrderNumber } from './read-order-number.ts';
import { settleUnfinishedOrders } from './settle-unfinished-orders.ts';

export interface OrderDealershipsInput {
  readonly type: OrderType;
  readonly names?: readonly string[];
  /** CAO: every dealership scheduled on the day, today when it is left out. */
  readonly scheduled?: boolean;
  readonly day?: Weekday;
  /** LIST and MAINTENANCE: what the one dealership sent. */
  readonly text?: string;
  readonly files?: readonly { readonly path: string }[];
  /** The first order's number; each further order with vehicles gets the next one. */
  readonly number?: string;
  readonly dryRun?: boolean;
  readonly practice?: boolean;
  readonly asOf?: string;
  readonly yes?: boolean;
}

/**
 * Prepares and publishes an order for each dealership, each in a transaction of its own: a failure is told in its own
 * result, leaves nothing behind and touches no other. Cancelling stops before the next order; what was published stays.
 * Problems of the call itself: `wrong-input`.
 */
export async function orderDealerships(
  context: WorkflowContext,
  input: OrderDealershipsInput,
): Promise<{ readonly orders: readonly OrderResult[] }> {
  await settleUnfinishedOrders(context);
  const requests = listRequests(context, input);
  const orders: OrderResult[] = [];
  let number = readOrderNumber(input.number);
  for (const [done, request] of requests.entries()) {
    context.signal.throwIfAborted();
    context.report({ label: `Ordering for ${request.name}`, done, total: requests.length, unit: 'orders' });
    const order = request.needsList
      ? describeMissingList(request.name)
      : await orderOne(context, request.name, input, number);
    orders.push(order);
    if (order.status !== 'nothing-new' && order.status !== 'failed') number = nextOrderNumber(number);
  }
  return { orders };
}

interface OrderRequest {
  readonly name: string;
  /** It is due, but what it wants is a LIST, and that has to be asked for. */
  readonly needsList: boolean;
}

function listRequests(context: WorkflowContext, input: OrderDealershipsInput): readonly OrderRequest[] {
  const named = (input.names ?? []).map((name) => ({ name, needsList: false }));
  if (input.type !== 'cao' && (input.scheduled || named.length > 1)) {
    throw new ProblemError('wrong-input', 'A LIST belongs to one dealership. Nothing was ordered. Name just one.');
  }
  if (!input.scheduled) return named;
  const day = input.day ?? findWeekday(formatLocalDate(context.now()));
  const due = findDueDealerships(listDealerships(context.reader), day);
  return [...due.map(({ name, orderType }) => ({ name, needsList: orderType !== 'cao' })), ...named];
}

async function orderOne(
  context: WorkflowContext,
  name: string,
  input: OrderDealershipsInput,
  number: string | null,
): Promise<OrderResult> {
  const { type, text, files, asOf, practice, yes, dryRun } = input;
  let prepared: PreparedOrder | undefined;
  try {
    const list = { ...(text === undefined ? {} : { text }), ...(files === undefined ? {} : { files }) };
    const settings = { ...(number === null ? {} : { number }), ...(asOf === undefined ? {} : { asOf }) };
    prepared = await prepareOrder(context, { name, type, ...list, ...settings, store: !dryRun });
    // A number goes to an order that is there.
    if (prepared.status === 'nothing-new') return { ...describeOrder(prepared.order, 'nothing-new'), number: null };
    if (prepared.id === null) return describeOrder(prepared.order, 'dry-run');
    const { order } = await publishOrder(context, { id: prepared.id, practice: practice === true, yes: yes === true });
    return {
      id: order.id,
      ...describeOrder(prepared.order, practice ? 'practice' : 'published'),
      number: order.number,
      ...(order.folder === null ? {} : { folder: order.folder }),
    };
  } catch (error) {
    await discardFailed(context, prepared);
    // A cancelled call ends as a whole.
    context.signal.throwIfAborted();
    return describeFailure(context, error, { name, type, number }, prepared?.order);
  }
}

/** The order can simply be run again, so its draft is not kept; one that is still publishing is settled later. */
async function discardFailed(context: WorkflowContext, prepared: PreparedOrder | undefined): Promise<void> {
  if (prepared?.status !== 'ready' || prepared.id === null) return;
  if (readOrder(context.writer, prepared.id)?.status === 'draft') await discardDraft(context, { id: prepared.id });
}

function describeMissingList(name: string): OrderResult {
  const message = `${name} sends a LIST, so no CAO order was made for it. Order it with its LIST, or name it.`;
  return { ...describeNothing(name, 'cao', null), warnings: [{ code: 'needs-list', message, asks: false }] };
}
