import type { CaoExclusion } from '../core/cao-exclusion.ts';
import { listCaoExclusions as list } from '../database/cao-exclusions.ts';
import { findDealership } from '../database/dealerships.ts';
import type { WorkflowContext } from './context.ts';

/** Lists the VINs that are excluded from CAO, the newest first; of one dealership, when it is named. */
export function listCaoExclusions(
  context: Pick<WorkflowContext, 'reader'>,
  input: { readonly name?: string },
): { readonly exclusions: readonly CaoExclusion[] } {
  const { reader } = context;
  return { exclusions: list(reader, input.name === undefined ? null : findDealership(reader, input.name).id) };
}
