import type { Dealership } from '../core/dealership.ts';
import { decodeEntities } from '../core/fold-name.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { addAlias, findDealership, readDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Remembers a location of a feed as an alias of a dealership, for every import that is activated from now on.
 * Problems: `unknown-dealership`, `wrong-settings` when the location is blank, `name-taken`.
 */
export function mapLocation(
  context: WorkflowContext,
  input: { readonly name: string; readonly location: string },
): Promise<{ readonly dealership: Dealership }> {
  const { writer, now } = context;
  const alias = decodeEntities(input.location).trim();
  return inTransaction(writer, () => {
    const { id } = findDealership(writer, input.name);
    if (alias === '') throw new ProblemError('wrong-settings', 'A blank location is no name. Nothing was changed.');
    addAlias(writer, id, alias);
    const detail = { location: alias };
    recordAudit(writer, { at: now().toISOString(), action: 'map-location', subject: `dealership ${id}`, detail });
    return { dealership: readDealership(writer, id) };
  });
}
