import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { z } from 'zod';
import type { Listing } from '../../main/core/listing.ts';
import type { Adapter } from '../../main/scraping/adapter.ts';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { runScrapers } from '../../main/workflows/run-scrapers.ts';
import { ScrapingDesk } from '../../main/workflows/scraping-desk.ts';
import { makeNetwork } from '../scraping/polite-client.ts';

/** The platform of the place's websites: a lot lies in a file, and the site's settings say whose. */
export const FILED = 'filed';

/** Reads the websites of these dealerships, whose lots stand in a feed, and makes one import of them. */
export async function readWebsites(context: WorkflowContext, feed: string, names: readonly string[]): Promise<void> {
  const { reader: _reader, writer: _writer, ...rest } = context;
  const scraping = new ScrapingDesk({
    adapters: [fileAdapter(feed)],
    network: makeNetwork('http://127.0.0.1:1', { clock: REAL_CLOCK, routes: {} }),
    browser: null,
    announce: () => undefined,
  });
  const { run } = await runScrapers(
    { ...rest, scraping, look: (work) => work(context), takeTurn: async (work) => work(context) },
    { names },
  );
  const wrong = run.results.filter(({ outcome }) => outcome !== 'ok');
  if (wrong.length > 0) throw new Error(wrong.map(({ dealership, message }) => `${dealership}: ${message}`).join('; '));
}

function fileAdapter(feed: string): Adapter<{ readonly lot: string }> {
  return {
    id: FILED,
    name: 'Filed',
    settings: z.strictObject({ lot: z.string() }),
    needsBrowser: false,
    hosts: () => [],
    budget: () => 'pages',
    detect: () => 0,
    async *pages({ settings }) {
      const listings = readLot(feed, settings.lot);
      const pages = Math.ceil(listings.length / PAGE);
      for (let page = 1; page <= pages; page += 1) {
        yield {
          part: 'all',
          page,
          reportedTotal: listings.length,
          reportedPages: pages,
          listings: listings.slice((page - 1) * PAGE, page * PAGE),
          refusals: [],
          otherDealers: 0,
          sold: 0,
        };
      }
    },
  };
}

const PAGE = 100;

function readLot(feed: string, lot: string): readonly Listing[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(feed, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data
    .filter((row) => row.Location === lot)
    .map((row) => ({
      vin: row.Vin ?? '',
      stock: row.Stock ?? '',
      type: row.Type ?? '',
      year: row.Year ?? '',
      make: row.Make ?? '',
      model: row.Model ?? '',
      trim: '',
      extColor: '',
      status: row.Status ?? '',
      price: row.Price ?? '',
      bodyStyle: '',
      fuelType: '',
      msrp: '',
      dateInStock: row['Date In Stock'] ?? '',
      url: row['Vechile URL'] ?? '',
    }));
}
