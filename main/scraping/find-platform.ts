import type { Adapter } from './adapter.ts';
import { detectPlatform, UNREAD_PLATFORMS } from './adapters/detect-platform.ts';
import { type SharedNetwork, SiteHttp } from './polite-http.ts';
import { findOrigin } from './site-hosts.ts';

/** What a site's home page looks like. */
export interface FoundPlatform {
  /** `null` when no adapter knows the page. */
  readonly adapter: Adapter | null;
  /** The platform's name, also of one that no adapter reads; `null` when the page bears no known mark. */
  readonly name: string | null;
  /** How sure that is, 0 to 1. */
  readonly certainty: number;
}

/** An adapter that is less sure than this knows nothing. */
const LEAST_CERTAINTY = 0.3;

/** Reads a site's home page and asks every adapter whether it knows it. @throws ScrapeError */
export async function findPlatform(
  host: string,
  adapters: readonly Adapter[],
  network: SharedNetwork,
  signal: AbortSignal,
): Promise<FoundPlatform> {
  const budget = network.politeness.budgets.pages;
  const http = new SiteHttp(network, { hosts: [host], budget, signal, note: () => undefined });
  const { text } = await http.read(`${findOrigin(host)}/`, { expects: 'html' });
  return recognizePlatform(text, adapters);
}

/** Asks every adapter whether it knows a page; of equally sure ones the first in the list counts. */
export function recognizePlatform(html: string, adapters: readonly Adapter[]): FoundPlatform {
  let best: FoundPlatform = { adapter: null, name: null, certainty: 0 };
  for (const adapter of adapters) {
    const certainty = adapter.detect(html);
    if (certainty >= LEAST_CERTAINTY && certainty > best.certainty) best = { adapter, name: adapter.name, certainty };
  }
  const unread = detectPlatform(html).find(({ id }) => Object.hasOwn(UNREAD_PLATFORMS, id));
  if (unread === undefined || unread.score < LEAST_CERTAINTY || unread.score <= best.certainty) return best;
  return { adapter: null, name: UNREAD_PLATFORMS[unread.id] ?? null, certainty: unread.score };
}
