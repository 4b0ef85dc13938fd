import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { Adapter, ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { type AddressList, collectAddresses } from './collect-addresses.ts';
import { absoluteLink, listVehicle, type TakenVehicle } from './collect-listings.ts';
import { scorePlatform } from './detect-platform.ts';
import { dealerNames, keepsDealer } from './keep-dealer.ts';
import { openWindow } from './open-window.ts';
import { parseJson } from './read-json.ts';
import { cutBrackets, findScripts } from './read-script.ts';
import { recordOf, type SiteRecord, textAt, textOf } from './read-value.ts';
import { readVehiclePages } from './read-vehicle-pages.ts';

const TITLES = '.srp_results [class*="srp_results_vehicles_wrapper"] h2.vehicle_title a';

/** What is particular about a Dealer eProcess site. */
const settings = z.strictObject({
  /** The list, `{page}` and `{availability}` standing for what is asked for. */
  listPath: z.string().trim().min(1).includes('{page}'),
  /** The lists that make up the lot. What a list is called is its vehicles' status. */
  availability: z.array(z.string().regex(/^\w+$/)).min(1).default(['allocated', 'in_stock', 'in_transit']),
  /** The numbers of this dealership among those of a group; all when there are none. */
  dealers: dealerNames,
});

type EProcessSettings = z.output<typeof settings>;

/** Dealer eProcess, whose lists are made by scripts and so need a window. */
export const dealerEProcess: Adapter<EProcessSettings> = {
  id: 'dealereprocess',
  name: 'Dealer eProcess',
  settings,
  needsBrowser: true,
  hosts: () => [],
  budget: () => 'browser',
  detect: (html) => scorePlatform('dealereprocess', html),
  pages: readLot,
};

async function* readLot(site: ScrapedSite<EProcessSettings>, context: ScrapeContext): AsyncGenerator<ListedPage> {
  const browser = openWindow(context);
  for (const availability of site.settings.availability) {
    yield* readVehiclePages(context, {
      part: availability,
      ...(await listAddresses(site, context, availability)),
      read: async (address) => {
        const { html } = await browser.read(address, 'script');
        return takeVehicle(html, address, availability, site.settings);
      },
    });
  }
}

function listAddresses(
  { origin, settings }: ScrapedSite<EProcessSettings>,
  context: ScrapeContext,
  availability: string,
): Promise<AddressList> {
  return collectAddresses(async (number) => {
    const path = settings.listPath.replace('{page}', String(number)).replace('{availability}', availability);
    // A list without vehicles shows its count, and no title.
    const { html } = await openWindow(context).read(
      new URL(path, `${origin}/`),
      `${TITLES}, .pagination_settings__page_count`,
    );
    const page = load(html);
    const titles = page(TITLES).toArray();
    return {
      addresses: titles.map((title) => absoluteLink(page(title).attr('href') ?? '', origin)),
      pages: Number(page('.pagination_settings__page_count').first().text().replace(/\D+/g, '') || 1),
      total: null,
    };
  });
}

function takeVehicle(html: string, address: string, status: string, { dealers }: EProcessSettings): TakenVehicle {
  const vehicle = findVehicle(html);
  if (vehicle === null) throw new ScrapeError('changed', 'The page of a vehicle does not say what the vehicle is.');
  const says = (name: string) => textAt(vehicle, name) || textOf([vehicle[name]].flat()[0]);
  const dealer = says('vehicle_location_id');
  if (!keepsDealer(dealers, dealer)) return { kind: 'other-dealer', dealer };
  return listVehicle({
    vin: says('vehicle_vin'),
    stock: says('vehicle_stock'),
    type: [vehicle.vehicle_type].flat().map(textOf).filter(Boolean).join(' '),
    year: says('vehicle_year'),
    make: says('vehicle_make'),
    model: says('vehicle_model'),
    trim: says('vehicle_trim'),
    extColor: says('vehicle_color_ext'),
    status,
    price: says('vehicle_price'),
    bodyStyle: says('vehicle_body_style'),
    fuelType: says('vehicle_engine_fuel'),
    dateInStock: says('vehicle_date_instock').split(' ')[0] ?? '',
    url: address,
  });
}

/** The object of the page's data layer that describes the vehicle. */
function findVehicle(html: string): SiteRecord | null {
  for (const script of findScripts(load(html), 'vehicle_vin')) {
    for (
      let at = script.lastIndexOf('{', script.indexOf('vehicle_vin'));
      at >= 0;
      at = script.lastIndexOf('{', at - 1)
    ) {
      const vehicle = recordOf(parseJson(cutBrackets(script, at)));
      if (vehicle !== null && 'vehicle_vin' in vehicle) return vehicle;
      if (at === 0) break;
    }
  }
  return null;
}
