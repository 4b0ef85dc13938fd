import { html, json } from '../answers.ts';
import { addressOf, embedJson, escapeHtml, type LotVehicle } from '../make-lot.ts';
import { pageOf } from '../page-of.ts';
import type { InventedSite } from '../serve-site.ts';
import { type InventedLot, mixLots } from './invented-site.ts';

const TAGS = embedJson({ dealerId: 20_471, pageId: 881_203, itemCount: 12, items: [] });

/** A DealerOn site of the newer form: a search page, and JSON in pages of twelve cards, advertisements among them. */
export function inventDealerOn(shown: InventedLot): InventedSite {
  const vehicles = mixLots(shown);
  return ({ path, query }) => {
    if (path === '/' || path.startsWith('/searchall.aspx')) {
      return html(
        '<main>Inventory</main>',
        `<script src="/js/dealeron.js"></script>
         <script id="dealeron_tagging_data" type="application/json">\n  ${TAGS}\n</script>`,
      );
    }
    if (path !== '/api/vhcliaa/vehicle-pages/cosmos/srp/vehicles/20471/881203') return null;
    const number = Number(query.get('pt'));
    const size = Number(query.get('pn'));
    const page = pageOf(vehicles, number, { size, quirks: shown.quirks });
    const cards = page.items.map(([vehicle, dealer]) => describe(vehicle, dealer, shown.origin));
    return json({
      Paging: {
        PaginationDataModel: {
          PageStart: (number - 1) * size + 1,
          PageEnd: (number - 1) * size + cards.length,
          PageNumber: number,
          PageSize: size,
          TotalPages: page.pages,
          TotalCount: page.total,
        },
      },
      DisplayCards: [
        { IsAdCard: true, AdCard: { Html: '<div/>' }, VehicleCard: null },
        ...cards.map((card) => ({ IsAdCard: false, AdCard: null, VehicleCard: card })),
      ],
    });
  };
}

function describe(vehicle: LotVehicle, dealer: string, origin: string) {
  return {
    VehicleVin: vehicle.vin,
    VehicleStockNumber: vehicle.stock,
    VehicleCondition: vehicle.condition === 'new' ? 'new' : 'used',
    VehicleCpo: vehicle.condition === 'certified',
    VehicleYear: vehicle.year,
    VehicleMake: vehicle.make,
    VehicleModel: vehicle.model,
    VehicleTrim: vehicle.trim,
    ExteriorColorLabel: vehicle.color,
    VehicleBodyStyle: vehicle.body,
    VehicleFuelType: vehicle.fuel,
    VehicleMsrp: vehicle.msrp ?? 0,
    VehicleInternetPrice: vehicle.price ?? 0,
    VehicleInStock: vehicle.place === 'on-the-lot',
    VehicleInTransit: vehicle.place === 'in-transit',
    VehicleInProduction: vehicle.place === 'in-production',
    ShowStatus: true,
    VehicleStatusModel: { StatusText: null },
    VehicleTaggingInventoryDate: vehicle.inStockOn.replaceAll('-', '/'),
    VehicleLocationLabel: dealer,
    VehicleName: `${vehicle.year} ${vehicle.make} ${vehicle.model}`,
    VehicleDetailUrl: `${origin}${addressOf(vehicle)}`,
  };
}

/** A DealerOn site of the older form: search pages that link to a page per vehicle. */
export function inventDealerOnPages(shown: InventedLot): InventedSite {
  const listed = shown.lot.map((vehicle) => ({ vehicle, path: addressOf(vehicle) }));
  return ({ path, query }) => {
    const list = /^\/search(new|used)\.aspx$/.exec(path)?.[1];
    if (list !== undefined) {
      const isWanted = ({ vehicle }: (typeof listed)[number]) => (vehicle.condition === 'new') === (list === 'new');
      const page = pageOf(listed.filter(isWanted), Number(query.get('pt')), { size: 12, quirks: shown.quirks });
      const model = {
        ItemListJson: JSON.stringify(page.items.map((item) => ({ url: `${shown.origin}${item.path}` }))),
        SearchResultsListModel: { ResultsCount: page.total },
      };
      return html('', `<script id="dlron-srp-model" type="application/json">${embedJson(model)}</script>`);
    }
    const found = listed.find((item) => item.path === path);
    return found === undefined ? null : html(drawPage(found.vehicle));
  };
}

function drawPage(vehicle: LotVehicle): string {
  const data = {
    vin: vehicle.vin,
    stocknum: vehicle.stock,
    vehicletype: vehicle.condition === 'new' ? 'new' : 'used',
    cpo: vehicle.condition === 'certified' ? 'True' : 'False',
    year: String(vehicle.year),
    make: vehicle.make,
    model: vehicle.model,
    trim: vehicle.trim,
    extcolor: vehicle.color,
    intransit: vehicle.place === 'on-the-lot' ? 'False' : 'True',
    price: String(vehicle.price ?? 0),
    msrp: String(vehicle.msrp ?? 0),
    bodystyle: vehicle.body,
    'dotagging-item-fuel-type': vehicle.fuel,
    'dotagging-item-inventory-date': vehicle.inStockOn.replaceAll('-', '/'),
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${escapeHtml(value)}"`);
  return `<div class="vdp">Not this one</div><section class="vdp page vdp--mod" ${attributes.join(' ')}></section>`;
}
