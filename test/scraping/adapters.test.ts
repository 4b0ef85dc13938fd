import { describe, expect, it, onTestFinished } from 'vitest';
import type { Adapter } from '../../main/scraping/adapter.ts';
import { dealerCom } from '../../main/scraping/adapters/dealercom.ts';
import { dealerEProcess } from '../../main/scraping/adapters/dealereprocess.ts';
import { dealerInspire } from '../../main/scraping/adapters/dealerinspire.ts';
import { dealerOn } from '../../main/scraping/adapters/dealeron.ts';
import { dealr } from '../../main/scraping/adapters/dealr.ts';
import { schemaOrg } from '../../main/scraping/adapters/schema-org.ts';
import { teamVelocity } from '../../main/scraping/adapters/teamvelocity.ts';
import { toyotaSmartPath } from '../../main/scraping/adapters/toyota-smartpath.ts';
import { html, json, urlset } from './answers.ts';
import { addressOf, makeLot } from './make-lot.ts';
import { inventDealerCom, inventDealerComApi } from './platforms/dealercom-site.ts';
import { inventDealerInspire } from './platforms/dealerinspire-site.ts';
import { inventDealerOn } from './platforms/dealeron-site.ts';
import { DEALER, OTHER_DEALER } from './platforms/invented-site.ts';
import { inventDealr, inventSchemaOrg, inventTeamVelocity } from './platforms/vehicle-page-sites.ts';
import { ORIGIN, readLot } from './read-lot.ts';
import { type InventedSite, serveSite } from './serve-site.ts';

const LOT = makeLot(21, 30);
const OTHERS = makeLot(22, 25);
const VINS = LOT.map(({ vin }) => vin).sort();

/** Reads an invented site to its end. */
async function read(adapter: Adapter, settings: Readonly<Record<string, unknown>>, site: InventedSite) {
  const server = await serveSite(site);
  onTestFinished(() => server.close());
  const lot = await readLot(adapter, settings, server);
  return { ...lot, server, vins: lot.listings.map(({ vin }) => vin).sort() };
}

describe('a site that shows the vehicles of a whole group', () => {
  it.each([
    ['DealerOn', dealerOn, inventDealerOn, {}],
    [
      'Dealer Inspire',
      dealerInspire,
      (shown: Parameters<typeof inventDealerInspire>[0]) => inventDealerInspire(shown).site,
      {},
    ],
    ['Dealer.com', dealerCom, inventDealerCom, {}],
    ['Dealer.com by its service', dealerCom, inventDealerComApi, { variant: 'api' }],
  ] as const)('%s gives only those of the dealership, by its exact name', async (_name, adapter, invent, settings) => {
    const site = invent({ lot: LOT, others: OTHERS, origin: ORIGIN });
    const { vins, pages, lines } = await read(adapter, { ...settings, dealers: [DEALER.toUpperCase()] }, site);
    expect(vins).toEqual(VINS);
    expect(new Set(lines)).toEqual(new Set([`Left out vehicles of ${OTHER_DEALER}.`]));
    expect(pages.reduce((sum, { otherDealers }) => sum + otherDealers, 0)).toBe(OTHERS.length);
  });

  it('is read to its end although whole pages of it are of other dealerships', async () => {
    const site = inventDealerOn({ lot: LOT.slice(0, 2), others: makeLot(23, 60), origin: ORIGIN });
    const { vins } = await read(dealerOn, { dealers: ['Nobody of Nowhere'] }, site);
    expect(vins).toEqual([]);
    const own = inventDealerOn({ lot: OTHERS, dealer: 'Last Motors', others: [], origin: ORIGIN });
    expect((await read(dealerOn, { dealers: ['Last Motors'] }, own)).vins).toHaveLength(OTHERS.length);
  });
});

describe('DealerOn', () => {
  const card = {
    VehicleVin: '1zzaa1a11r0000001',
    VehicleCondition: 'new',
    VehicleInternetPrice: 31_250.0,
    VehicleMsrp: 32_995.0,
    VehicleInStock: true,
    VehicleStatusModel: { StatusText: 'Courtesy Vehicle' },
    VehicleDetailUrl: '/new/1',
  };
  const paging = { PaginationDataModel: { PageEnd: 1, TotalPages: 1, TotalCount: 1 } };
  const tags = `<script id="dealeron_tagging_data" type="application/json">{"dealerId": 1,\n"pageId": 2}</script>`;
  const showing = (...cards: readonly unknown[]): InventedSite => {
    const DisplayCards = cards.map((one) => ({ IsAdCard: false, VehicleCard: one }));
    return ({ path }) => (path.includes('/api/') ? json({ Paging: paging, DisplayCards }) : html('', tags));
  };

  it('gives the price that is advertised beside the MSRP, and the words on the card', async () => {
    const { listings } = await read(dealerOn, {}, showing(card));
    expect(listings).toMatchObject([
      { price: '31250', msrp: '32995', status: 'Courtesy Vehicle', url: `${ORIGIN}/new/1` },
    ]);
  });

  it('gives the MSRP as the price, and the flags before the words, where a site is set so', async () => {
    const { listings } = await read(dealerOn, { price: 'msrp', status: 'flags' }, showing(card));
    expect(listings).toMatchObject([{ price: '32995', status: 'In Stock' }]);
  });

  it('loses one row to an odd value, never the page', async () => {
    const odd = [null, 7, { VehicleVin: null }, { VehicleVin: 'SHORT' }, { ...card, VehicleVin: '1ZZAA1A11R000000Q' }];
    const { listings, pages, error } = await read(dealerOn, {}, showing(...odd, card));
    expect(error).toBeNull();
    expect(listings).toHaveLength(1);
    expect(pages.flatMap(({ refusals }) => refusals.map(({ reason }) => reason))).toEqual([
      'The VIN is missing.',
      'The VIN is not written like one, as of a vehicle that is still being built.',
      'The VIN is not written like one, as of a vehicle that is still being built.',
    ]);
  });

  it('says that the site has changed when its numbers or its list are gone', async () => {
    const noTags = await read(dealerOn, {}, () => html('<main>All new</main>'));
    expect(noTags.error).toMatchObject({ failure: 'changed' });
    const noList = await read(dealerOn, {}, ({ path }) =>
      path.includes('/api/') ? json({ Cars: [] }) : html('', tags),
    );
    expect(noList.error).toMatchObject({ failure: 'changed', message: expect.stringContaining('Paging') });
  });
});

