import { ProblemError } from '../core/problem.ts';
import type { FoundScrapingPlatform } from '../core/scraping.ts';
import { findDealership } from '../database/dealerships.ts';
import { readScrapingSite } from '../database/scraping-sites.ts';
import { findPlatform } from '../scraping/find-platform.ts';
import { ScrapeError } from '../scraping/scrape-error.ts';
import { readHost } from './change-scraping-site.ts';
import type { BackgroundContext } from './context.ts';
import { readScrapingNetwork } from './read-scraping-network.ts';
import { describeRest } from './scrape-site.ts';

/**
 * Looks at a website's home page and says which platform it is on. Problems: `unknown-dealership`, `wrong-host`,
 * `no-website`, `website-not-read`.
 */
export async function detectScrapingPlatform(
  context: BackgroundContext,
  input: { readonly name: string; readonly host?: string },
): Promise<FoundScrapingPlatform> {
  const stored = context.look(({ reader }) => readScrapingSite(reader, findDealership(reader, input.name).id));
  const host = input.host === undefined ? stored.host : readHost(input.host);
  if (host === null) throw new ProblemError('no-website', 'Enter the address of the website first. Nothing was asked.');
  const { scraping, signal, now } = context;
  const rest = host === stored.host ? describeRest(stored, now().toISOString()) : null;
  if (rest !== null) throw new ProblemError('website-not-read', `${rest} Nothing was asked. Choose by hand.`, { host });
  try {
    const { adapter, name, certainty } = await findPlatform(
      host,
      scraping.adapters,
      readScrapingNetwork(context),
      signal,
    );
    return { host, adapter: adapter?.id ?? null, adapterName: name, certainty };
  } catch (error) {
    if (!(error instanceof ScrapeError)) throw error;
    throw new ProblemError('website-not-read', `${error.message} Choose the platform by hand, or try later.`, { host });
  }
}
