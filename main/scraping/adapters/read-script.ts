import type { CheerioAPI } from 'cheerio/slim';
import { normalizeVin } from '../../core/vin.ts';
import { parseJson } from './read-json.ts';
import { recordOf, type SiteRecord, textOf } from './read-value.ts';

const VEHICLE_KINDS: ReadonlySet<string> = new Set(['car', 'vehicle', 'motorizedvehicle']);

/** The JSON value that a script assigns to a name (`settings = {…};`); `undefined` where there is none. */
export function readAssignedJson(script: string, name: string): unknown {
  for (let from = script.indexOf(name); from >= 0; from = script.indexOf(name, from + name.length)) {
    const match = /^["']?\]?\s*[=:]\s*(?=[{[])/.exec(script.slice(from + name.length, from + name.length + 40));
    if (!match) continue;
    const value = parseJson(cutBrackets(script, from + name.length + match[0].length));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The text that a script assigns to a name in quotes (`trim = 'LX';`); `''` where there is none. */
export function readAssignedText(script: string, name: string): string {
  const match = new RegExp(`\\b${name}\\s*[=:]\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)")`).exec(script);
  return (match?.[1] ?? match?.[2] ?? '').replace(/\\(['"\\/])/g, '$1');
}

/** From a bracket to the one that closes it, those inside quotes aside; `''` when it is never closed. */
export function cutBrackets(text: string, start: number): string {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return '';
}

/** The contents of every script of a page that holds a text. */
export function findScripts(page: CheerioAPI, holding: string): readonly string[] {
  return page('script')
    .toArray()
    .map((script) => page(script).text())
    .filter((text) => text.includes(holding));
}

/** A VIN in the address of a vehicle's page: most have it there. */
const VIN_IN_ADDRESS = /(?<![a-z\d])[a-hj-npr-z\d]{17}(?![a-z\d])/i;

/** The VIN that the address of a vehicle's page holds, in capitals; `''` when it holds none. */
export function findVinInAddress(address: string): string {
  return VIN_IN_ADDRESS.exec(address)?.[0].toUpperCase() ?? '';
}

/**
 * The vehicle that a page describes in schema.org JSON-LD, wherever in its blocks it stands: of several, the one whose
 * VIN the page's address holds, else the first with a VIN. `null` without any; `other` when the page describes vehicles
 * and none of them is the one of its address, as when a sold vehicle's page leads to similar ones.
 */
export function readSchemaOrgVehicle(page: CheerioAPI, address: string): SiteRecord | 'other' | null {
  const found = page('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => findVehicles(parseJson(page(script).text()), 0));
  const vinOf = (vehicle: SiteRecord) => normalizeVin(textOf(vehicle.vehicleIdentificationNumber));
  const wanted = findVinInAddress(address);
  const named = found.filter((vehicle) => vinOf(vehicle) !== '');
  const own = wanted === '' ? named[0] : named.find((vehicle) => vinOf(vehicle) === wanted);
  return own ?? (named.length > 0 ? 'other' : (found[0] ?? null));
}

function findVehicles(value: unknown, depth: number): readonly SiteRecord[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.flatMap((item) => findVehicles(item, depth + 1));
  const record = recordOf(value);
  if (record === null) return [];
  const kinds = [record['@type']].flat().map((kind) => textOf(kind).toLowerCase());
  if ('vehicleIdentificationNumber' in record || kinds.some((kind) => VEHICLE_KINDS.has(kind))) return [record];
  return findVehicles(record['@graph'] ?? record.mainEntity ?? record.itemOffered, depth + 1);
}
