import { load } from 'cheerio/slim';
import type { Listing } from '../../main/core/listing.ts';
import { normalizeVehicle } from '../../main/core/normalize-vehicle.ts';
import type { Vehicle } from '../../main/core/vehicle.ts';
import type { Adapter, ListedPage, PoliteBrowser, PoliteHttp, ScrapeContext } from '../../main/scraping/adapter.ts';
import { ScrapeError } from '../../main/scraping/scrape-error.ts';
import { SEARCH_HOST } from './platforms/every-platform.ts';
import { makeClient } from './polite-client.ts';

/** The invented dealership's host, and what its own addresses begin with. */
export const HOST = 'dealer.example';
export const ORIGIN = `https://www.${HOST}`;

/** What reading a site brought. */
export interface ReadLot {
  readonly pages: readonly ListedPage[];
  readonly listings: readonly Listing[];
  /** What ended it early, or `null`. */
  readonly error: unknown;
  /** What the adapter said for the console. */
  readonly lines: readonly string[];
  readonly requests: number;
}

/** Reads an invented site that a server of this machine plays, through the polite client, until it ends. */
export async function readLot(
  adapter: Adapter,
  settings: Readonly<Record<string, unknown>>,
  server: { readonly origin: string },
  change: Partial<ScrapeContext> = {},
): Promise<ReadLot> {
  const checked = adapter.settings.parse(settings);
  const hosts = [HOST, ...adapter.hosts(checked)];
  const stood = ['invented01-dsn.algolia.net', SEARCH_HOST, 'smartpath.dealer.example', 'www.sister.example'];
  const lines: string[] = [];
  const { http } = makeClient(server.origin, {
    site: { hosts, budget: { milliseconds: 60_000, requests: 2000 } },
    routes: Object.fromEntries(stood.map((host) => [host, server.origin])),
  });
  const context: ScrapeContext = {
    http,
    browser: adapter.needsBrowser ? playBrowser(http) : null,
    signal: new AbortController().signal,
    now: () => new Date('2026-11-23T12:00:00Z'),
    note: (line) => lines.push(line),
    batch: 10,
    ...change,
  };
  const pages: ListedPage[] = [];
  let error: unknown = null;
  try {
    for await (const page of adapter.pages({ host: HOST, origin: ORIGIN, settings: checked }, context))
      pages.push(page);
  } catch (caught) {
    error = caught;
  }
  return { pages, listings: pages.flatMap(({ listings }) => listings), error, lines, requests: http.requests };
}

/** Stands in for the hidden window: the pages of invented sites need no scripts, and JSON is shown as a window does. */
function playBrowser(http: PoliteHttp): PoliteBrowser {
  return {
    async read(url, waitFor) {
      const { text, url: at, contentType } = await http.read(url, { expects: 'text' });
      const isJson = contentType.includes('json');
      const shown = isJson
        ? `<html><body><pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre></body></html>`
        : text;
      if (load(shown)(waitFor).length === 0) throw new ScrapeError('changed', 'What was waited for never appeared.');
      return { url: at, html: shown };
    },
  };
}

/** The vehicle that the import makes of a listing. */
export function normalizeListing(listing: Listing): Vehicle {
  const nothing = {
    streetAddress: null,
    locality: null,
    postalCode: null,
    region: null,
    country: null,
    fullName: null,
  };
  const cells = { ...listing, ...nothing, location: 'Example Motors' };
  return normalizeVehicle({ line: 1, cells }, 'Example Motors').vehicle;
}
