import { html, json } from '../answers.ts';
import { embedJson, type LotVehicle, monthFirst } from '../make-lot.ts';
import { pageOf } from '../page-of.ts';
import type { InventedSite } from '../serve-site.ts';
import { type InventedLot, mixLots } from './invented-site.ts';

const PAGE_SIZE = 18;
const STATUS = { 'on-the-lot': 'live', 'in-transit': 'in_transit', 'in-production': 'in_transit_at_factory' } as const;
const HEAD = `<script>DDC.WidgetData = ${embedJson({ siteId: 'examplemotorstestville', pageId: 'v9_INVENTORY_ALL_V1_1' })};</script>`;

/** A Dealer.com site whose inventory widget is asked page by page. */
export function inventDealerCom(shown: InventedLot): InventedSite {
  const vehicles = mixLots(shown);
  return ({ path, query }) => {
    if (path === '/') return html('<main>Welcome</main>', HEAD);
    const alias = /^\/apis\/widget\/INVENTORY_LISTING_DEFAULT_AUTO_(NEW|USED):inventory-data-bus1\/getInventory$/.exec(
      path,
    )?.[1];
    if (alias === undefined) return null;
    const listed = vehicles.filter(([vehicle]) => (vehicle.condition === 'new') === (alias === 'NEW'));
    const start = Number(query.get('start'));
    const page = pageOf(listed, start / PAGE_SIZE + 1, { size: PAGE_SIZE, quirks: shown.quirks });
    const trackingData = page.items.map(([vehicle, dealer]) => ({
      vin: vehicle.vin,
      stockNumber: vehicle.stock,
      inventoryType: vehicle.condition,
      year: vehicle.year,
      modelYear: vehicle.year,
      make: vehicle.make,
      model: vehicle.model,
      trim: vehicle.trim,
      exteriorColor: vehicle.color,
      bodyStyle: vehicle.body,
      fuelType: vehicle.fuel,
      status: STATUS[vehicle.place],
      inventoryDate: monthFirst(vehicle.inStockOn),
      pricing: describePrices(vehicle),
      address: { accountName: dealer },
      link: linkOf(vehicle),
    }));
    return json({ pageInfo: { totalCount: page.total, pageSize: PAGE_SIZE, pageStart: start, trackingData } });
  };
}

/** A Dealer.com site of the newer form, whose service is asked by POST. */
export function inventDealerComApi(shown: InventedLot): InventedSite {
  const vehicles = mixLots(shown);
  return ({ method, path, body }) => {
    if (path === '/' || path === '/all-inventory/index.htm') return html('<main>Inventory</main>', HEAD);
    if (path !== '/api/widget/ws-inv-data/getInventory' || method !== 'POST') return null;
    const question = JSON.parse(body);
    if (question.siteId !== 'examplemotorstestville') return json({ error: 'unknown site' }, 400);
    const start = Number(question.inventoryParameters.start[0]);
    const page = pageOf(vehicles, start / PAGE_SIZE + 1, { size: PAGE_SIZE, quirks: shown.quirks });
    const inventory = page.items.map(([vehicle, dealer]) => ({
      title: [`${vehicle.year} ${vehicle.make}`, `${vehicle.model} ${vehicle.trim}`.trim()],
      condition: { new: 'New', used: 'Used', certified: 'Certified Pre-Owned' }[vehicle.condition],
      year: vehicle.year,
      make: vehicle.make,
      model: vehicle.model,
      status: STATUS[vehicle.place].toUpperCase(),
      bodyStyle: vehicle.body,
      fuelType: vehicle.fuel,
      inventoryDate: monthFirst(vehicle.inStockOn),
      address: { accountName: dealer },
      trackingPricing: { salePrice: String(vehicle.price ?? ''), msrp: String(vehicle.msrp ?? '') },
      attributes: [
        { name: 'vin', value: vehicle.vin },
        { name: 'stockNumber', value: vehicle.stock },
        { name: 'exteriorColor', value: vehicle.color },
      ],
      link: linkOf(vehicle),
    }));
    return json({ pageInfo: { totalCount: page.total }, inventory });
  };
}

function describePrices({ price, msrp }: LotVehicle) {
  const dollars = (amount: number) => `$${amount.toLocaleString('en-US')}`;
  return {
    finalPrice: price === null ? 'PLEASE_CALL' : dollars(price),
    ...(msrp === null ? {} : { msrp: dollars(msrp) }),
  };
}

function linkOf({ condition, vin }: LotVehicle): string {
  return `/${condition}/Example/${vin.toLowerCase()}.htm`;
}
