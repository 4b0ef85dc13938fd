import { load } from 'cheerio/slim';
import type { ScrapeContext } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';

/** Sitemaps of one site that are read at most; a lot has one to three. */
const MOST_SITEMAPS = 12;

/**
 * The addresses of vehicle pages in a site's sitemap, each once, in its order.
 *
 * @param wanted Which sitemaps below the first one, and which addresses in them, are of vehicles.
 * @throws ScrapeError `changed` when no sitemap of vehicles is there: an empty lot still has one.
 */
export async function readSitemap(
  context: Pick<ScrapeContext, 'http'>,
  url: URL,
  wanted: { readonly sitemap: (address: string) => boolean; readonly page: (address: string) => boolean },
): Promise<readonly string[]> {
  const top = await readLocations(context, url);
  const below = top.sitemaps.filter(wanted.sitemap);
  if (top.sitemaps.length > 0 && below.length === 0) {
    throw new ScrapeError('changed', `None of the site's ${top.sitemaps.length} sitemaps lists vehicles.`);
  }
  const pages = [...top.pages];
  for (const sitemap of below.slice(0, MOST_SITEMAPS)) {
    pages.push(...(await readLocations(context, new URL(sitemap, url))).pages);
  }
  return [...new Set(pages.filter(wanted.page))];
}

async function readLocations(context: Pick<ScrapeContext, 'http'>, url: URL) {
  const { text } = await context.http.read(url, { expects: 'xml' });
  const document = load(text, { xml: true });
  if (document('urlset, sitemapindex').length === 0) {
    throw new ScrapeError('changed', 'What stands where the sitemap was is no sitemap.');
  }
  const listed = (selector: string) =>
    document(selector)
      .toArray()
      .map((location) => document(location).text().trim())
      .filter((location) => location !== '');
  const pages = listed('url > loc');
  // Team Velocity lists its sitemaps in a plain urlset.
  const nested = pages.filter((location) => /\.xml(?:\.gz)?(?:\?|$)/i.test(location));
  return {
    sitemaps: [...listed('sitemap > loc'), ...nested],
    pages: pages.filter((location) => !nested.includes(location)),
  };
}
