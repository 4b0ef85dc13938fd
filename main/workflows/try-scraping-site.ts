import type { Listing } from '../core/listing.ts';
import { ProblemError } from '../core/problem.ts';
import { judgeReading, measureListings, type ScrapeOutcome } from '../core/scrape-outcome.ts';
import type { ScrapingTrial } from '../core/scraping.ts';
import { findDealership } from '../database/dealerships.ts';
import { readScrapingSite } from '../database/scraping-sites.ts';
import { findPlatform } from '../scraping/find-platform.ts';
import { readSite } from '../scraping/read-site.ts';
import { checkSettings, readHost, type ScrapingSitePatch } from './change-scraping-site.ts';
import type { BackgroundContext } from './context.ts';
import { readScrapingNetwork } from './read-scraping-network.ts';

/** Vehicles of a trial that are shown. */
const SHOWN = 25;

/**
 * Reads one page of a website, as it is set or as it would be with unsaved changes, and shows what came back. Nothing is
 * stored. Problems: `unknown-dealership`, `wrong-host`, `unknown-platform`, `wrong-settings`, `no-website`.
 */
export async function tryScrapingSite(
  context: BackgroundContext,
  input: { readonly name: string } & Pick<ScrapingSitePatch, 'host' | 'adapter' | 'settings'>,
): Promise<ScrapingTrial> {
  const { scraping: desk, signal, look, now, report } = context;
  const stored = look(({ reader }) => readScrapingSite(reader, findDealership(reader, input.name).id));
  const host = input.host === undefined ? stored.host : readHost(input.host);
  const id = input.adapter === undefined ? stored.adapter : input.adapter;
  const settings = input.settings ?? (id === stored.adapter ? stored.settings : {});
  checkSettings(desk.adapters, id, settings);
  const adapter = desk.adapters.find((one) => one.id === id);
  if (host === null || !adapter) {
    throw new ProblemError(
      'no-website',
      'Enter the address of the website and choose its platform first. Nothing was asked.',
    );
  }
  refuseWhileLeftAlone(stored.host === host ? stored.leftAloneUntil : null, now());
  const lines: string[] = [];
  const network = readScrapingNetwork(context);
  report({ label: `Reading ${host}`, done: 0, total: null, unit: 'vehicles' });
  const reading = await readSite(
    { host, adapter, settings },
    { network, browser: desk.browser, signal, mostPages: 1, note: (line) => lines.push(line) },
  );
  signal.throwIfAborted();
  const measure = measureListings(reading.listings);
  const judged = judgeReading(reading.end, measure, { lastGood: null, inInventory: 0 }, reading.listings.length);
  return {
    ...judged,
    listings: reading.listings.slice(0, SHOWN) as readonly Listing[],
    rows: reading.listings.length,
    reportedTotal: reading.reportedTotal,
    refusals: reading.refusals,
    otherDealers: reading.otherDealers,
    sold: reading.sold,
    requests: reading.requests,
    durationMs: Math.round(reading.milliseconds),
    lines,
    platform: await recognize(context, host, judged.outcome, adapter.needsBrowser),
  };
}

/** A trial must not be the way around a rest that the site asked for. */
function refuseWhileLeftAlone(until: string | null, now: Date): void {
  if (until === null || until <= now.toISOString()) return;
  const at = new Date(until).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  throw new ProblemError(
    'left-alone',
    `The website does not want to be read and is left alone until ${at}. Nothing was asked.`,
  );
}

async function recognize(
  context: BackgroundContext,
  host: string,
  outcome: ScrapeOutcome,
  needsBrowser: boolean,
): Promise<string | null> {
  if (outcome === 'blocked' || needsBrowser) return null;
  try {
    const { scraping, signal } = context;
    return (await findPlatform(host, scraping.adapters, readScrapingNetwork(context), signal)).name;
  } catch {
    return null;
  }
}
