import type { ScrapingRun } from '../core/scraping.ts';
import { listScrapingRuns as listStoredRuns } from '../database/scraping-runs.ts';
import type { WorkflowContext } from './context.ts';

/** Runs that a list shows when nobody says how many. */
const USUAL_LIMIT = 50;

/** Lists the newest scraping runs with what became of each site. */
export function listScrapingRuns(
  { reader }: Pick<WorkflowContext, 'reader'>,
  input: { readonly limit?: number } = {},
): { readonly runs: readonly ScrapingRun[] } {
  return { runs: listStoredRuns(reader, input.limit ?? USUAL_LIMIT) };
}
