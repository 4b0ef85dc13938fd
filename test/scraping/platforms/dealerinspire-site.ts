import { html, json } from '../answers.ts';
import { addressOf, embedJson, type LotVehicle, monthFirst } from '../make-lot.ts';
import { pageOf } from '../page-of.ts';
import type { InventedSite, SiteRequest } from '../serve-site.ts';
import { type InventedLot, mixLots } from './invented-site.ts';

const TYPES = { new: 'New', used: 'Used', certified: 'Certified Used' } as const;
const PLACES = { 'on-the-lot': 'In Stock', 'in-transit': 'In-Transit', 'in-production': 'In-Build-Phase' } as const;

/** The search's secrets, which a site changes now and then. */
export interface SearchAccess {
  readonly key: string;
  readonly index: string;
}

/** An invented Dealer Inspire site, whose key and index can be changed while it runs. */
export interface InspireSite {
  readonly site: InventedSite;
  renew(access: SearchAccess): void;
}

/** A Dealer Inspire site on an Algolia index, which answers on the same server. */
export function inventDealerInspire(
  shown: InventedLot,
  access = { key: 'invented-key-1', index: 'lot_1' },
): InspireSite {
  let current: SearchAccess = access;
  const vehicles = mixLots(shown).map(([vehicle, dealer]) => describe(vehicle, dealer, shown.origin));
  const site: InventedSite = (request) => {
    if (request.path === '/new-vehicles/' || request.path === '/') {
      const settings = {
        appId: 'INVENTED01',
        apiKeySearch: current.key,
        inventoryIndex: current.index,
        refinements: [],
      };
      return html('<main></main>', `<script>var inventoryLightningSettings = ${embedJson(settings)};</script>`);
    }
    return request.path === '/1/indexes/*/queries' ? answerAlgolia(request, current, vehicles, shown) : null;
  };
  return {
    site,
    renew: (next) => {
      current = next;
    },
  };
}

function answerAlgolia(
  { headers, body }: SiteRequest,
  { key, index }: SearchAccess,
  vehicles: readonly Hit[],
  { quirks }: InventedLot,
) {
  const refuse = (status: number, message: string) => json({ message, status }, status);
  if (headers['x-algolia-api-key'] !== key) return refuse(403, 'Invalid Application-ID or API key');
  const [question] = JSON.parse(body).requests;
  if (question.indexName !== index) return refuse(404, `Index ${question.indexName} does not exist`);
  const params = new URLSearchParams(question.params);
  const groups: string[][] = JSON.parse(params.get('facetFilters') ?? '[]');
  const matching = vehicles.filter((hit) => groups.every((group) => group.some((facet) => hasFacet(hit, facet))));
  const size = Number(params.get('hitsPerPage'));
  const number = Number(params.get('page'));
  if (number * size >= 1000) {
    return json({ results: [{ message: 'you can only fetch the 1000 hits for this query', hits: [], nbHits: 0 }] });
  }
  const page = pageOf(matching, number + 1, { size, quirks });
  const [facet] = JSON.parse(params.get('facets') ?? '[]') as (keyof Hit)[];
  const counts: Record<string, number> = {};
  if (facet) for (const hit of matching) counts[String(hit[facet])] = (counts[String(hit[facet])] ?? 0) + 1;
  const answer = { hits: page.items, nbHits: page.total, nbPages: page.pages, page: number, hitsPerPage: size };
  return json({ results: [{ ...answer, ...(facet ? { facets: { [facet]: counts } } : {}) }] });
}

function hasFacet(hit: Hit, facet: string): boolean {
  const [name, value] = [facet.slice(0, facet.indexOf(':')), facet.slice(facet.indexOf(':') + 1)];
  return String(hit[name as keyof Hit]) === value;
}

type Hit = ReturnType<typeof describe>;

function describe(vehicle: LotVehicle, dealer: string, origin: string) {
  return {
    objectID: vehicle.vin,
    stock: vehicle.stock,
    type: TYPES[vehicle.condition],
    year: vehicle.year,
    make: vehicle.make,
    model: vehicle.model,
    trim: vehicle.trim,
    ext_color: vehicle.color,
    our_price: vehicle.price ?? '<span class="cfp">Please call for price</span>',
    msrp: vehicle.msrp ?? 0,
    body: vehicle.body,
    fueltype: vehicle.fuel,
    date_in_stock: monthFirst(vehicle.inStockOn),
    link: `${origin}${addressOf(vehicle)}/`,
    title_vrp: `${vehicle.year} ${vehicle.make} ${vehicle.model}`,
    Location: dealer,
    lightning: { status: vehicle.place, statusLabel: PLACES[vehicle.place] },
  };
}

/** A Dealer Inspire site on the newer search service, which answers at `service`. */
export function inventSearchService(shown: InventedLot, service: string): InventedSite {
  const vehicles = mixLots(shown).map(([vehicle, dealer]) => {
    const { objectID, link, ...rest } = describe(vehicle, dealer, shown.origin);
    return { ...rest, vin: objectID, vdp_url: link };
  });
  return ({ path, headers, body }) => {
    if (path === '/new-vehicles/' || path === '/') {
      const settings = { apiUrl: service, ccid: '48213', apiKey: 'invented-key-2' };
      return html('<main></main>', `<script>window.SEARCH_SERVICE = ${embedJson(settings)};</script>`);
    }
    if (path !== '/api/v1/listings/48213/search') return null;
    if (headers['x-api-key'] !== 'invented-key-2') return json({ message: 'Forbidden' }, 403);
    const { page, perPage, facetFilters } = JSON.parse(body);
    const types: readonly string[] | undefined = facetFilters.type_slug;
    const matching = vehicles.filter(({ type }) => !types || types.includes(type.toLowerCase().replaceAll(' ', '-')));
    const { items, total } = pageOf(matching, page, { size: perPage, quirks: shown.quirks });
    return json({ data: { listings: items, total_vehicle_count: total } });
  };
}
