import type { ListedPage, ScrapeContext } from '../adapter.ts';
import { collectVehicles, noteOtherDealers, type TakenVehicle } from './collect-listings.ts';

/** Pages of one part that are read at most, whatever the site says about their number. */
const MOST_PAGES = 200;

/** A page of a part as an adapter read it. */
export interface ReadPage {
  readonly taken: readonly TakenVehicle[];
  /** What tells the vehicles of this page from those of another, whatever became of them: their VINs or addresses. */
  readonly keys: readonly string[];
  readonly reportedTotal: number | null;
  readonly reportedPages: number | null;
  readonly isLast: boolean;
}

/**
 * Reads the pages of a part until the site says that it was the last, or a page brings nothing that was not there
 * before: a site that repeats a page forever would never end.
 */
export async function* pageThrough(
  context: Pick<ScrapeContext, 'note'>,
  part: string,
  readPage: (page: number) => Promise<ReadPage>,
): AsyncGenerator<ListedPage> {
  const seen = new Set<string>();
  const noteDealers = noteOtherDealers(context);
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { taken, keys, reportedTotal, reportedPages, isLast } = await readPage(page);
    const isNew = keys.some((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    noteDealers(taken);
    if (isNew || page === 1) yield { part, page, reportedTotal, reportedPages, ...collectVehicles(taken) };
    if (isLast || !isNew) return;
  }
}
