import type { Dealership } from '../core/dealership.ts';
import { foldName } from '../core/fold-name.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { recordAudit } from '../database/audit.ts';
import {
  type DealershipSettings,
  parseDealershipSettings,
  refuseUnknownSettings,
} from '../database/dealership-settings.ts';
import { findDealership, updateDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Changes a dealership by a JSON merge patch (RFC 7396) over its settings; `null` gives a setting its default back.
 * Under its old name a renamed dealership stays known to feeds, unless the patch says its aliases.
 * Problems: `unknown-dealership`, `wrong-settings`, `wrong-rules`, `name-taken`.
 */
export function setDealership(
  context: WorkflowContext,
  input: { readonly name: string; readonly patch: Readonly<Record<string, unknown>> },
): Promise<{ readonly dealership: Dealership }> {
  const { writer, now } = context;
  return inTransaction(writer, () => {
    const dealership = findDealership(writer, input.name);
    const before = settingsOf(dealership);
    refuseUnknownSettings(input.patch, before);
    const patched = parseDealershipSettings(mergePatch(before, input.patch));
    const isRenamed = foldName(patched.name) !== foldName(before.name);
    const keepsOldName = isRenamed && !('aliases' in input.patch);
    const settings = keepsOldName ? { ...patched, aliases: [...patched.aliases, before.name] } : patched;

    const at = now().toISOString();
    const changed = updateDealership(writer, dealership.id, settings, at);
    const detail = { before, after: settingsOf(changed) };
    recordAudit(writer, { at, action: 'set-dealership', subject: `dealership ${dealership.id}`, detail });
    return { dealership: changed };
  });
}

function settingsOf(dealership: Dealership): DealershipSettings {
  const { id: _id, legacyLogCode: _legacyLogCode, vinLogTable: _vinLogTable, ...settings } = dealership;
  return settings;
}
