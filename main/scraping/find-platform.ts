import type { Adapter } from './adapter.ts';
import { type SharedNetwork, SiteHttp } from './polite-http.ts';
import { findOrigin } from './site-hosts.ts';

/** What a site's home page looks like. */
export interface FoundPlatform {
  /** `null` when no adapter knows the page. */
  readonly adapter: Adapter | null;
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
  let best: FoundPlatform = { adapter: null, certainty: 0 };
  for (const adapter of adapters) {
    const certainty = adapter.detect(html);
    if (certainty >= LEAST_CERTAINTY && certainty > best.certainty) best = { adapter, certainty };
  }
  return best;
}
