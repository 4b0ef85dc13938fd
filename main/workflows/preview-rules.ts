import type { Dealership } from '../core/dealership.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { listRuledFacts, type RuleContext } from '../core/rule-steps.ts';
import type { RulesEffect } from '../core/rules-effect.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { RuledVehicle } from '../core/vehicle.ts';
import { readCaoCandidates } from '../database/cao-inventory.ts';
import { parseDealershipSettings, refuseUnknownSettings, settingsOf } from '../database/dealership-settings.ts';
import { findDealership } from '../database/dealerships.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { nameTemplates } from '../database/templates.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** What unsaved settings would mean for today's CAO order. Checked as setDealership checks them; nothing is saved. */
export function previewRules(
  context: WorkflowContext,
  input: { readonly name: string; readonly patch: Readonly<Record<string, unknown>> },
): { readonly before: RulesEffect; readonly after: RulesEffect } {
  const db = context.reader;
  const dealership = findDealership(db, input.name);
  const saved = settingsOf(dealership);
  refuseUnknownSettings(input.patch, saved);
  const { rules, output } = parseDealershipSettings(mergePatch(saved, input.patch));
  nameTemplates(db, output);
  const facts = new Set([...listRuledFacts(dealership.rules), ...listRuledFacts(rules)]);
  const inventory = readCaoCandidates(db, dealership, facts);
  const today = { asOf: formatLocalDate(context.now()), offLot: readOffLotKeys(db) };
  return { before: measure(inventory, dealership.rules, today), after: measure(inventory, rules, today) };
}

function measure(inventory: readonly RuledVehicle[], rules: Dealership['rules'], today: RuleContext): RulesEffect {
  const { vehicles, funnel } = selectCaoVehicles(inventory, rules, today);
  return { feed: inventory.length, toPrint: vehicles.length, funnel };
}
