import { z } from 'zod';
import type { ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { takeEach } from './collect-listings.ts';
import type { DealerInspireSettings } from './dealerinspire.ts';
import type { SearchServiceSource } from './dealerinspire-discovery.ts';
import { takeInspireVehicle } from './dealerinspire-vehicle.ts';
import { pageThrough } from './page-through.ts';
import { readJson } from './read-json.ts';
import { countOf, recordOf, textAt } from './read-value.ts';

/** Larger pages are answered with fewer vehicles than asked for. */
const MOST_PER_PAGE = 100;

const FIELDS =
  'vin stock type year make model trim ext_color date_in_stock vdp_url pricing our_price msrp body fueltype styles status lightning'.split(
    ' ',
  );

const reply = z.object({ data: z.looseObject({ listings: z.array(z.unknown()) }) });

/** A part of a lot that is kept in Dealer Inspire's own search service. */
export async function* readSearchService(
  { settings, origin }: ScrapedSite<DealerInspireSettings>,
  context: ScrapeContext,
  source: SearchServiceSource,
  part: DealerInspireSettings['parts'][number],
): AsyncGenerator<ListedPage> {
  const perPage = Math.min(settings.pageSize, MOST_PER_PAGE);
  const base = source.address.replace(/\/+$/, '');
  const url = `${base}/api/v1/listings/${encodeURIComponent(source.customer)}/search`;
  let read = 0;
  yield* pageThrough(context, part.name, async (page) => {
    const { data } = await readJson(context, url, reply, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(source.key === '' ? {} : { 'x-api-key': source.key }) },
      body: JSON.stringify({
        page,
        perPage,
        filters: { status: ['publish', 'modified', 'pend-sale'] },
        facetFilters: toFacets(part.facets),
        requestedFields: [...FIELDS, ...settings.statusFields, settings.dealerField],
      }),
    });
    const rows = data.listings.map((row) => recordOf(row) ?? {});
    const total = countOf(data.total_vehicle_count);
    read += rows.length;
    return {
      taken: takeEach(rows, (row) => takeInspireVehicle(row, settings, origin)),
      keys: rows.map((row) => textAt(row, 'vin', 'vdp_url')),
      reportedTotal: total,
      reportedPages: total === null ? null : Math.ceil(total / perPage),
      isLast: rows.length === 0 || (total !== null && read >= total),
    };
  });
}

/** `type:Certified Used` as this service names it: `{"type_slug": ["certified-used"]}`; other facets by their name. */
function toFacets(groups: readonly (readonly string[])[]): Readonly<Record<string, readonly string[]>> {
  const facets: Record<string, string[]> = {};
  for (const facet of groups.flat()) {
    const [name = '', value = ''] = [facet.slice(0, facet.indexOf(':')), facet.slice(facet.indexOf(':') + 1)];
    const isType = name === 'type';
    const slug = value.trim().toLowerCase().replace(/\s+/g, '-');
    const key = isType ? 'type_slug' : name;
    facets[key] = [...(facets[key] ?? []), isType ? slug : value];
  }
  return facets;
}
