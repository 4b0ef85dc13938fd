import type { Clock } from '../../main/scraping/clock.ts';
import { HostTurns } from '../../main/scraping/host-turns.ts';
import { type SharedNetwork, SiteHttp, type SiteNetwork } from '../../main/scraping/polite-http.ts';
import { POLITENESS, type Politeness } from '../../main/scraping/politeness.ts';
import { RobotsMemory } from '../../main/scraping/robots.ts';
import { sendToStandIns } from '../../main/scraping/send-request.ts';

/** Politeness whose waits are short enough for a test; who counts them on a clock of their own sets longer ones. */
export const QUICK: Politeness = {
  ...POLITENESS,
  gaps: { json: 1, page: 2, browser: 3 },
  headersWithin: 400,
  bodyWithin: 400,
  largestBody: 200_000,
  retryAfter: [1, 2, 3],
  retryBlockedAfter: 5,
};

/** A clock whose waits take no time but are counted. */
export function makeClock(start = Date.parse('2026-11-23T12:00:00Z')): Clock & { readonly slept: readonly number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      if (milliseconds <= 0) return;
      slept.push(milliseconds);
      now += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    },
  };
}

interface NetworkOptions {
  readonly clock?: Clock;
  readonly politeness?: Partial<Politeness>;
  readonly routes?: Readonly<Record<string, string>>;
}

/** The network, in which a server of this machine stands in for `dealer.example` and for the hosts that are named. */
export function makeNetwork(origin: string, options: NetworkOptions = {}): SharedNetwork {
  const politeness = { ...QUICK, ...options.politeness };
  const clock = options.clock ?? makeClock();
  return {
    politeness,
    clock,
    turns: new HostTurns(politeness, clock, () => 0),
    robots: new RobotsMemory(politeness.userAgent),
    transport: sendToStandIns({ 'www.dealer.example': origin, 'dealer.example': origin, ...options.routes }),
  };
}

/** A polite client of `www.dealer.example`, which a server of this machine stands in for. */
export function makeClient(
  origin: string,
  options: NetworkOptions & { readonly site?: Partial<SiteNetwork> } = {},
): { readonly http: SiteHttp; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const http = new SiteHttp(makeNetwork(origin, options), {
    hosts: ['dealer.example'],
    budget: { milliseconds: 10_000, requests: 100 },
    signal: new AbortController().signal,
    note: (line) => notes.push(line),
    ...options.site,
  });
  return { http, notes };
}
