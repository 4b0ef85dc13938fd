import { ProblemError } from '../core/problem.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readOrder, type StoredOrder } from '../database/orders.ts';

/** Reads an order of the history. Problem: `unknown-order`. */
export function readStoredOrder(db: ReadableDatabase, id: number): StoredOrder {
  const order = readOrder(db, id);
  if (!order) throw new ProblemError('unknown-order', `There is no order ${id}. Nothing was changed.`, { id });
  return order;
}
