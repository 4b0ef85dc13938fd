import { absoluteLink, listVehicle, type TakenVehicle } from './collect-listings.ts';
import type { DealerInspireSettings } from './dealerinspire.ts';
import { keepsDealer } from './keep-dealer.ts';
import { type SiteRecord, textAt, textOf } from './read-value.ts';

/** A vehicle as Dealer Inspire's index and its search service name its fields. */
export function takeInspireVehicle(row: SiteRecord, settings: DealerInspireSettings, origin: string): TakenVehicle {
  const dealer = textAt(row, settings.dealerField);
  if (!keepsDealer(settings.dealers, dealer)) return { kind: 'other-dealer', dealer };
  return listVehicle({
    vin: textAt(row, 'objectID', 'vin'),
    stock: textOf(row.stock),
    type: textOf(row.type),
    year: textOf(row.year),
    make: textOf(row.make),
    model: textOf(row.model),
    trim: textOf(row.trim),
    extColor: textAt(row, 'ext_color', 'exterior_color', 'styles.exterior_color'),
    status: textAt(row, ...settings.statusFields),
    price: textAt(row, 'our_price', 'pricing.our_price', 'pricing.price'),
    msrp: textAt(row, 'msrp', 'pricing.msrp'),
    bodyStyle: textAt(row, 'body', 'styles.body'),
    fuelType: textAt(row, 'fueltype', 'fuel_type', 'styles.fuel_type'),
    dateInStock: textOf(row.date_in_stock),
    url: absoluteLink(textAt(row, 'link', 'vdp_url'), origin),
  });
}
