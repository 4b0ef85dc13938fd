import { type Freshness, judgeFreshness } from '../core/scraping.ts';
import { type DealershipSummary, listDealershipSummaries } from '../database/dealerships.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import type { WorkflowContext } from './context.ts';
import { countCao } from './count-cao.ts';
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
    toPrint: countCao(reader, dealership, today).toPrint,
    freshness: dealership.dataFrom === null ? null : judgeFreshness(countHours(dealership.dataFrom, context.now())),
  }));
  return { dealerships };
}

function countHours(since: string, now: Date): number {
  return (now.getTime() - Date.parse(since)) / 3_600_000;
}
