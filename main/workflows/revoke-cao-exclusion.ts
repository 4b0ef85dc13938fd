import { normalizeVin } from '../core/vin.ts';
import { recordAudit } from '../database/audit.ts';
import { revokeCaoExclusions } from '../database/cao-exclusions.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/** Lets a dealership's rules decide about VINs again that were excluded from CAO. Problem: `unknown-dealership`. */
export function revokeCaoExclusion(
  context: WorkflowContext,
  input: { readonly name: string; readonly vins: readonly string[] },
): Promise<{ readonly dealership: string; readonly revoked: number }> {
  const { writer, now } = context;
  return inTransaction(writer, () => {
    const { id, name } = findDealership(writer, input.name);
    const at = now().toISOString();
    const vins = revokeCaoExclusions(writer, id, input.vins.map(normalizeVin), at);
    recordAudit(writer, { at, action: 'revoke-cao-exclusion', subject: `dealership ${id}`, detail: { vins } });
    return { dealership: name, revoked: vins.length };
  });
}
