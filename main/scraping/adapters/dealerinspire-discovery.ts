import { load } from 'cheerio/slim';
import type { ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import type { DealerInspireSettings } from './dealerinspire.ts';
import { findScripts, readAssignedJson } from './read-script.ts';
import { recordOf, type SiteRecord, textOf } from './read-value.ts';

/** The Algolia index that a site's own search asks. */
export interface AlgoliaSource {
  readonly kind: 'algolia';
  readonly appId: string;
  readonly key: string;
  readonly index: string;
}

/** The search service that newer sites ask. */
export interface SearchServiceSource {
  readonly kind: 'search-service';
  readonly address: string;
  readonly customer: string;
  readonly key: string;
}

/** Finds out on the site's own page where its lot is kept. @throws ScrapeError `changed` */
export async function discoverSource(
  { origin, settings }: ScrapedSite<DealerInspireSettings>,
  context: ScrapeContext,
): Promise<AlgoliaSource | SearchServiceSource> {
  const { text } = await context.http.read(new URL(settings.startPage, `${origin}/`), { expects: 'html' });
  const source = findSource(text);
  if (source !== null) return source;
  throw new ScrapeError('changed', 'The page does not say where the site keeps its list of vehicles.');
}

/** What a page says about where the lot is kept; `null` when it says nothing. */
export function findSource(html: string): AlgoliaSource | SearchServiceSource | null {
  const page = load(html);
  for (const script of findScripts(page, 'SEARCH_SERVICE')) {
    const service = recordOf(readAssignedJson(script, 'SEARCH_SERVICE'));
    const address = textOf(service?.apiUrl);
    const customer = textOf(service?.ccid);
    const key = textOf(service?.apiKey);
    if (URL.canParse(address) && customer !== '') return { kind: 'search-service', address, customer, key };
  }
  for (const script of findScripts(page, 'inventoryLightningSettings')) {
    const settings = recordOf(readAssignedJson(script, 'inventoryLightningSettings'));
    const appId = textOf(settings?.appId);
    const index = textOf(settings?.inventoryIndex);
    const key = findKey(settings);
    if (/^\w{6,20}$/.test(appId) && index !== '' && key !== '') return { kind: 'algolia', appId, key, index };
  }
  return null;
}

/** The key for searching; its name differs from site to site. */
function findKey(settings: SiteRecord | null): string {
  const entries = Object.entries(settings ?? {});
  return textOf(entries.find(([name, value]) => /api.?key|search.?key/i.test(name) && textOf(value) !== '')?.[1]);
}
