import type { Listing } from '../core/listing.ts';
import type { ReadingEnd } from '../core/scrape-outcome.ts';
import type { Adapter, ListedPage, PoliteBrowser } from './adapter.ts';
import { PageGuard } from './page-guard.ts';
import { type SharedNetwork, SiteHttp } from './polite-http.ts';
import { ScrapeError } from './scrape-error.ts';
import { findOrigin } from './site-hosts.ts';

/** What is needed to read one site. */
export interface SiteToRead {
  readonly host: string;
  readonly adapter: Adapter;
  /** As stored; the adapter's schema decides. */
  readonly settings: unknown;
}

/** Makes the browser of one site, which keeps to the site's hosts and ends with its signal. */
export type MakeBrowser = (site: {
  readonly hosts: readonly string[];
  readonly http: SiteHttp;
  readonly signal: AbortSignal;
}) => PoliteBrowser;

/** How a site is read. */
export interface ReadSiteOptions {
  readonly network: SharedNetwork;
  /** `null` where there is no window. */
  readonly browser: MakeBrowser | null;
  /** Aborted when the operator stops. */
  readonly signal: AbortSignal;
  readonly onPage?: (page: ListedPage, read: { readonly vehicles: number; readonly requests: number }) => void;
  readonly note?: (line: string) => void;
  /** Reads no further than this many pages: a site that is only tried. */
  readonly mostPages?: number;
}

/** What was read of a site, and how it ended. */
export interface SiteReading {
  readonly listings: readonly Listing[];
  /** How many vehicles could not be taken, by reason. */
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  readonly otherDealers: number;
  readonly sold: number;
  readonly pages: number;
  readonly requests: number;
  readonly reportedTotal: number | null;
  readonly milliseconds: number;
  readonly end: ReadingEnd;
  /** When the site may be asked again, if it said so. */
  readonly retryAt: Date | null;
}

/** Vehicles per page of an adapter that makes a request per vehicle: for a whole run, and for a try. */
const BATCH = { run: 20, try: 3 };

/**
 * Reads a site to its end, or as far as it can be read within its budget. It never throws: whatever a site does, its
 * reading ends with a reason, and within a second of an abort.
 */
export async function readSite(site: SiteToRead, options: ReadSiteOptions): Promise<SiteReading> {
  const { clock } = options.network;
  const startedAt = clock.now();
  const guard = new PageGuard();
  const done = new AbortController();
  const deadline = new AbortController();
  const signal = AbortSignal.any([options.signal, deadline.signal, done.signal]);
  let http: SiteHttp | null = null;
  let end: ReadingEnd;
  let retryAt: Date | null = null;
  try {
    const settings = readSettings(site);
    const budget = options.network.politeness.budgets[site.adapter.budget(settings)];
    const late = `The site took longer than the ${Math.round(budget.milliseconds / 60_000)} minutes that one site may take.`;
    clock.sleep(budget.milliseconds, signal).then(
      () => deadline.abort(new ScrapeError('budget', late)),
      () => undefined,
    );
    const hosts = [site.host, ...site.adapter.hosts(settings)];
    const note = options.note ?? (() => undefined);
    http = new SiteHttp(options.network, { hosts, budget, signal, note });
    const browser = options.browser?.({ hosts, http, signal }) ?? null;
    const batch = options.mostPages === undefined ? BATCH.run : BATCH.try;
    const now = () => new Date(clock.now());
    const pages = site.adapter.pages(
      { host: site.host, origin: findOrigin(site.host), settings },
      { http, browser, signal, now, note, batch },
    );
    end = await readPages(pages, guard, http, signal, options);
  } catch (error) {
    end = explainEnd(error, options.signal);
    if (error instanceof ScrapeError) retryAt = error.retryAt;
    if (!(error instanceof ScrapeError) && !options.signal.aborted) options.note?.(`Unforeseen: ${String(error)}`);
  } finally {
    done.abort(new Error('The site was read.'));
  }
  return {
    listings: guard.listings,
    refusals: [...guard.refusals].map(([reason, count]) => ({ reason, count })),
    otherDealers: guard.otherDealers,
    sold: guard.sold,
    pages: guard.pages,
    requests: http?.requests ?? 0,
    reportedTotal: guard.reportedTotal,
    milliseconds: clock.now() - startedAt,
    end,
    retryAt,
  };
}

async function readPages(
  pages: AsyncIterable<ListedPage>,
  guard: PageGuard,
  http: SiteHttp,
  signal: AbortSignal,
  options: ReadSiteOptions,
): Promise<ReadingEnd> {
  const iterator = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await beforeAbort(iterator.next(), signal);
      if (next.done) break;
      const reason = guard.take(next.value);
      options.onPage?.(next.value, { vehicles: guard.listings.length, requests: http.requests });
      if (reason !== null) return { kind: 'incomplete', message: reason };
      if (guard.pages >= (options.mostPages ?? Number.POSITIVE_INFINITY)) return { kind: 'complete' };
    }
  } finally {
    // Not awaited: an adapter that hangs must not hold up the others.
    Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
  const shortfall = guard.findShortfall();
  return shortfall === null ? { kind: 'complete' } : { kind: 'incomplete', message: shortfall };
}

/** Waits for a promise, but not beyond an abort, whether or not who keeps the promise obeys it. */
async function beforeAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    promise.catch(() => undefined);
  }
}

/** @throws ScrapeError `failed` */
function readSettings({ adapter, settings }: SiteToRead): unknown {
  const parsed = adapter.settings.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new ScrapeError('failed', `The settings for ${adapter.name} are not right: ${where} ${issue?.message ?? ''}`);
}

function explainEnd(error: unknown, operator: AbortSignal): ReadingEnd {
  if (operator.aborted) return { kind: 'cancelled' };
  if (!(error instanceof ScrapeError)) {
    return { kind: 'changed', message: 'The site answered in a way that was not foreseen. See the console.' };
  }
  const { failure, message } = error;
  if (failure === 'browser') return { kind: 'failed', message };
  return failure === 'budget' || failure === 'cut' ? { kind: 'incomplete', message } : { kind: failure, message };
}
