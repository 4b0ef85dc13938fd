import type { OrderWarning } from '../core/order.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { findOrderByNumber } from '../database/orders.ts';

/** Warns of an order number that a published order of any dealership has; voided ones and practice runs do not count. */
export function findNumberWarning(db: ReadableDatabase, number: string | null): readonly OrderWarning[] {
  const other = number === null ? undefined : findOrderByNumber(db, number);
  if (!other) return [];
  const message = `The number ${number} is taken by order ${other.id} of ${other.dealership}.`;
  return [{ code: 'number-used', message, asks: true }];
}
