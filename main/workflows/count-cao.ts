import type { Dealership } from '../core/dealership.ts';
import type { OrderTally } from '../core/order-warnings.ts';
import { listRuledFacts, type RuleContext } from '../core/rule-steps.ts';
import type { RunSheetRow } from '../core/run-sheet.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { Condition } from '../core/vehicle.ts';
import { hasValidCheckDigit } from '../core/vin.ts';
import { findUnlinked, readCaoCandidates } from '../database/cao-inventory.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { rememberUntilWritten } from '../database/until-written.ts';

/** What a CAO order would come to. feed = to print + held back + already ordered. */
export interface CaoCount
  extends Pick<RunSheetRow, 'feed' | 'toPrint' | 'byCondition' | 'heldBack' | 'alreadyOrdered' | 'funnel'> {
  readonly tally: OrderTally;
}

/** More than a shop has dealerships. */
const remember = rememberUntilWritten<CaoCount>(1000);

/**
 * Counts what computeOrder would select, without reading any vehicle whole. Kept until something is written, as several
 * screens ask for the same numbers. Ask the reading handle. Problems: `wrong-rules`, `sums-do-not-match`.
 */
export function countCao(db: ReadableDatabase, dealership: Dealership, today: RuleContext): CaoCount {
  const key = JSON.stringify([dealership.id, dealership.rules, today.asOf, ...today.offLot]);
  return remember(db, key, () => count(db, dealership, today));
}

function count(db: ReadableDatabase, dealership: Dealership, today: RuleContext): CaoCount {
  const { rules } = dealership;
  const candidates = readCaoCandidates(db, dealership, new Set([...listRuledFacts(rules), 'condition']));
  const { vehicles, heldBack, alreadyOrdered, funnel } = selectCaoVehicles(candidates, rules, today);
  const unlinked = findUnlinked(db, dealership.id);
  return {
    feed: candidates.length,
    toPrint: vehicles.length,
    byCondition: countConditions(vehicles),
    heldBack: heldBack.length,
    alreadyOrdered: alreadyOrdered.length,
    funnel,
    tally: {
      selected: vehicles.length,
      unlinked: vehicles.filter(({ id }) => unlinked.has(id)).length,
      wrongCheckDigits: vehicles.filter(({ vin }) => !hasValidCheckDigit(vin)).length,
      orderedBefore: 0,
    },
  };
}

/** How many vehicles there are of each condition. */
export function countConditions(
  vehicles: readonly { readonly condition: Condition }[],
): Readonly<Record<Condition, number>> {
  const counts = { new: 0, po: 0, cpo: 0, unknown: 0 };
  for (const { condition } of vehicles) counts[condition] += 1;
  return counts;
}
