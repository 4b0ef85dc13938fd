import type { OutputRules } from './dealership.ts';
import type { Vehicle } from './vehicle.ts';

/**
 * What a vehicle's QR code says: the absolute URL of its page with the dealership's UTM keys, else the VIN.
 * A path such as `/vehicle/{VIN}` opens nothing on a phone, so it counts only with a link base. ASCII only.
 */
export function readQrContent(vehicle: Pick<Vehicle, 'vin' | 'url'>, output: OutputRules): string {
  const link = readVehicleLink(vehicle, output);
  return link === null ? vehicle.vin : addQueryKeys(link, output.utm);
}

/** The absolute http or https URL of a vehicle's page, or `null` when there is none. */
export function readVehicleLink(vehicle: Pick<Vehicle, 'url'>, output: Pick<OutputRules, 'linkBase'>): string | null {
  const url = encodeUnsafe(vehicle.url?.trim() ?? '');
  if (isAbsolute(url)) return url;
  if (!url.startsWith('/') || url.startsWith('//') || output.linkBase === null) return null;
  const base = encodeUnsafe(output.linkBase.trim()).replace(/\/+$/, '');
  return isAbsolute(base) ? base + url : null;
}

function isAbsolute(url: string): boolean {
  return /^https?:\/\/[^/?#]/i.test(url);
}

/** Percent-encodes spaces, line breaks and everything outside ASCII: phones disagree about them. */
function encodeUnsafe(text: string): string {
  return text.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** Adds the keys that the URL does not have yet, before its fragment. */
function addQueryKeys(url: string, keys: Readonly<Record<string, string>>): string {
  const hashAt = url.indexOf('#');
  const page = hashAt < 0 ? url : url.slice(0, hashAt);
  const fragment = hashAt < 0 ? '' : url.slice(hashAt);
  const queryAt = page.indexOf('?');
  const query = queryAt < 0 ? '' : page.slice(queryAt + 1);
  const present = new Set(query.split('&').map((pair) => decodeKey(pair)));
  const added: string[] = [];
  for (const [key, value] of Object.entries(keys)) {
    if (present.has(key.toLowerCase())) continue;
    present.add(key.toLowerCase());
    added.push(`${encodeText(key)}=${encodeText(value)}`);
  }
  if (added.length === 0) return url;
  const glue = queryAt < 0 ? '?' : query === '' || query.endsWith('&') ? '' : '&';
  return page + glue + added.join('&') + fragment;
}

function decodeKey(pair: string): string {
  const key = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(key).toLowerCase();
  } catch {
    // A stray `%` is no encoding.
    return key.toLowerCase();
  }
}

function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
