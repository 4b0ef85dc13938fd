import type { CheerioAPI } from 'cheerio/slim';
import { normalizeVin } from '../../core/vin.ts';
import { findVinInAddress } from './find-vin-in-address.ts';
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

/**
 * The vehicle that a page describes in schema.org JSON-LD, wherever in its blocks it stands: of several, the one whose
 * VIN the page's address holds, else the first with a VIN; `null` without any.
 */
export function readSchemaOrgVehicle(page: CheerioAPI, address: string): SiteRecord | null {
  const found = page('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => findVehicles(parseJson(page(script).text()), 0));
  const vinOf = (vehicle: SiteRecord) => normalizeVin(textOf(vehicle.vehicleIdentificationNumber));
  const wanted = findVinInAddress(address);
  const own = wanted === '' ? undefined : found.find((vehicle) => vinOf(vehicle) === wanted);
  return own ?? found.find((vehicle) => vinOf(vehicle) !== '') ?? found[0] ?? null;
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
