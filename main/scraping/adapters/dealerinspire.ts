import { z } from 'zod';
import type { Adapter, ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { readAlgolia } from './dealerinspire-algolia.ts';
import { discoverSource } from './dealerinspire-discovery.ts';
import { readSearchService } from './dealerinspire-search-service.ts';
import { scorePlatform } from './detect-platform.ts';
import { dealerNames } from './keep-dealer.ts';

/** What is particular about a Dealer Inspire site. Keys and index are found on the site at every run, never stored. */
const settings = z.strictObject({
  /** The page that says where the lot is kept. */
  startPage: z.string().trim().min(1).default('new-vehicles/'),
  /**
   * The lists that make up the lot, each narrowed by facets: all groups have to match, and of a group one (`[["type:New"],
   * ["Location:Main Street"]]`).
   */
  parts: z
    .array(z.strictObject({ name: z.string().trim().min(1), facets: z.array(z.array(z.string().min(1)).min(1)) }))
    .min(1)
    .default([{ name: 'all', facets: [] }]),
  /** Where a vehicle says whether it is on the lot; sites differ. The first of these that is not blank counts. */
  statusFields: z.array(z.string().trim().min(1)).default(['lightning.statusLabel', 'lightning.status']),
  pageSize: z.int().min(1).max(1000).default(100),
  dealerField: z.string().trim().min(1).default('Location'),
  dealers: dealerNames,
  /** Another address of the search than Algolia's own, such as a proxy. */
  searchAddress: z.url({ protocol: /^https?$/ }).optional(),
});

export type DealerInspireSettings = z.output<typeof settings>;

/** Dealer Inspire, on an Algolia index or on its newer search service. */
export const dealerInspire: Adapter<DealerInspireSettings> = {
  id: 'dealerinspire',
  name: 'Dealer Inspire',
  settings,
  needsBrowser: false,
  hosts: ({ searchAddress }) => [
    'algolia.net',
    'algolianet.com',
    'dealerinspire.com',
    'carscommerce.inc',
    ...(searchAddress === undefined ? [] : [new URL(searchAddress).host]),
  ],
  budget: () => 'pages',
  detect: (html) => scorePlatform('dealerinspire', html),
  pages: readLot,
};

async function* readLot(site: ScrapedSite<DealerInspireSettings>, context: ScrapeContext): AsyncGenerator<ListedPage> {
  let source = await discoverSource(site, context);
  for (const part of site.settings.parts) {
    let pages = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const read = source.kind === 'algolia' ? readAlgolia : readSearchService;
        for await (const page of read(site, context, source as never, part)) {
          pages += 1;
          yield page;
        }
        break;
      } catch (error) {
        // A key or an index is renewed now and then; the page says the new one. Once: twice is a closed door.
        if (attempt > 1 || pages > 0 || !isStaleSource(error)) throw error;
        context.note('The key or the index of the search has changed; looking for the new one.');
        source = await discoverSource(site, context);
      }
    }
  }
}

function isStaleSource(error: unknown): boolean {
  return error instanceof ScrapeError && (error.failure === 'gone' || error.status === 401 || error.status === 403);
}
