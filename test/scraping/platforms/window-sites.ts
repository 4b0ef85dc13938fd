import { html, json } from '../answers.ts';
import { addressOf, embedJson, type LotVehicle } from '../make-lot.ts';
import { pageOf } from '../page-of.ts';
import type { InventedSite } from '../serve-site.ts';
import type { InventedLot } from './invented-site.ts';

const AVAILABILITY = { 'on-the-lot': 'in_stock', 'in-transit': 'in_transit', 'in-production': 'allocated' } as const;

/** A Dealer eProcess site, whose lists a script would draw. */
export function inventEProcess({ lot, origin, quirks }: InventedLot): InventedSite {
  return ({ path, query }) => {
    if (path === '/search/example/') {
      const listed = lot.filter(({ place }) => AVAILABILITY[place] === query.get('av'));
      const page = pageOf(listed, Number(query.get('p')), { size: 12, quirks });
      const titles = page.items.map(
        (vehicle) =>
          `<div class="srp_results_vehicles_wrapper"><h2 class="vehicle_title"><a href="${origin}${addressOf(vehicle)}">A</a></h2></div>`,
      );
      return html(
        `<div class="srp_results carbon">${titles.join('')}</div>
         <span class="pagination_settings__page_count">${Math.max(1, page.pages)}</span>`,
      );
    }
    const vehicle = lot.find((one) => addressOf(one) === path);
    if (vehicle === undefined) return null;
    const layer = { event: 'view', page: describe(vehicle), shift_digital_session_id: ['none'] };
    return html('<main></main>', `<script>var a = 1;</script><script>window.layer = [${embedJson(layer)}];</script>`);
  };
}

function describe(vehicle: LotVehicle) {
  return {
    vehicle_vin: [vehicle.vin],
    vehicle_stock: [vehicle.stock],
    vehicle_type: vehicle.condition === 'certified' ? ['used', 'certified'] : [vehicle.condition],
    vehicle_year: [String(vehicle.year)],
    vehicle_make: [vehicle.make],
    vehicle_model: [vehicle.model],
    vehicle_trim: [vehicle.trim],
    vehicle_color_ext: [vehicle.color],
    vehicle_price: [String(vehicle.price ?? 0)],
    vehicle_body_style: [vehicle.body],
    vehicle_engine_fuel: [vehicle.fuel],
    vehicle_date_instock: [`${vehicle.inStockOn} 00:00:00`],
    vehicle_location_id: ['8692'],
  };
}

/** A Toyota SmartPath site: JSON for a visitor that has been on the site's own page. */
export function inventSmartPath({ lot, quirks }: InventedLot): InventedSite {
  return ({ path, query }) => {
    if (path === '/') return html('<main>Welcome</main>');
    if (path !== '/consumerapi/retail/inventory' || query.get('dealer[]') !== '24067') return null;
    const listed = lot.filter(({ condition }) => (condition === 'new') === (query.get('type') === 'new'));
    const page = pageOf(listed, Number(query.get('pageNo')), { size: Number(query.get('pageSize')), quirks });
    return json({
      pagination: { totalRecords: page.total, totalPages: page.pages },
      vehicleSummary: page.items.map((vehicle) => ({
        vin: vehicle.vin,
        stockNum: vehicle.stock,
        year: vehicle.year,
        brand: vehicle.make,
        model: { marketingName: vehicle.model },
        extColor: { marketingName: `${vehicle.color} [extra_cost_color]` },
        price: { sellingPrice: vehicle.price, totalMsrp: vehicle.msrp },
        bodyStyle: vehicle.body,
        engine: { fuelType: vehicle.fuel },
        acquiredDate: vehicle.inStockOn,
        isPreSold: false,
        isTempVin: false,
      })),
    });
  };
}
