import { z } from 'zod';
import type { ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { absoluteLink, listVehicle, type TakenVehicle, takeEach } from './collect-listings.ts';
import type { DealerOnSettings } from './dealeron.ts';
import { findTaggingData } from './dealeron-page.ts';
import { keepsDealer } from './keep-dealer.ts';
import { listRows } from './list-rows.ts';
import { pageThrough } from './page-through.ts';
import { readJson } from './read-json.ts';
import { countOf, recordOf, type SiteRecord, textAt, textOf } from './read-value.ts';

const API = '/api/vhcliaa/vehicle-pages/cosmos/srp/vehicles';

/** The envelope of a page of vehicles. A vehicle itself may say anything. */
const reply = z.object({
  Paging: z.object({ PaginationDataModel: z.record(z.string(), z.unknown()) }),
  DisplayCards: z.array(z.unknown()).nullable(),
});

/** A DealerOn lot through the JSON that its own search page reads. */
export async function* readDealerOnCosmos(
  site: ScrapedSite<DealerOnSettings>,
  context: ScrapeContext,
): AsyncGenerator<ListedPage> {
  const search = new URL(site.settings.searchPath, `${site.origin}/`);
  const { text } = await context.http.read(search, { expects: 'html' });
  const { dealerId, pageId } = findTaggingData(text);
  let shown = 0;
  yield* pageThrough(context, 'all', async (page) => {
    const url = new URL(`${API}/${dealerId}/${pageId}`, site.origin);
    const query = {
      pt: String(page),
      host: new URL(site.origin).host,
      pn: String(site.settings.pageSize),
      displayCardsShown: String(shown),
      ...site.settings.query,
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { Paging, DisplayCards } = await readJson(context, url, reply);
    const paging = Paging.PaginationDataModel;
    const total = countOf(paging.TotalCount);
    const cards = listRows(DisplayCards, total).flatMap(pickVehicle);
    shown = countOf(paging.PageEnd) ?? shown + cards.length;
    const pages = countOf(paging.TotalPages);
    return {
      taken: takeEach(cards, (card) => takeCard(card, site)),
      keys: cards.map((card) => textOf(card.VehicleVin) || textOf(card.VehicleDetailUrl)),
      reportedTotal: total,
      reportedPages: pages,
      isLast: cards.length === 0 || (pages !== null && page >= pages),
    };
  });
}

/** The vehicle on a card; advertisements have none. */
function pickVehicle(card: unknown): readonly SiteRecord[] {
  const vehicle = recordOf(recordOf(card)?.VehicleCard);
  return vehicle === null || recordOf(card)?.IsAdCard === true ? [] : [vehicle];
}

function takeCard(card: SiteRecord, { origin, settings }: ScrapedSite<DealerOnSettings>): TakenVehicle {
  const dealer = textAt(card, 'VehicleLocationLabel', 'DealerName');
  if (!keepsDealer(settings.dealers, dealer)) return { kind: 'other-dealer', dealer };
  const condition = textOf(card.VehicleCondition);
  const advertised = textAt(card, 'VehicleInternetPrice');
  const msrp = textAt(card, 'VehicleMsrp');
  return listVehicle({
    vin: textOf(card.VehicleVin),
    stock: textOf(card.VehicleStockNumber),
    type: card.VehicleCpo === true && !/certified/i.test(condition) ? `Certified ${condition}` : condition,
    year: textOf(card.VehicleYear),
    make: textOf(card.VehicleMake),
    model: textOf(card.VehicleModel),
    trim: textOf(card.VehicleTrim),
    extColor: textOf(card.ExteriorColorLabel),
    status: readStatus(card, settings),
    price: settings.price === 'msrp' ? msrp : advertised,
    msrp,
    bodyStyle: textOf(card.VehicleBodyStyle),
    fuelType: textOf(card.VehicleFuelType),
    dateInStock: textOf(card.VehicleTaggingInventoryDate),
    url: absoluteLink(textOf(card.VehicleDetailUrl), origin),
  });
}

/** The words on the card; where it has none, or the site's settings say so, the name of the flag that is set. */
function readStatus(card: SiteRecord, { status }: DealerOnSettings): string {
  const words = textAt(card, 'VehicleStatusModel.StatusText');
  const flags = [
    card.VehicleInTransit === true ? 'In Transit' : '',
    card.VehicleInProduction === true ? 'In Production' : '',
    card.VehicleInStock === true ? 'In Stock' : '',
  ];
  const flag = flags.find((name) => name !== '') ?? '';
  return status === 'flags' ? flag || words : words || flag;
}
