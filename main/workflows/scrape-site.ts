import { judgeReading, measureListings, type ReadingMeasure } from '../core/scrape-outcome.ts';
import type { ScrapedLot } from '../core/scraped-feed.ts';
import type { ScrapingResult } from '../core/scraping.ts';
import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readLastGoodMeasure } from '../database/scraping-runs.ts';
import type { StoredSite } from '../database/scraping-sites.ts';
import type { Adapter } from '../scraping/adapter.ts';
import { findPlatform } from '../scraping/find-platform.ts';
import { readSite, type SiteReading } from '../scraping/read-site.ts';
import type { BackgroundContext } from './context.ts';
import { readScrapingNetwork } from './read-scraping-network.ts';

/** A site with what was read of it. */
export interface ScrapedSite {
  readonly site: StoredSite;
  readonly result: ScrapingResult;
  readonly lot: ScrapedLot;
  readonly measure: ReadingMeasure;
  /** Looks once more at what it is worth, since the inventory may have changed meanwhile. */
  readonly judge: (db: ReadableDatabase) => Pick<ScrapingResult, 'outcome' | 'message'>;
  /** UTC ISO instant until which it is not asked again, or `null`. */
  readonly leftAloneUntil: string | null;
}

/** A site that does not want to be read is left alone for this long, in milliseconds; no site for longer. */
const COOL_DOWN = 24 * 3_600_000;

/** Reads one site of a run and decides what it is worth. It never fails: a failure is an outcome of this site alone. */
export async function scrapeSite(context: BackgroundContext, site: StoredSite): Promise<ScrapedSite> {
  const { scraping: desk, signal, now } = context;
  const startedAt = now().toISOString();
  desk.changeSite(site.dealership, { state: 'running', startedAt });
  const obstacle = findObstacle(context, site, startedAt);
  const adapter = desk.adapters.find(({ id }) => id === site.adapter);
  if (signal.aborted || obstacle !== null || !adapter || site.host === null) {
    return end(context, site, { ...UNREAD, ...(obstacle && !signal.aborted ? { end: obstacle } : {}) });
  }
  desk.say(site.dealership, `Reading ${site.host} (${adapter.name}).`);
  const reading = await readSite(
    { host: site.host, adapter, settings: site.settings },
    {
      network: readScrapingNetwork(context),
      browser: desk.browser,
      signal,
      note: (line) => desk.say(site.dealership, line),
      onPage: ({ part, page, reportedPages, reportedTotal }, { vehicles, requests }) =>
        desk.changeSite(site.dealership, {
          part,
          page,
          pages: reportedPages,
          vehicles,
          total: reportedTotal,
          requests,
        }),
    },
  );
  return end(context, site, reading, await findNewPlatform(context, site, adapter, reading));
}

type Reading = Omit<SiteReading, 'end'> & { readonly end: SiteReading['end'] };

/** A site that was not asked at all. */
const UNREAD: Reading = {
  listings: [],
  refusals: [],
  otherDealers: 0,
  sold: 0,
  pages: 0,
  requests: 0,
  reportedTotal: null,
  milliseconds: 0,
  end: { kind: 'cancelled' },
  retryAt: null,
};

function findObstacle({ scraping }: BackgroundContext, site: StoredSite, now: string): SiteReading['end'] | null {
  const failed = (message: string) => ({ kind: 'failed', message }) as const;
  if (site.host === null) return failed('The dealership has no website here. Enter its address.');
  const adapter = scraping.adapters.find(({ id }) => id === site.adapter);
  if (!adapter) return failed('No platform is chosen for the website. Look which one it is, and choose it.');
  if (adapter.needsBrowser && scraping.browser === null) {
    return failed(
      `${adapter.name} needs a window of its own: this website can be read in the desktop application only.`,
    );
  }
  const rest = describeRest(site, now);
  return rest === null ? null : { kind: 'blocked', message: rest };
}

/** Says until when a site is left alone; `null` when it may be asked. @param now UTC ISO instant */
export function describeRest({ leftAloneUntil }: StoredSite, now: string): string | null {
  if (leftAloneUntil === null || leftAloneUntil <= now) return null;
  return `The website is left alone until ${formatInstant(leftAloneUntil)}.`;
}

/** Where the source is gone or speaks another language, the site has perhaps moved to another platform. */
async function findNewPlatform(
  context: BackgroundContext,
  { host, dealership }: StoredSite,
  adapter: Adapter,
  { end: { kind } }: Reading,
): Promise<string | null> {
  if (host === null || (kind !== 'gone' && kind !== 'changed') || adapter.needsBrowser) return null;
  try {
    const network = readScrapingNetwork(context);
    const found = await findPlatform(host, context.scraping.adapters, network, context.signal);
    if (found.name === null || found.adapter?.id === adapter.id) return null;
    context.scraping.say(dealership, `The website looks like ${found.name} now.`);
    return found.name;
  } catch {
    // The site cannot be read; that has been said.
    return null;
  }
}

function end(
  context: BackgroundContext,
  site: StoredSite,
  reading: Reading,
  looksLike: string | null = null,
): ScrapedSite {
  const { scraping: desk, now } = context;
  const measure = measureListings(reading.listings);
  const listed = reading.listings.length + reading.refusals.reduce((sum, { count }) => sum + count, 0);
  const hint = looksLike === null ? '' : ` The website looks like ${looksLike} now.`;
  const judge = (db: ReadableDatabase) => {
    const judged = judgeReading(reading.end, measure, readBefore(db, site.dealershipId), listed);
    return { outcome: judged.outcome, message: `${judged.message}${hint}` };
  };
  const { outcome, message } = context.look(({ reader }) => judge(reader));
  const finishedAt = now().toISOString();
  desk.changeSite(site.dealership, { vehicles: measure.rows, requests: reading.requests });
  desk.endSite(site.dealership, outcome, message);
  return {
    site,
    measure,
    judge,
    lot: { dealership: site.dealership, address: site.address, listings: reading.listings },
    leftAloneUntil: leaveAlone(outcome, reading, now()),
    result: {
      dealership: site.dealership,
      outcome,
      message,
      effect: 'kept',
      finishedAt,
      rows: measure.rows,
      reportedTotal: reading.reportedTotal,
      refusals: reading.refusals,
      otherDealers: reading.otherDealers,
      sold: reading.sold,
      pages: reading.pages,
      requests: reading.requests,
      durationMs: Math.round(reading.milliseconds),
      looksLike,
    },
  };
}

function readBefore(db: ReadableDatabase, dealershipId: number) {
  return {
    lastGood: readLastGoodMeasure(db, dealershipId),
    inInventory: readDealershipFeeds(db).get(dealershipId)?.vehicles ?? 0,
  };
}

function leaveAlone(outcome: ScrapingResult['outcome'], { retryAt }: Reading, now: Date): string | null {
  const longest = new Date(now.getTime() + COOL_DOWN).toISOString();
  if (outcome === 'blocked') return longest;
  if (retryAt === null) return null;
  const wanted = retryAt.toISOString();
  return wanted < longest ? wanted : longest;
}

function formatInstant(instant: string): string {
  return new Date(instant).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
}
