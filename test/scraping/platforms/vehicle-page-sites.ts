import { html, json, sitemapIndex, urlset } from '../answers.ts';
import { addressOf, embedJson, escapeHtml, type LotVehicle } from '../make-lot.ts';
import { pageOf } from '../page-of.ts';
import type { InventedSite } from '../serve-site.ts';
import type { InventedLot } from './invented-site.ts';

const FLAGS = { 'on-the-lot': 'InStock', 'in-transit': 'InTransit', 'in-production': 'InProduction' } as const;

/** A Team Velocity site: sitemaps, a page per vehicle, and a price that is asked for. */
export function inventTeamVelocity({ lot, origin }: InventedLot, sold: readonly LotVehicle[] = []): InventedSite {
  const folder = { new: 'new', used: 'used', certified: 'cpo' } as const;
  const pathOf = (vehicle: LotVehicle) => `/viewdetails/${folder[vehicle.condition]}/${vehicle.vin.toLowerCase()}/suv`;
  const pages = new Map([...lot, ...sold].map((vehicle) => [pathOf(vehicle), vehicle]));
  return ({ path, query }) => {
    if (path === '/')
      return html('<main>Welcome</main>', '<script src="https://x.teamvelocityportal.com/a.js"></script>');
    if (path === '/sitemap.xml') {
      return urlset([`${origin}/sitemaps/pages.xml`, `${origin}/sitemaps/inventoryvdpsitemap-1.xml`]);
    }
    if (path === '/sitemaps/inventoryvdpsitemap-1.xml') return urlset([...pages.keys()].map((page) => origin + page));
    if (path === '/api/Inventory/getPaymentSettingDetails') {
      const vehicle = lot.find(({ vin }) => vin === query.get('vin'));
      return query.get('accountId') !== '44173' || vehicle === undefined
        ? null
        : json({ yourPrice: vehicle.price ?? -1000, cashMSRP: vehicle.msrp ?? 0 });
    }
    const vehicle = pages.get(path);
    if (vehicle === undefined) return null;
    if (sold.includes(vehicle)) return html('<h1>Sorry, this vehicle was just sold</h1>');
    const flags = Object.values(FLAGS).map((flag) => [flag, { [`${flag}Status`]: flag === FLAGS[vehicle.place] }]);
    const badges = escapeHtml(JSON.stringify(Object.fromEntries(flags)));
    const trim = vehicle.trim.replaceAll('+', '&#x2B').replaceAll("'", "\\'");
    return html(
      '<main>Vehicle</main>',
      `<script type="application/ld+json">${embedJson({ '@type': 'Organization', name: 'Example Motors' })}</script>
       <script type="application/ld+json">${embedJson(describe(vehicle, {}))}</script>
       <script>var inventoryVdpName = 'x'; var trim = '${trim}'; var vehicleBadgesInfo = '${badges}'; var z = 1;</script>`,
    );
  };
}

/** Any site with a sitemap whose vehicle pages speak schema.org. */
export function inventSchemaOrg({ lot, origin }: InventedLot): InventedSite {
  const conditions = { new: 'NewCondition', used: 'UsedCondition', certified: 'UsedCondition' } as const;
  const pages = new Map(lot.map((vehicle) => [addressOf(vehicle), vehicle]));
  return ({ path }) => {
    if (path === '/sitemap.xml') return sitemapIndex([`${origin}/sitemap-1.xml`]);
    if (path === '/sitemap-1.xml')
      return urlset([`${origin}/about-us`, ...[...pages.keys()].map((page) => origin + page)]);
    const vehicle = pages.get(path);
    if (vehicle === undefined) return null;
    const name = [vehicle.year, vehicle.make, vehicle.model, vehicle.trim].join(' ').trim();
    const described = describe(vehicle, {
      name,
      itemCondition: `https://schema.org/${conditions[vehicle.condition]}`,
      url: origin + path,
      price: vehicle.price ?? '',
    });
    return html('<main></main>', `<script type="application/ld+json">${embedJson({ '@graph': [described] })}</script>`);
  };
}

function describe(vehicle: LotVehicle, { price, ...more }: Readonly<Record<string, unknown>>) {
  return {
    '@type': 'Car',
    vehicleIdentificationNumber: vehicle.vin,
    sku: vehicle.stock,
    vehicleModelDate: String(vehicle.year),
    brand: { '@type': 'Brand', name: vehicle.make },
    model: vehicle.model,
    color: vehicle.color,
    bodyType: vehicle.body,
    fuelType: vehicle.fuel,
    offers: { availability: `https://schema.org/${FLAGS[vehicle.place]}`, ...(price === undefined ? {} : { price }) },
    ...more,
  };
}

/** A Dealr.cloud site: lists in pieces of HTML, and a page per vehicle. */
export function inventDealr({ lot, quirks }: InventedLot): InventedSite {
  const pathOf = (vehicle: LotVehicle) => `inventory/${vehicle.year}-car/${vehicle.vin.slice(-6)}`;
  return ({ path, query }) => {
    if (path === '/functions/getInventorySubset') {
      const listed = lot.filter(({ body }) => body === query.get('body_type'));
      const page = pageOf(listed, Number(query.get('page') ?? 1), { size: 10, quirks });
      const list = page.items.map(
        (vehicle) =>
          `<div class="dealr-inventory-list__vehicle"><a class="dealr-inventory-list__vehicle__photo-container" href="${pathOf(vehicle)}"></a></div>`,
      );
      return json({ filters: { matches: page.total, pages: page.pages }, list: list.join('') });
    }
    const vehicle = lot.find((one) => `/${pathOf(one)}` === path);
    if (vehicle === undefined) return null;
    const item = {
      name: [vehicle.year, vehicle.make, vehicle.model, vehicle.trim].join(' ').trim(),
      manufacturer: { name: vehicle.make },
      model: vehicle.model,
      fuelType: vehicle.fuel,
    };
    const offer = { priceSpecification: { price: vehicle.price ?? 'Call for Price' }, itemOffered: item };
    return html(
      `<p class="vin-container">VIN: ${vehicle.vin}</p><p class="stock-container">Stock: ${vehicle.stock}</p>
       <table><tr><td><b>Exterior</b></td><td>${escapeHtml(vehicle.color)}</td></tr></table>`,
      `<link href="https://cdn.dealrcloud.com/a.css"><script type="application/ld+json">${embedJson({ makesOffer: offer })}</script>`,
    );
  };
}
