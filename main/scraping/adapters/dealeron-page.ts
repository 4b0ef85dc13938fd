import { type CheerioAPI, load } from 'cheerio/slim';
import { ScrapeError } from '../scrape-error.ts';
import { absoluteLink } from './collect-listings.ts';
import { parseJson } from './read-json.ts';
import { recordOf, textAt, valueAt } from './read-value.ts';

/** The numbers under which DealerOn knows a site and its search page. @throws ScrapeError `changed` */
export function findTaggingData(html: string): { readonly dealerId: string; readonly pageId: string } {
  const data = parseJson(load(html)('#dealeron_tagging_data').text().replace(/\s+/g, ' '));
  const dealerId = textAt(data, 'dealerId');
  const pageId = textAt(data, 'pageId');
  if (!/^\w+$/.test(dealerId) || !/^\w+$/.test(pageId)) {
    throw new ScrapeError('changed', 'The search page does not say under which number DealerOn knows the site.');
  }
  return { dealerId, pageId };
}

/** The vehicles' addresses on a search page of the older form, and how many there are in all. */
export function readSearchPage(
  html: string,
  origin: string,
): { readonly addresses: readonly string[]; readonly total: number | null } {
  const text = load(html)('#dlron-srp-model').text();
  const model = recordOf(parseJson(text));
  const items = parseJson(textAt(model, 'ItemListJson'));
  const list = Array.isArray(items) ? items : (recordOf(items)?.itemListElement ?? null);
  if (model === null || !Array.isArray(list)) {
    throw new ScrapeError('changed', 'The search page holds no list of vehicles any more.');
  }
  const total = Number(textAt(model, 'SearchResultsListModel.ResultsCount') || Number.NaN);
  return {
    addresses: list
      .map((item) => absoluteLink(textAt(item, 'url', 'item.url', '@id') || String(valueAt(item, 'Url') ?? ''), origin))
      .filter((address) => address !== ''),
    total: Number.isInteger(total) ? total : null,
  };
}

/** What the element that stands for the vehicle says in its `data-` attributes; `null` when there is none. */
export function readVehicleElement(page: CheerioAPI): ((name: string) => string) | null {
  const element = page('.vdp').filter('[class*="vdp--mod"]').first();
  return element.length === 0 ? null : (name) => element.attr(`data-${name}`) ?? '';
}
