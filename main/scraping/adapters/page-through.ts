import type { ListedPage, ScrapeContext } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { collectVehicles, noteOtherDealers, type TakenVehicle } from './collect-listings.ts';

/** Pages of one part that are read at most, whatever the site says about their number. */
const MOST_PAGES = 200;

/** A page of a part as an adapter read it. */
export interface ReadPage {
  readonly taken: readonly TakenVehicle[];
  /** What tells each of them from those of another page, whatever became of it: its VIN or address. */
  readonly keys: readonly string[];
  readonly reportedTotal: number | null;
  readonly reportedPages: number | null;
  readonly isLast: boolean;
}

/**
 * Reads the pages of a part until the site says that it was the last, or a page brings nothing that was not there
 * before: a site that repeats a page forever would never end.
 *
 * @throws ScrapeError `cut` when the site names no total, and its pages end before the last of them or repeat
 */
export async function* pageThrough(
  context: Pick<ScrapeContext, 'note'>,
  part: string,
  readPage: (page: number) => Promise<ReadPage>,
): AsyncGenerator<ListedPage> {
  const seen = new Set<string>();
  const noteDealers = noteOtherDealers(context);
  let hasTotal = false;
  let promised = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { taken, keys, reportedTotal, reportedPages, isLast } = await readPage(page);
    const isNew = keys.some((key) => !seen.has(key));
    // A vehicle that moved to the next page while it was read is counted once, whatever became of it.
    const fresh = taken.filter((_, at) => keys[at] === '' || !seen.has(keys[at] ?? ''));
    for (const key of keys) seen.add(key);
    noteDealers(fresh);
    if (isNew || page === 1) yield { part, page, reportedTotal, reportedPages, ...collectVehicles(fresh) };
    hasTotal ||= reportedTotal !== null;
    promised = Math.max(promised, reportedPages ?? 0);
    if (!isLast && isNew) continue;
    // Where there is a total, the runner counts.
    const isRepeated = !isLast && keys.length > 0;
    if (hasTotal || (!isRepeated && page >= promised)) return;
    throw new ScrapeError('cut', `The site names no total, and its pages bring no more vehicles after page ${page}.`);
  }
}
