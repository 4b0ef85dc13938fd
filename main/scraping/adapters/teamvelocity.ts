import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { Adapter, ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { listVehicle, type TakenVehicle } from './collect-listings.ts';
import { scorePlatform } from './detect-platform.ts';
import { dealerNames, keepsDealer } from './keep-dealer.ts';
import { readJson } from './read-json.ts';
import { findScripts, readAssignedText, readSchemaOrgVehicle } from './read-script.ts';
import { readSitemap } from './read-sitemap.ts';
import { textAt, textOf } from './read-value.ts';
import { readVehiclePages } from './read-vehicle-pages.ts';
import { isSoldPage, readBadge, readLocationLabel, readStock, readType } from './teamvelocity-page.ts';

/** What is particular about a Team Velocity site. */
const settings = z.strictObject({
  /** The number under which its prices are asked for. */
  accountId: z.int().min(1),
  sitemap: z.string().trim().min(1).default('sitemap.xml'),
  /** What the address of a sitemap of vehicles contains. */
  vehicleSitemaps: z.string().trim().min(1).default('inventoryvdpsitemap'),
  dealers: dealerNames,
});

type TeamVelocitySettings = z.output<typeof settings>;

/** What the site asks for a vehicle's price; a price may be missing. */
const price = z.looseObject({});

/** Team Velocity: a sitemap, and for each vehicle its page and a question for its price. */
export const teamVelocity: Adapter<TeamVelocitySettings> = {
  id: 'teamvelocity',
  name: 'Team Velocity',
  settings,
  needsBrowser: false,
  hosts: () => [],
  budget: () => 'vehicles',
  detect: (html) => scorePlatform('teamvelocity', html),
  pages: readLot,
};

async function* readLot(site: ScrapedSite<TeamVelocitySettings>, context: ScrapeContext): AsyncGenerator<ListedPage> {
  const { sitemap, vehicleSitemaps } = site.settings;
  const addresses = await readSitemap(context, new URL(sitemap, `${site.origin}/`), {
    sitemap: (address) => address.toLowerCase().includes(vehicleSitemaps.toLowerCase()),
    page: (address) => /\/(?:viewdetails|inventory)\//i.test(address),
  });
  yield* readVehiclePages(context, { part: 'all', addresses, read: (address) => readVehicle(site, context, address) });
}

async function readVehicle(
  { origin, settings }: ScrapedSite<TeamVelocitySettings>,
  context: ScrapeContext,
  address: string,
): Promise<TakenVehicle> {
  const { text } = await context.http.read(address, { expects: 'html' });
  if (isSoldPage(text)) return { kind: 'sold' };
  const page = load(text);
  const vehicle = readSchemaOrgVehicle(page, address);
  if (vehicle === null) throw new ScrapeError('changed', 'The page of a vehicle does not say what the vehicle is.');
  const location = readLocationLabel(page);
  if (location !== '' && !keepsDealer(settings.dealers, location)) return { kind: 'other-dealer', dealer: location };
  const vin = textOf(vehicle.vehicleIdentificationNumber).trim();
  const prices = vin === '' ? {} : await askPrice(origin, context, settings.accountId, vin);
  const script = findScripts(page, 'inventoryVdpName')[0] ?? '';
  return listVehicle({
    vin,
    stock: readStock(page, vehicle),
    type: readType(address),
    year: textAt(vehicle, 'vehicleModelDate', 'modelDate'),
    make: textAt(vehicle, 'brand', 'brand.name', 'manufacturer'),
    model: textOf(vehicle.model),
    trim: readAssignedText(script, 'trim').replace(/&#x2B;?/gi, '+'),
    extColor: textAt(vehicle, 'color'),
    status: readBadge(page) || textAt(vehicle, 'offers.availability').replace(/^https?:\/\/schema\.org\//, ''),
    price: textAt(prices, 'yourPrice'),
    msrp: textAt(prices, 'cashMSRP'),
    bodyStyle: textOf(vehicle.bodyType),
    fuelType: textAt(vehicle, 'fuelType', 'offers.fuelType'),
    url: address,
  });
}

/** A vehicle without a price of its own answers 404, which is no reason to leave it out. */
async function askPrice(origin: string, context: ScrapeContext, accountId: number, vin: string): Promise<unknown> {
  const url = new URL('/api/Inventory/getPaymentSettingDetails', origin);
  for (const [name, value] of Object.entries({ accountId: String(accountId), vin, styleid: '' })) {
    url.searchParams.set(name, value);
  }
  try {
    return await readJson(context, url, price);
  } catch (error) {
    if (error instanceof ScrapeError && error.failure === 'gone') return {};
    throw error;
  }
}
