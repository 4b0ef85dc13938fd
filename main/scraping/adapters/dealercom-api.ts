import { z } from 'zod';
import type { ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';
import { absoluteLink, listVehicle, type TakenVehicle, takeEach } from './collect-listings.ts';
import type { DealerComSettings } from './dealercom.ts';
import { keepsDealer } from './keep-dealer.ts';
import { listRows } from './list-rows.ts';
import { pageThrough } from './page-through.ts';
import { readJson } from './read-json.ts';
import { countOf, recordOf, type SiteRecord, textAt, textOf } from './read-value.ts';

const reply = z.object({
  pageInfo: z.looseObject({}),
  inventory: z.array(z.unknown()).nullish(),
});

/** A Dealer.com lot through the service that newer sites ask. */
export async function* readDealerComApi(
  site: ScrapedSite<DealerComSettings>,
  context: ScrapeContext,
): AsyncGenerator<ListedPage> {
  const { pageAlias, windowId } = site.settings;
  const { siteId, pageId } = await findIds(site, context);
  let start = 0;
  yield* pageThrough(context, 'all', async () => {
    const question = {
      siteId,
      locale: 'en_US',
      device: 'DESKTOP',
      pageAlias,
      pageId,
      windowId,
      widgetName: 'ws-inv-data',
      inventoryParameters: { start: [String(start)] },
      includePricing: true,
      flags: {},
    };
    const { pageInfo, inventory } = await readJson(
      context,
      `${site.origin}/api/widget/ws-inv-data/getInventory`,
      reply,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      },
    );
    const total = countOf(pageInfo.totalCount);
    const rows = listRows(inventory, total);
    start += rows.length;
    return {
      taken: takeEach(rows, (row) => takeRow(row, site)),
      keys: rows.map((row) => readAttribute(row, 'vin') || textOf(row.link)),
      reportedTotal: total,
      reportedPages: null,
      isLast: rows.length === 0 || (total !== null && start >= total),
    };
  });
}

/** Under which names Dealer.com knows the site and its page: as the settings say, else as the page itself says. */
async function findIds({ origin, settings }: ScrapedSite<DealerComSettings>, context: ScrapeContext) {
  if (settings.siteId !== '' && settings.pageId !== '') return settings;
  const { text } = await context.http.read(new URL(settings.listPage, `${origin}/`), { expects: 'html' });
  const find = (name: string) => new RegExp(`["']?${name}["']?\\s*:\\s*["']([\\w.-]+)["']`).exec(text)?.[1] ?? '';
  const siteId = settings.siteId || find('siteId');
  const pageId = settings.pageId || find('pageId');
  if (siteId === '' || pageId === '') {
    throw new ScrapeError('changed', 'The page does not say under which name Dealer.com knows the site.');
  }
  return { siteId, pageId };
}

function takeRow(row: SiteRecord, { origin, settings }: ScrapedSite<DealerComSettings>): TakenVehicle {
  const dealer = textAt(row, 'address.accountName', 'accountName');
  if (!keepsDealer(settings.dealers, dealer)) return { kind: 'other-dealer', dealer };
  const model = textOf(row.model);
  return listVehicle({
    vin: readAttribute(row, 'vin') || textOf(row.vin),
    stock: readAttribute(row, 'stockNumber') || textOf(row.stockNumber),
    type: textAt(row, 'condition', 'inventoryType'),
    year: textOf(row.year),
    make: textOf(row.make),
    model,
    trim: textOf(row.trim) || readAttribute(row, 'trim') || readTrim(row, model),
    extColor: readAttribute(row, 'exteriorColor'),
    status: textOf(row.status),
    price: textAt(row, 'trackingPricing.salePrice'),
    msrp: textAt(row, 'trackingPricing.msrp'),
    bodyStyle: textOf(row.bodyStyle) || readAttribute(row, 'bodyStyle'),
    fuelType: textOf(row.fuelType) || readAttribute(row, 'fuelType'),
    dateInStock: textOf(row.inventoryDate) || readAttribute(row, 'inventoryDate'),
    url: absoluteLink(textOf(row.link), origin),
  });
}

function readAttribute(row: SiteRecord, name: string): string {
  if (!Array.isArray(row.attributes)) return '';
  return textOf(row.attributes.map(recordOf).find((attribute) => attribute?.name === name)?.value);
}

/** What stands after the model in the second line of the vehicle's title. */
function readTrim(row: SiteRecord, model: string): string {
  const line = Array.isArray(row.title) ? textOf(row.title[1]) : '';
  return model !== '' && line.startsWith(model) ? line.slice(model.length).trim() : '';
}
