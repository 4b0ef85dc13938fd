import type { DealershipChange } from '../core/rules-effect.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { patchDealership } from './set-dealership.ts';

type Patch = Readonly<Record<string, unknown>>;

/** Changes several dealerships by one merge patch, all or none. Problems: those of `setDealership`. */
export function setDealerships(
  context: WorkflowContext,
  input: { readonly names: readonly string[]; readonly patch: Patch },
): Promise<{ readonly changes: readonly DealershipChange[] }> {
  return inTransaction(context.writer, () => ({
    changes: input.names.map((name) => {
      const before = findDealership(context.writer, name);
      return { before, after: patchDealership(context, name, input.patch), undo: invertPatch(before, input.patch) };
    }),
  }));
}

/** The same keys with the values from before. */
function invertPatch(before: object, patch: Patch): Patch {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => {
      const old = (before as Patch)[key] ?? null;
      return [key, isObject(value) && isObject(old) ? invertPatch(old, value) : old];
    }),
  );
}

function isObject(value: unknown): value is Patch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
