import type { Dealership } from '../core/dealership.ts';
import { recordAudit } from '../database/audit.ts';
import { parseDealershipSettings } from '../database/dealership-settings.ts';
import { insertDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/** Adds a dealership with the usual rules and an empty VIN log. Problems: `name-taken`, `wrong-settings`. */
export function addDealership(
  context: WorkflowContext,
  input: { readonly name: string },
): Promise<{ readonly dealership: Dealership }> {
  const { writer, now } = context;
  return inTransaction(writer, () => {
    const at = now().toISOString();
    const dealership = insertDealership(writer, parseDealershipSettings({ name: input.name }), at);
    const { id, name } = dealership;
    recordAudit(writer, { at, action: 'add-dealership', subject: `dealership ${id}`, detail: { name } });
    return { dealership };
  });
}
