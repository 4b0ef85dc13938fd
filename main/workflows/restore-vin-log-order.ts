import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { restoreLogEntries } from '../database/vin-log-changes.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Undoes the last `removeVinLogOrder` of an order number. Problems: `unknown-dealership`, `nothing-to-restore`.
 */
export function restoreVinLogOrder(
  context: WorkflowContext,
  input: { readonly name: string; readonly orderNumber: string },
): Promise<{ readonly dealership: string; readonly orderNumber: string; readonly restored: number }> {
  const { writer, now } = context;
  const { orderNumber } = input;
  return inTransaction(writer, () => {
    const owner = findDealership(writer, input.name);
    const restored = restoreLogEntries(writer, owner, orderNumber);
    if (restored === 0) {
      throw new ProblemError(
        'nothing-to-restore',
        `Nothing of order ${orderNumber} was removed by hand from the VIN log of ${owner.name}. Nothing was changed.`,
      );
    }
    const detail = { orderNumber, restored };
    const at = now().toISOString();
    recordAudit(writer, { at, action: 'restore-vin-log-order', subject: `dealership ${owner.id}`, detail });
    return { dealership: owner.name, orderNumber, restored };
  });
}
