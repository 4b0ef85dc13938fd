import { describe, expect, it, onTestFinished } from 'vitest';
import type { Adapter } from '../../main/scraping/adapter.ts';
import { dealerCom } from '../../main/scraping/adapters/dealercom.ts';
import { dealerInspire } from '../../main/scraping/adapters/dealerinspire.ts';
import { dealerOn } from '../../main/scraping/adapters/dealeron.ts';
import { dealr } from '../../main/scraping/adapters/dealr.ts';
import { schemaOrg } from '../../main/scraping/adapters/schema-org.ts';
import { teamVelocity } from '../../main/scraping/adapters/teamvelocity.ts';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import { readSite } from '../../main/scraping/read-site.ts';
import { html, json, sitemapIndex, urlset } from './answers.ts';
import { addressOf, makeLot } from './make-lot.ts';
import { inventDealerCom } from './platforms/dealercom-site.ts';
import { inventDealerInspire } from './platforms/dealerinspire-site.ts';
import { inventDealerOn, inventDealerOnPages } from './platforms/dealeron-site.ts';
import { inventDealr, inventSchemaOrg, inventTeamVelocity } from './platforms/vehicle-page-sites.ts';
import { makeNetwork } from './polite-client.ts';
import { ORIGIN } from './read-lot.ts';
import { type InventedSite, type SiteAnswer, serveSite } from './serve-site.ts';

const LOT = makeLot(61, 90);
const VELOCITY = { accountId: 44_173 };

/** Reads an invented site to its end, with all guards of the runner. */
async function read(adapter: Adapter, settings: unknown, site: InventedSite) {
  const server = await serveSite(site);
  onTestFinished(() => server.close());
  return readSite(
    { host: 'dealer.example', adapter, settings },
    {
      network: makeNetwork(server.origin, {
        clock: REAL_CLOCK,
        routes: { 'invented01-dsn.algolia.net': server.origin },
      }),
      browser: null,
      signal: new AbortController().signal,
    },
  );
}

/** A site whose answers in JSON are changed on their way. */
function changing(site: InventedSite, change: (value: never, number: number) => unknown, at: RegExp): InventedSite {
  return (request) => {
    const answer = site(request);
    if (answer === null || !at.test(request.path)) return answer;
    const number = Number(request.query.get('pt') ?? request.query.get('start') ?? request.query.get('page') ?? 0);
    return json(change(JSON.parse(answer.body) as never, number));
  };
}

