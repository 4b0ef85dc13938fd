import type { VinLogOrder } from '../core/vin-log-order.ts';
import { findDealership } from '../database/dealerships.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { type LogScope, readLoggedOrders } from '../database/vin-log-orders.ts';
import type { WorkflowContext } from './context.ts';

/** Which entries of the VIN logs a screen shows. */
export interface VinLogQuery {
  /** By name or alias; every dealership when left out. */
  readonly dealership?: string;
  /** Part of a VIN or of an order number. */
  readonly search?: string;
  /** What was removed by hand, instead of what is in the logs. */
  readonly removed?: boolean;
}

/**
 * Lists the orders of the VIN logs, the newest first, page by page; a search counts the entries that it finds.
 * Problems: `unknown-dealership`.
 */
export function listVinLogOrders(
  context: Pick<WorkflowContext, 'reader'>,
  input: VinLogQuery & { readonly limit?: number; readonly offset?: number },
): { readonly total: number; readonly vins: number; readonly orders: readonly VinLogOrder[] } {
  const { limit = 200, offset = 0 } = input;
  return readLoggedOrders(context.reader, readScope(context.reader, input), { limit, offset });
}

/** The scope that a query names. @throws ProblemError `unknown-dealership` */
export function readScope(db: ReadableDatabase, { dealership, search = '', removed = false }: VinLogQuery): LogScope {
  return {
    dealershipId: dealership === undefined ? null : findDealership(db, dealership).id,
    search: search.trim(),
    removed,
  };
}
