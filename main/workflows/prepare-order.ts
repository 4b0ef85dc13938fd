import { isCivilDate } from '../core/civil-date.ts';
import type { OrderType } from '../core/dealership.ts';
import type { OrderDraft } from '../core/order.ts';
import { ProblemError } from '../core/problem.ts';
import { mendVinLog } from '../database/mend-vin-log.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { insertDraft, type NewOrder } from '../database/orders.ts';
import { computeOrder, findOrderable } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';
import { readListInputs } from './read-list-inputs.ts';
import { readOrderNumber } from './read-order-number.ts';
import { recoverLaterOrders } from './recover-later-orders.ts';

export interface PrepareOrderInput {
  /** The dealership's name or any of its aliases. */
  readonly name: string;
  readonly type: OrderType;
  readonly number?: string;
  /** Days on the lot are counted up to this `YYYY-MM-DD`; today when left out. */
  readonly asOf?: string;
  /** LIST and MAINTENANCE: what the dealership sent, as text and as files. */
  readonly text?: string;
  readonly files?: readonly { readonly path: string }[];
  /** Keeps the draft, so that it can be reviewed and published. */
  readonly store?: boolean;
}

/** A draft ready for review, with its id when it was kept; or an order that has nothing to write. */
export type PreparedOrder =
  | { readonly status: 'ready'; readonly id: number | null; readonly order: OrderDraft }
  | { readonly status: 'nothing-new'; readonly order: OrderDraft };

/**
 * Computes what an order of a dealership would contain. Nothing is written but the draft itself, and that only when
 * asked for and when there is a vehicle in it.
 * Problems: `unknown-dealership`, `dealership-inactive`, `no-active-import`, `wrong-order-number`, `wrong-date`,
 * `later-orders-unknown`.
 */
export async function prepareOrder(context: WorkflowContext, input: PrepareOrderInput): Promise<PreparedOrder> {
  const number = readOrderNumber(input.number);
  const asOf = input.asOf ?? formatLocalDate(context.now());
  if (!isCivilDate(asOf)) {
    throw new ProblemError('wrong-date', `${asOf} is not a day written YYYY-MM-DD. Nothing was prepared.`);
  }
  const lines = input.type === 'cao' ? [] : await readListInputs(input.text, input.files);
  await recoverLaterOrders(context);
  await mendLog(context, input.name);
  const request = { name: input.name, type: input.type, number, asOf, lines };
  const compute = (db: ReadableDatabase) => computeOrder(db, request, context.now());
  if (!input.store) return describePrepared(compute(context.reader), null);
  return inTransaction(context.writer, () => {
    const order = compute(context.writer);
    return describePrepared(order, order.vehicles.length === 0 ? null : insertDraft(context.writer, order));
  });
}

/** A VIN log that is missing would fail the comparison; it is made again from the history first. */
async function mendLog(context: WorkflowContext, name: string): Promise<void> {
  const db = context.writer;
  const dealership = findOrderable(db, name);
  const isMended = await inTransaction(db, () => mendVinLog(db, dealership));
  if (isMended) context.log.database.warn(`${dealership.vinLogTable} was missing and was made again from the history.`);
}

function describePrepared(
  { importId, output, templates, createdAt, ...order }: NewOrder,
  id: number | null,
): PreparedOrder {
  return order.vehicles.length === 0 ? { status: 'nothing-new', order } : { status: 'ready', id, order };
}