describe('Dealer Inspire', () => {
  it('looks for the new key and index when they have changed, in the middle of a run too', async () => {
    const { site, renew } = inventDealerInspire({ lot: LOT, origin: ORIGIN });
    const parts = ['New', 'Used', 'Certified Used'].map((type) => ({ name: type, facets: [[`type:${type}`]] }));
    let asked = 0;
    const renewing: InventedSite = (request) => {
      if (request.path.startsWith('/1/indexes')) asked += 1;
      if (asked === 2) renew({ key: 'invented-key-9', index: 'lot_9' });
      return site(request);
    };
    const { vins, error } = await read(dealerInspire, { parts }, renewing);
    expect(error).toBeNull();
    expect(vins).toEqual(VINS);
  });

  it('gives up when the new key is refused too', async () => {
    const { site } = inventDealerInspire({ lot: LOT, origin: ORIGIN });
    const refusing: InventedSite = (request) =>
      request.path.startsWith('/1/indexes') ? json({ message: 'Invalid key', status: 403 }, 403) : site(request);
    const { error, server } = await read(dealerInspire, {}, refusing);
    expect(error).toMatchObject({ failure: 'blocked' });
    expect(server.seen.filter(({ path }) => path.startsWith('/1/indexes'))).toHaveLength(2);
  });

  it('reads a lot of more than the 1,000 vehicles that one question gives', async () => {
    const large = makeLot(24, 1400).map((vehicle, at) => ({ ...vehicle, condition: at % 7 ? 'used' : 'new' }) as const);
    const { vins, error } = await read(
      dealerInspire,
      { pageSize: 250 },
      inventDealerInspire({ lot: large, origin: ORIGIN }).site,
    );
    expect(error).toBeNull();
    expect(new Set(vins).size).toBe(large.length);
  });

  it('keeps neither key nor index in its settings', () => {
    expect(dealerInspire.settings.safeParse({ apiKey: 'a', index: 'b' }).success).toBe(false);
  });
});

describe('Dealer.com', () => {
  it('reads a list from a sister site where the settings say so', async () => {
    const parts = [
      { name: 'new', alias: 'INVENTORY_LISTING_DEFAULT_AUTO_NEW' },
      {
        name: 'used',
        alias: 'INVENTORY_LISTING_DEFAULT_AUTO_USED',
        host: 'www.sister.example',
        query: { accountId: 'x' },
      },
    ];
    const { vins, listings, error, server } = await read(
      dealerCom,
      { parts },
      inventDealerCom({ lot: LOT, origin: ORIGIN }),
    );
    expect(error).toBeNull();
    expect(vins).toEqual(VINS);
    expect(server.seen.some(({ path }) => path.includes('accountId=x'))).toBe(true);
    expect(listings.some(({ url }) => url.startsWith('https://www.sister.example/used/'))).toBe(true);
  });

  it('keeps PLEASE_CALL as the price, and computes none', async () => {
    const { listings } = await read(dealerCom, {}, inventDealerCom({ lot: LOT, origin: ORIGIN }));
    const unpriced = new Set(LOT.filter(({ price }) => price === null).map(({ vin }) => vin));
    expect(unpriced.size).toBeGreaterThan(0);
    expect(
      listings
        .filter(({ price }) => price === 'PLEASE_CALL')
        .map(({ vin }) => vin)
        .sort(),
    ).toEqual([...unpriced].sort());
  });
});

