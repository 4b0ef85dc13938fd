import type { OpenOrder } from '../core/open-order.ts';
import { findDealership } from '../database/dealerships.ts';
import { readOpenOrders } from '../database/open-orders.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/**
 * Lists the orders of a dealership that can still take a vehicle: rows of the run sheets from today on, by day, then
 * drafts that are on none, the newest first. Problem: `unknown-dealership`.
 */
export function listOpenOrders(
  context: Pick<WorkflowContext, 'reader' | 'now'>,
  input: { readonly name: string },
): { readonly dealership: string; readonly orders: readonly OpenOrder[] } {
  const { reader, now } = context;
  const { id, name } = findDealership(reader, input.name);
  return { dealership: name, orders: readOpenOrders(reader, id, formatLocalDate(now())) };
}
