import type { RunSheetRow } from '../../preload/contract.ts';
import type { Waiter } from '../orders/waiting-orders.tsx';

/** The orders among the rows of a sheet that wait for their share. */
export function findWaiters(rows: readonly RunSheetRow[]): readonly Waiter[] {
  return rows.flatMap(({ orderId, dealership, waiting }) =>
    waiting && orderId !== null ? [{ orderId, dealership, since: waiting.since, folder: waiting.ordersFolder }] : [],
  );
}