describe('a platform with a page per vehicle', () => {
  it('counts a vehicle that was just sold, and loses no other to a page that is gone', async () => {
    const site = inventTeamVelocity({ lot: LOT, origin: ORIGIN }, OTHERS.slice(0, 3));
    const missing = LOT[4]?.vin.toLowerCase() ?? '';
    const { vins, pages, error } = await read(teamVelocity, { accountId: 44_173 }, (request) =>
      request.path.includes(missing) ? null : site(request),
    );
    expect(error).toBeNull();
    expect(vins).toHaveLength(LOT.length - 1);
    expect(pages.reduce((sum, { sold }) => sum + sold, 0)).toBe(3);
    expect(pages.flatMap(({ refusals }) => refusals)).toEqual([
      { reason: 'The page of the vehicle is not there any more.' },
    ]);
  });

  it('ends when page after page is not understood', async () => {
    const site = inventTeamVelocity({ lot: LOT, origin: ORIGIN });
    const { error, server } = await read(teamVelocity, { accountId: 44_173 }, (request) =>
      request.path.startsWith('/viewdetails/') ? html('<h1>All new</h1>') : site(request),
    );
    expect(error).toMatchObject({ failure: 'changed' });
    expect(server.seen.filter(({ path }) => path.startsWith('/viewdetails/'))).toHaveLength(3);
  });

  it('leaves out a vehicle whose page says that it stands at another dealership', async () => {
    const site = inventTeamVelocity({ lot: LOT, origin: ORIGIN });
    const first = LOT[0]?.vin.toLowerCase() ?? '';
    const { vins, pages } = await read(teamVelocity, { accountId: 44_173, dealers: [DEALER] }, (request) => {
      const answer = site(request);
      const label = `<p id="location">Location: ${request.path.includes(first) ? OTHER_DEALER : DEALER}</p><main>`;
      return answer && { ...answer, body: answer.body.replace('<main>', label) };
    });
    expect(vins).toHaveLength(LOT.length - 1);
    expect(pages.reduce((sum, { otherDealers }) => sum + otherDealers, 0)).toBe(1);
  });

  it('lists a vehicle whose price is not there, without one', async () => {
    const site = inventTeamVelocity({ lot: LOT, origin: ORIGIN });
    const { listings } = await read(teamVelocity, { accountId: 44_173 }, (request) =>
      request.path.startsWith('/api/') ? null : site(request),
    );
    expect(listings).toHaveLength(LOT.length);
    expect(new Set(listings.map(({ price }) => price))).toEqual(new Set(['']));
  });

  it('is changed, not empty, when no sitemap lists vehicles any more', async () => {
    const { error } = await read(teamVelocity, { accountId: 44_173 }, () => urlset([`${ORIGIN}/sitemaps/pages.xml`]));
    expect(error).toMatchObject({ failure: 'changed' });
  });

  it('finds the vehicle in the second block of a page, and skips pages that describe none', async () => {
    const site = inventSchemaOrg({ lot: LOT, origin: ORIGIN });
    const odd = LOT.slice(3, 4).map((vehicle) => addressOf(vehicle));
    const { vins, pages } = await read(schemaOrg, {}, (request) =>
      odd.includes(request.path)
        ? html('<main></main>', '<script type="application/ld+json">{broken</script>')
        : site(request),
    );
    expect(vins).toHaveLength(LOT.length - 1);
    expect(pages.flatMap(({ refusals }) => refusals)).toEqual([{ reason: 'The page describes no vehicle.' }]);
  });
});

describe('a list that ends before the last of its pages', () => {
  it('gives what it names, and says that vehicles are missing', async () => {
    const site = inventDealr({ lot: LOT, others: [], origin: ORIGIN });
    const cut: InventedSite = (request) => {
      const isLater = request.path.startsWith('/functions/') && Number(request.query.get('page')) > 1;
      return isLater ? json({ filters: { pages: 3 }, list: '' }) : site(request);
    };
    const settings = { bodyTypes: ['Suv'] };
    const { error, vins } = await read(dealr, settings, cut);
    expect(vins).toHaveLength(10);
    expect(error).toMatchObject({ failure: 'cut', message: expect.stringMatching(/3 pages.*after page 2/) });
  });
});

describe('a site that only a window can read', () => {
  it('leaves out a vehicle of SmartPath whose VIN is one for the time until it is built', async () => {
    const rows = LOT.slice(0, 2).map(({ vin }, at) => ({ vin, year: 2026, isTempVin: at === 1 }));
    const site: InventedSite = ({ path }) =>
      path === '/'
        ? html('<main></main>')
        : json({ pagination: { totalRecords: 2, totalPages: 1 }, vehicleSummary: rows });
    const settings = {
      apiHost: 'smartpath.dealer.example',
      dealer: '1',
      postalCode: '63048',
      region: '23',
      types: ['new'],
    };
    const { listings, pages } = await read(toyotaSmartPath, settings, site);
    expect(listings.map(({ vin }) => vin)).toEqual([LOT[0]?.vin]);
    expect(pages.flatMap(({ refusals }) => refusals)).toHaveLength(1);
  });

  it('says so where there is no window', async () => {
    const server = await serveSite(() => html(''));
    onTestFinished(() => server.close());
    const settings = { listPath: '/search/?p={page}' };
    const { error } = await readLot(dealerEProcess, settings, server, { browser: null });
    expect(error).toMatchObject({ failure: 'browser', message: expect.stringContaining('desktop application') });
    expect(server.seen).toEqual([]);
  });
});
