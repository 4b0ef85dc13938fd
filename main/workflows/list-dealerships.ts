import type { Dealership } from '../core/dealership.ts';
import { listRuledFacts, type RuleContext } from '../core/rule-steps.ts';
import { type Freshness, judgeFreshness } from '../core/scraping.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import { readCaoCandidates } from '../database/cao-inventory.ts';
import { type DealershipSummary, listDealershipSummaries } from '../database/dealerships.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** Lists every dealership with its numbers; `toPrint` is how many vehicles a CAO order would take today. */
export function listDealerships(context: WorkflowContext): {
  readonly dealerships: readonly (DealershipSummary & {
    readonly toPrint: number;
    readonly freshness: Freshness | null;
  })[];
} {
  const { reader } = context;
  const today = { asOf: formatLocalDate(context.now()), offLot: readOffLotKeys(reader) };
  const dealerships = listDealershipSummaries(reader).map((dealership) => ({
    ...dealership,
    toPrint: countToPrint(reader, dealership, today),
    freshness: dealership.dataFrom === null ? null : judgeFreshness(countHours(dealership.dataFrom, context.now())),
  }));
  return { dealerships };
}

function countHours(since: string, now: Date): number {
  return (now.getTime() - Date.parse(since)) / 3_600_000;
}

/** What the log has is never printed again, whatever the rules say, so it is not even read. */
function countToPrint(db: ReadableDatabase, dealership: Dealership, today: RuleContext): number {
  const candidates = readCaoCandidates(db, dealership, listRuledFacts(dealership.rules), { isUnlogged: true });
  return selectCaoVehicles(candidates, dealership.rules, today).vehicles.length;
}
