import { z } from 'zod';
import type { Adapter } from '../adapter.ts';
import { readDealerOnCosmos } from './dealeron-cosmos.ts';
import { readDealerOnPages } from './dealeron-html.ts';
import { scorePlatform } from './detect-platform.ts';
import { dealerNames } from './keep-dealer.ts';

/** What is particular about a DealerOn site. */
const settings = z.strictObject({
  /** `cosmos`: the search page reads JSON. `html`: it links to a page per vehicle, as older sites do. */
  variant: z.enum(['cosmos', 'html']).default('cosmos'),
  /** `cosmos`: the search page that lists every vehicle. */
  searchPath: z.string().trim().min(1).default('searchall.aspx?pt=1'),
  /** `cosmos`: what its requests narrow the list by, such as `{"Dealership": "Columbia Honda"}`. */
  query: z.record(z.string(), z.string()).default({}),
  pageSize: z.int().min(1).max(100).default(12),
  /** `html`: the search pages, `{page}` standing for the number. */
  listPaths: z.array(z.string().trim().min(1)).default(['searchnew.aspx?pt={page}', 'searchused.aspx?pt={page}']),
  /** The price on a vehicle's graphics: what the site advertises, or the manufacturer's. */
  price: z.enum(['advertised', 'msrp']).default('advertised'),
  /** What counts where the words on a card and its flags differ. */
  status: z.enum(['words', 'flags']).default('words'),
  dealers: dealerNames,
});

export type DealerOnSettings = z.output<typeof settings>;

/** DealerOn, in its JSON and its older HTML form. */
export const dealerOn: Adapter<DealerOnSettings> = {
  id: 'dealeron',
  name: 'DealerOn',
  settings,
  needsBrowser: false,
  hosts: () => [],
  budget: ({ variant }) => (variant === 'html' ? 'vehicles' : 'pages'),
  detect: (html) => scorePlatform('dealeron', html),
  pages: (site, context) =>
    site.settings.variant === 'html' ? readDealerOnPages(site, context) : readDealerOnCosmos(site, context),
};
