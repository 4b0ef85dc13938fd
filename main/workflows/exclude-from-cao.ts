import { ProblemError } from '../core/problem.ts';
import { isVin, normalizeVin } from '../core/vin.ts';
import { recordAudit } from '../database/audit.ts';
import { insertCaoExclusions } from '../database/cao-exclusions.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { findDraftsWithVins } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Keeps VINs out of every CAO order of a dealership that is prepared from now on, until it is revoked. Drafts stay as
 * they were reviewed; those that have one of the VINs are named. LIST orders are not touched.
 * Problems: `unknown-dealership`, `no-reason`, `wrong-vin`.
 */
export function excludeFromCao(
  context: WorkflowContext,
  input: { readonly name: string; readonly vins: readonly string[]; readonly reason: string },
): Promise<{
  readonly dealership: string;
  /** How many were not excluded before. */
  readonly excluded: number;
  /** Ids of the drafts that have one of them. */
  readonly drafts: readonly number[];
}> {
  const { writer, now } = context;
  const reason = input.reason.trim();
  const vins = input.vins.map(normalizeVin);
  return inTransaction(writer, () => {
    const { id, name } = findDealership(writer, input.name);
    if (reason === '') {
      throw new ProblemError('no-reason', 'Say why they are excluded. Nothing was changed.');
    }
    const wrong = vins.find((vin) => !isVin(vin));
    if (wrong !== undefined) {
      throw new ProblemError('wrong-vin', `${wrong} is not a VIN. Nothing was changed. Correct it or leave it out.`, {
        vin: wrong,
      });
    }
    const at = now().toISOString();
    const excluded = insertCaoExclusions(writer, id, { vins, reason }, at);
    const detail = { vins, reason, excluded };
    recordAudit(writer, { at, action: 'exclude-from-cao', subject: `dealership ${id}`, detail });
    return { dealership: name, excluded, drafts: findDraftsWithVins(writer, id, vins) };
  });
}
