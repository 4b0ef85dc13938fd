import { load } from 'cheerio/slim';
import type { ScrapeContext } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';

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
  // Those that a sitemap below names are read after it, each once; how many there may be is the budget's to say.
  const sitemaps = new Set(below);
  for (const sitemap of sitemaps) {
    const found = await readLocations(context, new URL(sitemap, url));
    pages.push(...found.pages);
    for (const nested of found.sitemaps.filter(wanted.sitemap)) sitemaps.add(nested);
  }
  return [...new Set(pages.filter(wanted.page))];
}

async function readLocations(context: Pick<ScrapeContext, 'http'>, url: URL) {
  const { text } = await context.http.read(url, { expects: 'xml' });
  const document = load(text, { xml: true });
  if (document('urlset, sitemapindex').length === 0) {
    throw new ScrapeError('changed', 'What stands where the sitemap was is no sitemap.');
  }
  // The parser closes what was cut off, and half a lot would look like a whole one.
  if (
    !/<\/(?:\w+:)?(?:urlset|sitemapindex)\s*>\s*(?:<!--[\s\S]*?-->\s*)*$|<(?:urlset|sitemapindex)[^<>]*\/>\s*$/.test(
      text,
    )
  ) {
    throw new ScrapeError('changed', 'The end of the sitemap is missing.');
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
