import { ProblemError } from '../core/problem.ts';
import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import { findDealership } from '../database/dealerships.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readScrapingSettings } from '../database/scraping-settings.ts';
import { listScrapingSites, type StoredSite } from '../database/scraping-sites.ts';
import { findLastScheduled } from '../scraping/schedule.ts';

/** Which sites are meant: by name, all that are switched on, or those of them whose vehicles are due. */
export interface SitesToScrape {
  readonly names?: readonly string[];
  readonly all?: boolean;
  readonly due?: boolean;
}

/** Without a schedule a site is due when its vehicles are older than this, in milliseconds. */
const DUE_AFTER = 20 * 3_600_000;

/**
 * Finds the sites that are meant. A site is due when its vehicles are older than the last scheduled time, and it need
 * not be left alone. Problems: `unknown-dealership`, `nothing-to-scrape`.
 */
export function findSitesToScrape(db: ReadableDatabase, input: SitesToScrape, now: Date): readonly StoredSite[] {
  const sites = listScrapingSites(db);
  if (input.names !== undefined && input.names.length > 0) {
    const ids = new Set(input.names.map((name) => findDealership(db, name).id));
    return sites.filter(({ dealershipId }) => ids.has(dealershipId));
  }
  if (!input.all && !input.due) {
    throw new ProblemError(
      'nothing-to-scrape',
      'No website was named. Nothing was read. Name some, or take all or those that are due.',
    );
  }
  const enabled = sites.filter(({ isEnabled }) => isEnabled);
  return input.all ? enabled : enabled.filter(isDue(db, now));
}

function isDue(db: ReadableDatabase, now: Date): (site: StoredSite) => boolean {
  const feeds = readDealershipFeeds(db);
  const { schedule } = readScrapingSettings(db);
  const since = (findLastScheduled(schedule, now) ?? new Date(now.getTime() - DUE_AFTER)).toISOString();
  return ({ dealershipId, leftAloneUntil }) => {
    if (leftAloneUntil !== null && leftAloneUntil > now.toISOString()) return false;
    const feed = feeds.get(dealershipId);
    return feed === undefined || feed.importedAt < since;
  };
}
