import { z } from 'zod';
import type { ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { absoluteLink, listVehicle, type TakenVehicle, takeEach } from './collect-listings.ts';
import type { DealerComPart, DealerComSettings } from './dealercom.ts';
import { keepsDealer } from './keep-dealer.ts';
import { listRows } from './list-rows.ts';
import { pageThrough } from './page-through.ts';
import { readJson } from './read-json.ts';
import { countOf, type SiteRecord, textAt, textOf } from './read-value.ts';

const reply = z.object({ pageInfo: z.looseObject({ trackingData: z.array(z.unknown()).nullish() }) });

/** A Dealer.com lot through the inventory widget of its pages. */
export async function* readDealerComWidget(
  site: ScrapedSite<DealerComSettings>,
  context: ScrapeContext,
): AsyncGenerator<ListedPage> {
  for (const part of site.settings.parts) yield* readPart(site, context, part);
}

async function* readPart(
  site: ScrapedSite<DealerComSettings>,
  context: ScrapeContext,
  part: DealerComPart,
): AsyncGenerator<ListedPage> {
  const own = new URL(site.origin);
  const origin = part.host === undefined ? site.origin : `${own.protocol}//${part.host}`;
  let start = 0;
  yield* pageThrough(context, part.name, async () => {
    const url = new URL(`/apis/widget/${part.alias}:inventory-data-bus1/getInventory`, origin);
    for (const [name, value] of Object.entries({ start: String(start), ...part.query })) {
      url.searchParams.set(name, value);
    }
    const { pageInfo } = await readJson(context, url, reply);
    const total = countOf(pageInfo.totalCount);
    const rows = listRows(pageInfo.trackingData, total);
    start += rows.length;
    return {
      taken: takeEach(rows, (row) => takeRow(row, origin, site.settings)),
      keys: rows.map((row) => textOf(row.vin) || textOf(row.link)),
      reportedTotal: total,
      reportedPages: null,
      isLast: rows.length === 0 || (total !== null && start >= total),
    };
  });
}

function takeRow(row: SiteRecord, origin: string, settings: DealerComSettings): TakenVehicle {
  const dealer = textAt(row, 'address.accountName');
  if (!keepsDealer(settings.dealers, dealer)) return { kind: 'other-dealer', dealer };
  return listVehicle({
    vin: textOf(row.vin),
    stock: textOf(row.stockNumber),
    type: textOf(row.inventoryType),
    year: textAt(row, 'year', 'modelYear'),
    make: textOf(row.make),
    model: textOf(row.model),
    trim: textOf(row.trim),
    extColor: textOf(row.exteriorColor),
    status: textOf(row.status),
    price: textAt(row, 'pricing.finalPrice', 'salePrice', 'retailValue'),
    msrp: textAt(row, 'pricing.msrp', 'msrp'),
    bodyStyle: textOf(row.bodyStyle),
    fuelType: textOf(row.fuelType),
    dateInStock: textOf(row.inventoryDate),
    url: absoluteLink(textOf(row.link), origin),
  });
}
