import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { Adapter, ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { listVehicle, refuseVehicle, type TakenVehicle, takeEach } from './collect-listings.ts';
import { scorePlatform } from './detect-platform.ts';
import { listRows } from './list-rows.ts';
import { openWindow } from './open-window.ts';
import { pageThrough } from './page-through.ts';
import { checkForm, parseJson } from './read-json.ts';
import { countOf, type SiteRecord, textAt, textOf } from './read-value.ts';

/** What is particular about a Toyota SmartPath site. */
const settings = z.strictObject({
  /** Where its lists are asked for, such as `smartpath.dealer.example`. */
  apiHost: z.string().trim().min(1),
  dealer: z.string().regex(/^\w+$/),
  postalCode: z.string().regex(/^\d{5}$/),
  region: z.string().regex(/^\w+$/),
  brand: z.string().regex(/^\w+$/).default('T'),
  pageSize: z.int().min(1).max(100).default(15),
  types: z
    .array(z.enum(['new', 'used']))
    .min(1)
    .default(['used', 'new']),
});

type SmartPathSettings = z.output<typeof settings>;

const reply = z.object({
  pagination: z.looseObject({}),
  vehicleSummary: z.array(z.unknown()).nullish(),
});

/** Toyota SmartPath: lists in JSON that are given to a window which has visited the site. */
export const toyotaSmartPath: Adapter<SmartPathSettings> = {
  id: 'toyota-smartpath',
  name: 'Toyota SmartPath',
  settings,
  needsBrowser: true,
  hosts: ({ apiHost }) => [apiHost],
  budget: () => 'browser',
  detect: (html) => scorePlatform('toyota-smartpath', html),
  pages: readLot,
};

async function* readLot(site: ScrapedSite<SmartPathSettings>, context: ScrapeContext): AsyncGenerator<ListedPage> {
  const browser = openWindow(context);
  await browser.read(site.origin, 'body');
  for (const type of site.settings.types) {
    yield* pageThrough(context, type, async (page) => {
      const { html } = await browser.read(listAddress(site, type, page), 'pre');
      const { pagination, vehicleSummary } = checkForm(parseJson(load(html)('pre').first().text()), reply);
      const total = countOf(pagination.totalRecords);
      const rows = listRows(vehicleSummary, total);
      const pages = countOf(pagination.totalPages);
      return {
        taken: takeEach(rows, (row) => takeRow(row, type)),
        keys: rows.map((row) => textOf(row.vin)),
        reportedTotal: total,
        reportedPages: pages,
        isLast: rows.length === 0 || (pages !== null && page >= pages),
      };
    });
  }
}

function listAddress({ origin, settings }: ScrapedSite<SmartPathSettings>, type: string, page: number): URL {
  const url = new URL(`${new URL(origin).protocol}//${settings.apiHost}/consumerapi/retail/inventory`);
  const query = {
    'dealer[]': settings.dealer,
    zipCode: settings.postalCode,
    region: settings.region,
    pageNo: String(page),
    pageSize: String(settings.pageSize),
    includeInvPooling: 'true',
    brand: settings.brand,
    type,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** The list gives no address of a vehicle's page and no trim; both stay blank. */
function takeRow(row: SiteRecord, type: string): TakenVehicle {
  if (row.isPreSold === true) return { kind: 'sold' };
  if (row.isTempVin === true) return refuseVehicle('The VIN is one for the time until the vehicle is built.');
  return listVehicle({
    vin: textOf(row.vin),
    stock: textAt(row, 'stockNumber', 'stockNum'),
    type,
    year: textOf(row.year),
    make: textAt(row, 'brand'),
    model: textAt(row, 'model.modelDescription', 'model.marketingName'),
    trim: textAt(row, 'trim', 'model.grade'),
    extColor: textAt(row, 'extColor.marketingName').replace(/\s*\[extra_cost_color\]/i, ''),
    price: textAt(row, 'price.sellingPrice'),
    msrp: textAt(row, 'price.totalMsrp'),
    bodyStyle: textOf(row.bodyStyle),
    fuelType: textAt(row, 'engine.fuelType').replace(/^unknown$/i, ''),
    dateInStock: textOf(row.acquiredDate),
  });
}
