import type { LoggedVin } from '../core/vin-log-order.ts';
import { readLoggedVins } from '../database/vin-log-orders.ts';
import type { WorkflowContext } from './context.ts';
import { readScope, type VinLogQuery } from './list-vin-log-orders.ts';

/** Lists the entries of one order of a VIN log, page by page. Problems: `unknown-dealership`. */
export function listVinLogEntries(
  context: Pick<WorkflowContext, 'reader'>,
  input: VinLogQuery & {
    readonly dealership: string;
    readonly orderNumber: string;
    readonly orderId: number | null;
    readonly limit?: number;
    readonly offset?: number;
  },
): { readonly total: number; readonly entries: readonly LoggedVin[] } {
  const { orderNumber, orderId, limit = 200, offset = 0 } = input;
  const scope = { ...readScope(context.reader, input), orderNumber, orderId };
  return readLoggedVins(context.reader, scope, { limit, offset });
}
