import type { Dealership } from '../core/dealership.ts';
import { foldName } from '../core/fold-name.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { recordAudit } from '../database/audit.ts';
import {
  type DealershipSettings,
  parseDealershipSettings,
  refuseUnknownSettings,
  settingsOf,
} from '../database/dealership-settings.ts';
import { findDealership, updateDealership } from '../database/dealerships.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { readDestination } from './find-destination.ts';

/**
 * Changes a dealership by a JSON merge patch (RFC 7396) over its settings; `null` gives a setting its default back.
 * Under its old name a renamed dealership stays known to feeds, unless the patch says its aliases.
 * Problems: `unknown-dealership`, `wrong-settings`, `wrong-rules`, `name-taken`,
 * `unknown-destination`.
 */
export function setDealership(
  context: WorkflowContext,
  input: { readonly name: string; readonly patch: Readonly<Record<string, unknown>> },
): Promise<{ readonly dealership: Dealership }> {
  return inTransaction(context.writer, () => ({ dealership: patchDealership(context, input.name, input.patch) }));
}

/** Changes a dealership as `setDealership` does. Call it in a transaction. */
export function patchDealership(
  { writer, now }: Pick<WorkflowContext, 'writer' | 'now'>,
  name: string,
  patch: Readonly<Record<string, unknown>>,
): Dealership {
  const dealership = findDealership(writer, name);
  const before = settingsOf(dealership);
  refuseUnknownSettings(patch, before);
  const patched = nameDestination(writer, parseDealershipSettings(mergePatch(before, patch)), before);
  const isRenamed = foldName(patched.name) !== foldName(before.name);
  const keepsOldName = isRenamed && !('aliases' in patch);
  const settings = keepsOldName ? { ...patched, aliases: [...patched.aliases, before.name] } : patched;
  const at = now().toISOString();
  const changed = updateDealership(writer, dealership.id, settings, at);
  const detail = { before, after: settingsOf(changed) };
  recordAudit(writer, { at, action: 'set-dealership', subject: `dealership ${dealership.id}`, detail });
  return changed;
}

/** Writes a destination as the settings do. @throws ProblemError `unknown-destination` */
function nameDestination(
  db: ReadableDatabase,
  settings: DealershipSettings,
  before: DealershipSettings,
): DealershipSettings {
  const { destination } = settings.output;
  if (destination === null || destination === before.output.destination) return settings;
  return { ...settings, output: { ...settings.output, destination: readDestination(db, destination).name } };
}