describe('a list that is shorter than the lot is not taken for the lot', () => {
  it('when a search page of the older DealerOn form repeats itself', async () => {
    const site = inventDealerOnPages({ lot: LOT, others: [], origin: ORIGIN, quirks: { repeatsFirstPage: true } });
    const { end, listings } = await read(dealerOn, { variant: 'html' }, site);
    expect(listings.length).toBeLessThan(LOT.length);
    expect(end.kind).toBe('incomplete');
  });

  it('when one of the lists of Dealer.com answers without a list', async () => {
    const site = inventDealerCom({ lot: LOT, origin: ORIGIN });
    const broken: InventedSite = (request) =>
      request.path.includes('AUTO_USED') ? json({ pageInfo: {} }) : site(request);
    const { end, listings } = await read(dealerCom, {}, broken);
    expect(listings.length).toBeGreaterThan(0);
    expect(end.kind).toBe('changed');
  });

  it('when Dealer.com names no total and shows its first page for every page', async () => {
    const site = inventDealerCom({ lot: LOT, origin: ORIGIN, quirks: { repeatsFirstPage: true } });
    const silent = changing(
      site,
      ({ pageInfo }: { pageInfo: object }) => ({ pageInfo: { ...pageInfo, totalCount: undefined } }),
      /getInventory/,
    );
    expect((await read(dealerCom, {}, silent)).end.kind).toBe('incomplete');
  });

  it('when DealerOn names no total and a page before the last is empty', async () => {
    const holed = changing(
      inventDealerOn({ lot: LOT, others: [], origin: ORIGIN }),
      ({ Paging, DisplayCards }: { Paging: { PaginationDataModel: object }; DisplayCards: unknown }, number) => ({
        Paging: { PaginationDataModel: { ...Paging.PaginationDataModel, TotalCount: null } },
        DisplayCards: number === 3 ? [] : DisplayCards,
      }),
      /\/api\//,
    );
    expect((await read(dealerOn, {}, holed)).end.kind).toBe('incomplete');
  });

  it('when the total becomes smaller in the middle', async () => {
    const shrinking = changing(
      inventDealerCom({ lot: LOT, origin: ORIGIN }),
      ({ pageInfo }: { pageInfo: object }, start) => ({
        pageInfo: { ...pageInfo, ...(start > 0 && { totalCount: 20 }) },
      }),
      /getInventory/,
    );
    expect((await read(dealerCom, {}, shrinking)).end.kind).toBe('incomplete');
  });

  it('when vehicles of other dealerships stand on two pages, in the place of its own', async () => {
    const others = Array.from({ length: 11 }, (_, at) => ({ VehicleVin: LOT[at + 10]?.vin, DealerName: 'Other' }));
    const page = (own: number) => [...others, { VehicleVin: LOT[own]?.vin, DealerName: 'Example Motors' }];
    const tags = '<script id="dealeron_tagging_data" type="application/json">{"dealerId":1,"pageId":2}</script>';
    const site: InventedSite = ({ path, query }) =>
      path.includes('/api/')
        ? json({
            Paging: { PaginationDataModel: { TotalPages: 2, TotalCount: 24 } },
            DisplayCards: page(Number(query.get('pt'))).map((VehicleCard) => ({ VehicleCard })),
          })
        : html('', tags);
    const { end, otherDealers } = await read(dealerOn, { dealers: ['Example Motors'] }, site);
    expect(otherDealers).toBe(11);
    expect(end.kind).toBe('incomplete');
  });

  it.each([
    ['without its number of pages', {}],
    ['with fewer pages than the page before', { pages: 1, matches: 0 }],
  ])('when a later page of a Dealr.cloud list answers empty and %s', async (_name, filters) => {
    const site = inventDealr({ lot: LOT, others: [], origin: ORIGIN });
    const cut: InventedSite = (request) =>
      request.path.startsWith('/functions/') && Number(request.query.get('page')) > 1
        ? json({ filters, list: '' })
        : site(request);
    expect((await read(dealr, { bodyTypes: ['Suv'] }, cut)).end.kind).toBe('incomplete');
  });

  it('when a Dealr.cloud list never says how many pages it has', async () => {
    const silent = changing(
      inventDealr({ lot: LOT, others: [], origin: ORIGIN }),
      ({ list }: { list: string }) => ({ filters: {}, list }),
      /functions/,
    );
    const { end, listings } = await read(dealr, { bodyTypes: ['Suv'] }, silent);
    expect(end.kind).toBe('complete');
    expect(listings).toHaveLength(LOT.filter(({ body }) => body === 'Suv').length);
  });

  it('when the vehicles of Dealer Inspire that have no type are not among its pieces', async () => {
    const large = makeLot(62, 1200).map((vehicle, at) => ({ ...vehicle, condition: at % 7 ? 'used' : 'new' }) as const);
    const { site } = inventDealerInspire({ lot: large, origin: ORIGIN });
    const hiding: InventedSite = (request) => {
      const answer = site(request);
      return answer && { ...answer, body: answer.body.replace(/"New":\d+,?/, '') };
    };
    const { end, listings } = await read(dealerInspire, { pageSize: 250 }, hiding);
    expect(listings.length).toBeGreaterThan(0);
    expect(end.kind).toBe('incomplete');
  });
});

