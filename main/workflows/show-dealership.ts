import type { Dealership } from '../core/dealership.ts';
import { findDealership } from '../database/dealerships.ts';
import type { WorkflowContext } from './context.ts';

/** Shows a dealership with every setting. Problems: `unknown-dealership`. */
export function showDealership(
  context: WorkflowContext,
  input: { readonly name: string },
): { readonly dealership: Dealership } {
  return { dealership: findDealership(context.reader, input.name) };
}
