import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { countEntriesOfOrders, removeLogEntries } from '../database/vin-log-changes.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Takes the entries of an order of the older system out of a VIN log; `restoreVinLogOrder` puts them back.
 * Problems: `unknown-dealership`, `unknown-order`, `order-published` for one of this application, which is voided.
 */
export function removeVinLogOrder(
  context: WorkflowContext,
  input: { readonly name: string; readonly orderNumber: string },
): Promise<{ readonly dealership: string; readonly orderNumber: string; readonly removed: number }> {
  const { writer, now } = context;
  const { orderNumber } = input;
  return inTransaction(writer, () => {
    const owner = findDealership(writer, input.name);
    const at = now().toISOString();
    const removed = removeLogEntries(writer, owner, { legacyNumber: orderNumber }, 'removed by hand', at);
    if (removed === 0 && countEntriesOfOrders(writer, owner, orderNumber) > 0) {
      throw new ProblemError(
        'order-published',
        `Order ${orderNumber} was published by this application. Nothing was changed. Void the order instead.`,
      );
    }
    if (removed === 0) {
      throw new ProblemError(
        'unknown-order',
        `The VIN log of ${owner.name} has no order ${orderNumber}. Nothing was changed. See the log for its orders.`,
      );
    }
    const detail = { orderNumber, removed };
    recordAudit(writer, { at, action: 'remove-vin-log-order', subject: `dealership ${owner.id}`, detail });
    return { dealership: owner.name, orderNumber, removed };
  });
}