describe('a sitemap that is not whole is not taken for the lot', () => {
  const cutAt = (site: InventedSite, path: string): InventedSite => {
    const halve = (answer: SiteAnswer) => ({ ...answer, body: answer.body.slice(0, answer.body.length * 0.7) });
    return (request) => {
      const answer = site(request);
      return answer !== null && request.path === path ? halve(answer) : answer;
    };
  };

  it.each([
    ['Team Velocity', teamVelocity, VELOCITY, inventTeamVelocity, '/sitemaps/inventoryvdpsitemap-1.xml'],
    ['schema.org', schemaOrg, {}, inventSchemaOrg, '/sitemap-1.xml'],
  ] as const)('when its end is missing, at %s', async (_name, adapter, settings, invent, path) => {
    const { end } = await read(adapter, settings, cutAt(invent({ lot: LOT, others: [], origin: ORIGIN }), path));
    expect(end.kind).toBe('changed');
  });

  it('when a part of its index fails', async () => {
    const site = inventSchemaOrg({ lot: LOT, others: [], origin: ORIGIN });
    const { end, listings } = await read(schemaOrg, {}, (request) =>
      request.path === '/sitemap.xml'
        ? sitemapIndex([`${ORIGIN}/sitemap-1.xml`, `${ORIGIN}/sitemap-2.xml`])
        : site(request),
    );
    expect(listings).toEqual([]);
    expect(end.kind).toBe('gone');
  });

  it('when it has many parts: all of them are read', async () => {
    const parts = LOT.slice(0, 15).map((vehicle) => addressOf(vehicle));
    const site = inventSchemaOrg({ lot: LOT, others: [], origin: ORIGIN });
    const { end, listings } = await read(schemaOrg, {}, (request) => {
      const part = /^\/part-(\d+)\.xml$/.exec(request.path)?.[1];
      if (part !== undefined) return urlset([ORIGIN + parts[Number(part)]]);
      if (request.path === '/sitemap.xml') return sitemapIndex(parts.map((_, at) => `${ORIGIN}/part-${at}.xml`));
      return site(request);
    });
    expect({ kind: end.kind, vehicles: listings.length }).toEqual({ kind: 'complete', vehicles: 15 });
  });
});

describe('pages of vehicles that cannot be read', () => {
  it('are missing when they are many, though never several in a row', async () => {
    const site = inventTeamVelocity({ lot: LOT, others: [], origin: ORIGIN });
    const lost = new Set(LOT.filter((_, at) => at % 4 === 0).map(({ vin }) => vin.toLowerCase()));
    const { end, listings } = await read(teamVelocity, VELOCITY, (request) =>
      lost.has(request.path.split('/')[3] ?? '') ? html('<h1>Something went wrong</h1>') : site(request),
    );
    expect(listings).toHaveLength(LOT.length - lost.size);
    expect(end.kind).toBe('incomplete');
  });
});

describe('a page that describes other vehicles beside its own', () => {
  const car = (vin: string, more: object = {}) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'Car', vehicleIdentificationNumber: vin, ...more })}</script>`;
  const [own, other] = LOT as readonly [(typeof LOT)[number], (typeof LOT)[number]];
  const showing = (head: string): InventedSite => {
    const site = inventSchemaOrg({ lot: [own], others: [], origin: ORIGIN });
    return (request) => (request.path === addressOf(own) ? html('<main></main>', head) : site(request));
  };

  it('gives the vehicle that its address names, not the one that stands first', async () => {
    const { listings } = await read(schemaOrg, {}, showing(car(other.vin) + car(own.vin, { color: 'Slate' })));
    expect(listings).toMatchObject([{ vin: own.vin, extColor: 'Slate' }]);
  });

  it('gives none when the vehicle of its address is not there, as after it was sold', async () => {
    const { listings, refusals } = await read(schemaOrg, {}, showing(car(other.vin)));
    expect(listings).toEqual([]);
    expect(refusals).toEqual([{ reason: 'The page describes another vehicle.', count: 1 }]);
  });

  it('gives none when a page of DealerOn leads on to that of another vehicle', async () => {
    const site = inventDealerOnPages({ lot: [own, other], others: [], origin: ORIGIN });
    const leading: InventedSite = (request) =>
      site(request.path === addressOf(own) ? { ...request, path: addressOf(other) } : request);
    const { listings, refusals } = await read(dealerOn, { variant: 'html' }, leading);
    expect(listings.map(({ vin, url }) => ({ vin, url }))).toEqual([
      { vin: other.vin, url: ORIGIN + addressOf(other) },
    ]);
    expect(refusals).toEqual([{ reason: 'The page describes another vehicle.', count: 1 }]);
  });
});
