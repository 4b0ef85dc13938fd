import type { Vehicle } from '../../../main/core/vehicle.ts';
import type { Adapter } from '../../../main/scraping/adapter.ts';
import { dealerCom } from '../../../main/scraping/adapters/dealercom.ts';
import { dealerEProcess } from '../../../main/scraping/adapters/dealereprocess.ts';
import { dealerInspire } from '../../../main/scraping/adapters/dealerinspire.ts';
import { dealerOn } from '../../../main/scraping/adapters/dealeron.ts';
import { dealr } from '../../../main/scraping/adapters/dealr.ts';
import { schemaOrg } from '../../../main/scraping/adapters/schema-org.ts';
import { teamVelocity } from '../../../main/scraping/adapters/teamvelocity.ts';
import { toyotaSmartPath } from '../../../main/scraping/adapters/toyota-smartpath.ts';
import type { InventedSite } from '../serve-site.ts';
import { inventDealerCom, inventDealerComApi } from './dealercom-site.ts';
import { inventDealerInspire, inventSearchService } from './dealerinspire-site.ts';
import { inventDealerOn, inventDealerOnPages } from './dealeron-site.ts';
import type { InventedLot } from './invented-site.ts';
import { inventDealr, inventSchemaOrg, inventTeamVelocity } from './vehicle-page-sites.ts';
import { inventEProcess, inventSmartPath } from './window-sites.ts';

/** A platform, an invented site of it, and what its sites do not publish. */
export interface Platform {
  readonly name: string;
  readonly adapter: Adapter;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly invent: (shown: InventedLot) => InventedSite;
  /** Facts of a vehicle that cannot come back from it. */
  readonly unpublished: readonly (keyof Vehicle)[];
  /** Whether it says about a list how many vehicles are in it, or how many pages. */
  readonly isPaged: boolean;
}

/** The host of the search service that a newer Dealer Inspire site names. */
export const SEARCH_HOST = 'search.dealerinspire.com';

/** Every way in which a lot is read, once. */
export const EVERY_PLATFORM: readonly Platform[] = [
  {
    name: 'DealerOn',
    adapter: dealerOn,
    settings: {},
    invent: inventDealerOn,
    unpublished: [],
    isPaged: true,
  },
  {
    name: 'DealerOn, a page per vehicle',
    adapter: dealerOn,
    settings: { variant: 'html' },
    invent: inventDealerOnPages,
    unpublished: [],
    isPaged: false,
  },
  {
    name: 'Dealer Inspire on Algolia',
    adapter: dealerInspire,
    settings: { pageSize: 20 },
    invent: (shown) => inventDealerInspire(shown).site,
    unpublished: [],
    isPaged: true,
  },
  {
    name: 'Dealer Inspire on its search service',
    adapter: dealerInspire,
    settings: { pageSize: 20 },
    invent: (shown) => inventSearchService(shown, `https://${SEARCH_HOST}`),
    unpublished: [],
    isPaged: true,
  },
  {
    name: 'Dealer.com',
    adapter: dealerCom,
    settings: {},
    invent: inventDealerCom,
    unpublished: [],
    isPaged: true,
  },
  {
    name: 'Dealer.com by its service',
    adapter: dealerCom,
    settings: { variant: 'api' },
    invent: inventDealerComApi,
    unpublished: [],
    isPaged: true,
  },
  {
    name: 'Team Velocity',
    adapter: teamVelocity,
    settings: { accountId: 44173 },
    invent: inventTeamVelocity,
    unpublished: ['inStockOn'],
    isPaged: false,
  },
  {
    name: 'schema.org',
    adapter: schemaOrg,
    settings: {},
    invent: inventSchemaOrg,
    unpublished: ['inStockOn', 'msrp'],
    isPaged: false,
  },
  {
    name: 'Dealr.cloud',
    adapter: dealr,
    settings: {},
    invent: inventDealr,
    unpublished: ['inStockOn', 'msrp', 'condition', 'lotStatus'],
    isPaged: false,
  },
  {
    name: 'Dealer eProcess',
    adapter: dealerEProcess,
    settings: { listPath: '/search/example/?av={availability}&p={page}' },
    invent: inventEProcess,
    unpublished: ['msrp'],
    isPaged: false,
  },
  {
    name: 'Toyota SmartPath',
    adapter: toyotaSmartPath,
    settings: { apiHost: 'smartpath.dealer.example', dealer: '24067', postalCode: '63048', region: '23' },
    invent: inventSmartPath,
    unpublished: ['trim', 'fullName', 'lotStatus', 'url', 'condition'],
    isPaged: true,
  },
];
