import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { Adapter, ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { absoluteLink, listVehicle, refuseVehicle, type TakenVehicle } from './collect-listings.ts';
import { scorePlatform } from './detect-platform.ts';
import { findVinInAddress } from './find-vin-in-address.ts';
import { dealerNames, keepsDealer } from './keep-dealer.ts';
import { readSchemaOrgVehicle } from './read-script.ts';
import { readSitemap } from './read-sitemap.ts';
import { type SiteRecord, textAt } from './read-value.ts';
import { readVehiclePages } from './read-vehicle-pages.ts';

/** What is particular about a site that is read through its sitemap. */
const settings = z.strictObject({
  sitemap: z.string().trim().min(1).default('sitemap.xml'),
  /** What the address of a sitemap of vehicles contains; every sitemap when it is blank. */
  vehicleSitemaps: z.string().trim().default(''),
  /** What the address of a vehicle's page contains, such as `/inventory/`. */
  vehiclePages: z.string().trim().default(''),
  dealers: dealerNames,
});

type SchemaOrgSettings = z.output<typeof settings>;

/** Any site that lists its vehicles in a sitemap and describes each as schema.org says: a way in after a change of platform. */
export const schemaOrg: Adapter<SchemaOrgSettings> = {
  id: 'schema-org',
  name: 'Sitemap and schema.org',
  settings,
  needsBrowser: false,
  hosts: () => [],
  budget: () => 'vehicles',
  detect: (html) => scorePlatform('schema-org', html),
  pages: readLot,
};

async function* readLot(site: ScrapedSite<SchemaOrgSettings>, context: ScrapeContext): AsyncGenerator<ListedPage> {
  const { sitemap, vehicleSitemaps, vehiclePages } = site.settings;
  const addresses = await readSitemap(context, new URL(sitemap, `${site.origin}/`), {
    sitemap: (address) => address.toLowerCase().includes(vehicleSitemaps.toLowerCase()),
    page: (address) => (vehiclePages === '' ? findVinInAddress(address) !== '' : address.includes(vehiclePages)),
  });
  yield* readVehiclePages(context, {
    part: 'all',
    addresses,
    read: async (address) => {
      const { text } = await context.http.read(address, { expects: 'html' });
      const vehicle = readSchemaOrgVehicle(load(text), address);
      return vehicle === null ? refuseVehicle('The page describes no vehicle.') : takeVehicle(vehicle, address, site);
    },
  });
}

function takeVehicle(vehicle: SiteRecord, address: string, { settings }: ScrapedSite<SchemaOrgSettings>): TakenVehicle {
  const dealer = textAt(vehicle, 'offers.seller.name');
  if (!keepsDealer(settings.dealers, dealer)) return { kind: 'other-dealer', dealer };
  const year = textAt(vehicle, 'vehicleModelDate', 'modelDate', 'productionDate');
  const make = textAt(vehicle, 'brand', 'brand.name', 'manufacturer', 'manufacturer.name');
  const model = textAt(vehicle, 'model', 'model.name');
  return listVehicle({
    vin: textAt(vehicle, 'vehicleIdentificationNumber'),
    stock: textAt(vehicle, 'sku', 'mpn'),
    type: readType(vehicle, address),
    year,
    make,
    model,
    trim: textAt(vehicle, 'vehicleConfiguration') || readTrim(textAt(vehicle, 'name'), [year, make, model]),
    extColor: textAt(vehicle, 'color'),
    status: withoutNamespace(textAt(vehicle, 'offers.availability')),
    price: textAt(vehicle, 'offers.price', 'offers.priceSpecification.price'),
    bodyStyle: textAt(vehicle, 'bodyType'),
    fuelType: textAt(vehicle, 'fuelType', 'vehicleEngine.fuelType', 'offers.fuelType'),
    url: absoluteLink(textAt(vehicle, 'url'), address) || address,
  });
}

/** The condition as it is written, and from the address whether the vehicle is certified, which schema.org cannot say. */
function readType(vehicle: SiteRecord, address: string): string {
  const written = withoutNamespace(textAt(vehicle, 'itemCondition', 'offers.itemCondition'));
  const path = new URL(address).pathname;
  if (/\b(?:certified|cpo)\b/i.test(path)) return 'certified';
  return written || (/\b(new|used|pre-owned)\b/i.exec(path)?.[1] ?? '');
}

/** What a vehicle's name says after its year, make and model. */
function readTrim(name: string, words: readonly string[]): string {
  let rest = name.trim();
  for (const word of words.filter((one) => one !== '')) {
    if (!rest.toLowerCase().startsWith(word.toLowerCase())) return '';
    rest = rest.slice(word.length).trim();
  }
  return rest;
}

function withoutNamespace(text: string): string {
  return text.replace(/^https?:\/\/schema\.org\//i, '');
}
