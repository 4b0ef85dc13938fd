import { z } from 'zod';
import type { Adapter } from '../adapter.ts';
import { readDealerComApi } from './dealercom-api.ts';
import { readDealerComWidget } from './dealercom-widget.ts';
import { scorePlatform } from './detect-platform.ts';
import { dealerNames } from './keep-dealer.ts';

const DEFAULT_PARTS = [
  { name: 'new', alias: 'INVENTORY_LISTING_DEFAULT_AUTO_NEW' },
  { name: 'used', alias: 'INVENTORY_LISTING_DEFAULT_AUTO_USED' },
];

/** A list of vehicles that a Dealer.com site keeps. */
const part = z.strictObject({
  name: z.string().trim().min(1),
  /** The name of the page that shows it. */
  alias: z.string().regex(/^\w+$/),
  /** The sister site that has it, such as `www.sister.example`, when it is not on this one. */
  host: z.string().trim().min(1).optional(),
  query: z.record(z.string(), z.string()).default({}),
});

/** What is particular about a Dealer.com site. */
const settings = z.strictObject({
  /** `widget`: the inventory widget of each page. `api`: the service that newer sites ask. */
  variant: z.enum(['widget', 'api']).default('widget'),
  /** `widget`: the lists that make up the lot. */
  parts: z
    .array(part)
    .min(1)
    .default(DEFAULT_PARTS.map((one) => ({ ...one, query: {} }))),
  /** `api`: what the service asks for; read from the page where it is not said. */
  siteId: z.string().default(''),
  pageId: z.string().default(''),
  pageAlias: z.string().default('INVENTORY_LISTING_DEFAULT_AUTO_ALL'),
  windowId: z.string().default('inventory-data-bus1'),
  listPage: z.string().default('all-inventory/index.htm'),
  dealers: dealerNames,
});

export type DealerComSettings = z.output<typeof settings>;
export type DealerComPart = z.output<typeof part>;

/** Dealer.com, through its inventory widget or the newer service. */
export const dealerCom: Adapter<DealerComSettings> = {
  id: 'dealercom',
  name: 'Dealer.com',
  settings,
  needsBrowser: false,
  hosts: ({ parts }) => parts.flatMap(({ host }) => (host === undefined ? [] : [host])),
  budget: () => 'pages',
  detect: (html) => scorePlatform('dealercom', html),
  pages: (site, context) =>
    site.settings.variant === 'api' ? readDealerComApi(site, context) : readDealerComWidget(site, context),
};
