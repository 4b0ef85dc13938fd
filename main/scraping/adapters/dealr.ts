import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { Adapter, ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { type AddressList, collectAddresses } from './collect-addresses.ts';
import { absoluteLink, listVehicle, type TakenVehicle } from './collect-listings.ts';
import { scorePlatform } from './detect-platform.ts';
import { parseJson, readJson } from './read-json.ts';
import { countOf, recordOf, type SiteRecord, textAt } from './read-value.ts';
import { readVehiclePages } from './read-vehicle-pages.ts';

const LINKS = 'a.dealr-inventory-list__vehicle__photo-container';

/** What is particular about a Dealr.cloud site. */
const settings = z.strictObject({
  bodyTypes: z.array(z.string().trim().min(1)).min(1).default(['Car', 'Suv', 'Truck']),
  /** What its vehicles are, since its pages do not say it. */
  type: z.enum(['Used', 'New']).default('Used'),
});

type DealrSettings = z.output<typeof settings>;

const reply = z.object({ filters: z.looseObject({}).nullish(), list: z.string() });

/** Dealr.cloud: lists in pieces of HTML, and a page per vehicle. */
export const dealr: Adapter<DealrSettings> = {
  id: 'dealr',
  name: 'Dealr.cloud',
  settings,
  needsBrowser: false,
  hosts: () => [],
  budget: () => 'vehicles',
  detect: (html) => scorePlatform('dealr', html),
  pages: readLot,
};

async function* readLot(site: ScrapedSite<DealrSettings>, context: ScrapeContext): AsyncGenerator<ListedPage> {
  for (const bodyType of site.settings.bodyTypes) {
    yield* readVehiclePages(context, {
      part: bodyType,
      ...(await listAddresses(site, context, bodyType)),
      read: async (address) => {
        const { text } = await context.http.read(address, { expects: 'html' });
        return takePage(text, address, bodyType, site.settings);
      },
    });
  }
}

function listAddresses(
  { origin }: ScrapedSite<DealrSettings>,
  context: ScrapeContext,
  bodyType: string,
): Promise<AddressList> {
  return collectAddresses(async (page) => {
    const url = new URL('/functions/getInventorySubset', origin);
    const query = { body_type: bodyType, blockKey: 'blocks/inventory/srp/inventory-list.twig', page: String(page) };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { filters, list } = await readJson(context, url, reply);
    const part = load(list);
    const links = part(LINKS).toArray();
    return {
      addresses: links.map((link) => absoluteLink(part(link).attr('href') ?? '', `${origin}/`)),
      pages: countOf(filters?.pages),
      total: countOf(filters?.matches),
    };
  });
}

function takePage(html: string, address: string, bodyStyle: string, { type }: DealrSettings): TakenVehicle {
  const page = load(html);
  const offer = page('script[type="application/ld+json"]')
    .toArray()
    .map((script) => recordOf(parseJson(page(script).text())))
    .map((block) => recordOf(block?.makesOffer) ?? block)
    .find((block) => recordOf(block?.itemOffered) !== null);
  const item: SiteRecord | null = recordOf(offer?.itemOffered);
  if (!offer || item === null) {
    throw new ScrapeError('changed', 'The page of a vehicle does not say what the vehicle is.');
  }
  const afterColon = (selector: string) =>
    page(selector)
      .first()
      .text()
      .replace(/^[^:]*:/, '')
      .trim();
  const [year = '', ...words] = textAt(item, 'name').trim().split(/\s+/);
  const make = textAt(item, 'manufacturer.name', 'brand.name', 'brand');
  const model = textAt(item, 'model');
  const name = words.join(' ');
  const beginning = `${make} ${model}`.trim();
  return listVehicle({
    vin: afterColon('.vin-container'),
    stock: afterColon('.stock-container'),
    type,
    year: /^\d{4}$/.test(year) ? year : '',
    make,
    model,
    trim: name.toLowerCase().startsWith(beginning.toLowerCase()) ? name.slice(beginning.length).trim() : '',
    extColor: page('b')
      .filter((_, label) => /^exterior\b/i.test(page(label).text().trim()))
      .first()
      .closest('tr')
      .find('td')
      .last()
      .text()
      .trim(),
    price: textAt(offer, 'priceSpecification.price'),
    bodyStyle,
    fuelType: textAt(item, 'fuelType'),
    url: address,
  });
}
