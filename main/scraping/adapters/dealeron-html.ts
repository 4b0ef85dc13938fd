import { load } from 'cheerio/slim';
import type { ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { type AddressList, collectAddresses } from './collect-addresses.ts';
import { absoluteLink, listVehicle, type TakenVehicle } from './collect-listings.ts';
import type { DealerOnSettings } from './dealeron.ts';
import { readSearchPage, readVehicleElement } from './dealeron-page.ts';
import { keepsDealer } from './keep-dealer.ts';
import { readVehiclePages } from './read-vehicle-pages.ts';

/** A DealerOn lot of the older form: search pages that link to a page per vehicle. */
export async function* readDealerOnPages(
  site: ScrapedSite<DealerOnSettings>,
  context: ScrapeContext,
): AsyncGenerator<ListedPage> {
  for (const path of site.settings.listPaths) {
    const part = /search(\w+)\.aspx/i.exec(path)?.[1] ?? path;
    yield* readVehiclePages(context, {
      part,
      ...(await listAddresses(site, context, path)),
      read: async (address) => {
        const { text } = await context.http.read(address, { expects: 'html' });
        return takePage(text, address, site.settings);
      },
    });
  }
}

function listAddresses(
  { origin }: ScrapedSite<DealerOnSettings>,
  context: ScrapeContext,
  path: string,
): Promise<AddressList> {
  // A try needs no more than it will show.
  const pages = context.batch < 10 ? 1 : null;
  return collectAddresses(async (page) => {
    const url = new URL(path.replace('{page}', String(page)), `${origin}/`);
    const { text } = await context.http.read(url, { expects: 'html' });
    return { ...readSearchPage(text, origin), pages };
  });
}

function takePage(html: string, address: string, settings: DealerOnSettings): TakenVehicle {
  const says = readVehicleElement(load(html));
  if (says === null) throw new ScrapeError('changed', 'The page of a vehicle does not say what the vehicle is.');
  const dealer = says('dealername');
  if (!keepsDealer(settings.dealers, dealer)) return { kind: 'other-dealer', dealer };
  const type = says('vehicletype');
  const inTransit = says('intransit').toLowerCase();
  const isCertified = says('cpo').toLowerCase() === 'true';
  return listVehicle({
    vin: says('vin'),
    stock: says('stocknum') || says('dotagging-item-number'),
    type: isCertified && !/certified/i.test(type) ? `Certified ${type}` : type,
    year: says('year'),
    make: says('make'),
    model: says('model'),
    trim: says('trim'),
    extColor: says('extcolor'),
    status: inTransit === '' ? '' : inTransit === 'false' ? 'In Stock' : 'In Transit',
    price: settings.price === 'msrp' ? says('msrp') : says('price'),
    msrp: says('msrp'),
    bodyStyle: says('bodystyle'),
    fuelType: says('dotagging-item-fuel-type'),
    dateInStock: says('dotagging-item-inventory-date'),
    url: absoluteLink(address, address),
  });
}
