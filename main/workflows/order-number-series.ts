import { nextOrderNumber } from '../core/next-order-number.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open-database.ts';
import { isNumberUsed } from '../database/order-numbers.ts';
import { readGroup, writeGroup } from '../database/shop-settings.ts';
import type { WorkflowContext } from './context.ts';

/** Numbers in a row that may be taken before a series is given up: it has met another one. */
const LONGEST_WALK = 100_000;

/** The number that the shop's series gives to the next order; `null` when numbers are typed. */
export function proposeOrderNumber({ reader }: Pick<WorkflowContext, 'reader'>): { readonly number: string | null } {
  return { number: findNextNumber(reader) };
}

/** The next number of the series that no order, row or VIN log has; `null` when there is no series. */
export function findNextNumber(db: ReadableDatabase): string | null {
  let { next } = readGroup(db, 'orderNumbers');
  for (let step = 0; next !== null && step < LONGEST_WALK; step += 1) {
    if (!isNumberUsed(db, next)) return next;
    next = nextOrderNumber(next);
  }
  return null;
}

/**
 * Remembers that a number was given out: when it is the series' next one, the series goes on after it and never gives it
 * again, whatever becomes of the order. Call it in a transaction.
 */
export function noteOrderNumber(db: WritableDatabase, number: string | null, at: string): void {
  let { next } = readGroup(db, 'orderNumbers');
  if (number === null) return;
  for (let step = 0; next !== null && step < LONGEST_WALK; step += 1) {
    const after = nextOrderNumber(next);
    if (next === number) {
      writeGroup(db, 'orderNumbers', { next: after }, at);
      return;
    }
    if (!isNumberUsed(db, next)) return;
    next = after;
  }
}
