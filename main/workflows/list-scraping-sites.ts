import { judgeFreshness, type ScrapingPlatform, type ScrapingSite } from '../core/scraping.ts';
import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readHeldVehicles, readLastResults } from '../database/scraping-runs.ts';
import { listScrapingSites as listStoredSites } from '../database/scraping-sites.ts';
import type { Adapter } from '../scraping/adapter.ts';
import { ADAPTERS } from '../scraping/adapter-registry.ts';
import { describeSettings } from '../scraping/describe-settings.ts';
import type { WorkflowContext } from './context.ts';

const HOUR = 3_600_000;

/** Lists the dealerships' websites with what became of them last, and the platforms that can be read. */
export function listScrapingSites({ reader, now }: Pick<WorkflowContext, 'reader' | 'now'>): {
  readonly sites: readonly ScrapingSite[];
  readonly platforms: readonly ScrapingPlatform[];
} {
  const platforms = ADAPTERS.map((adapter) => {
    const { id, name, needsBrowser } = adapter;
    return { id, name, needsBrowser, settings: describeSettings(adapter) };
  });
  return { sites: describeSites(reader, ADAPTERS, now()), platforms };
}

/** The websites of all dealerships, as a list shows them. */
export function describeSites(db: ReadableDatabase, adapters: readonly Adapter[], now: Date): readonly ScrapingSite[] {
  const last = readLastResults(db);
  const held = readHeldVehicles(db);
  const feeds = readDealershipFeeds(db);
  return listStoredSites(db).map(({ dealershipId, leftAloneUntil, ...site }) => {
    const adapter = adapters.find(({ id }) => id === site.adapter);
    const feed = feeds.get(dealershipId);
    const waiting = held.get(dealershipId);
    return {
      ...site,
      adapterName: adapter?.name ?? null,
      needsBrowser: adapter?.needsBrowser ?? false,
      last: last.get(dealershipId) ?? null,
      dataFrom: feed?.importedAt ?? null,
      freshness: feed ? judgeFreshness((now.getTime() - Date.parse(feed.importedAt)) / HOUR) : null,
      vehicles: feed?.vehicles ?? 0,
      held: waiting
        ? { rows: waiting.rows, outcome: waiting.outcome, message: waiting.message, finishedAt: waiting.finishedAt }
        : null,
      leftAloneUntil: leftAloneUntil !== null && leftAloneUntil > now.toISOString() ? leftAloneUntil : null,
    };
  });
}
