import type { CheerioAPI } from 'cheerio/slim';
import { decodeEntities } from '../../core/fold-name.ts';
import { parseJson } from './read-json.ts';
import { findScripts, readAssignedText } from './read-script.ts';
import { type SiteRecord, textOf, valueAt } from './read-value.ts';

/** Badges of a vehicle page, and the flag in each that says whether it is shown. */
const BADGES = ['InTransit', 'InProduction', 'InStock'];

/** Whether the page says that the vehicle was sold. */
export function isSoldPage(html: string): boolean {
  return /this vehicle was just sold/i.test(html);
}

/** The word in the address that stands for new, used or certified. */
export function readType(address: string): string {
  return /\/(new|used|cpo|certified)\//i.exec(new URL(address).pathname)?.[1] ?? '';
}

/** The stock number, at whichever of its places the site has it. */
export function readStock(page: CheerioAPI, vehicle: SiteRecord): string {
  const labelled = page('p')
    .filter((_, element) => /^stock\b/i.test(page(element).text().trim()))
    .parent();
  const places = [
    textOf(vehicle.sku),
    page('#stock').first().text(),
    page('span.stock').first().text(),
    labelled.first().text(),
  ];
  return places.map((text) => text.replace(/^\s*stock\s*(?:#|no\.?|number)?\s*:?\s*/i, '').trim()).find(Boolean) ?? '';
}

/** The dealership at which the page says the vehicle stands; `''` when it says none. */
export function readLocationLabel(page: CheerioAPI): string {
  const text = page('#location, span.location').first().text();
  return text.replace(/^\s*location\s*:?\s*/i, '').trim();
}

/** The name of the badge that is shown (`InStock`, `InTransit`); `''` when the page has none. */
export function readBadge(page: CheerioAPI): string {
  const script = findScripts(page, 'vehicleBadgesInfo')[0] ?? '';
  const badges = parseJson(decodeEntities(readAssignedText(script, 'vehicleBadgesInfo')));
  return BADGES.find((badge) => valueAt(badges, `${badge}.${badge}Status`) === true) ?? '';
}
