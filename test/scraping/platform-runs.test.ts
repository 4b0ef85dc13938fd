import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReading, measureListings } from '../../main/core/scrape-outcome.ts';
import { HostTurns } from '../../main/scraping/host-turns.ts';
import { readSite, type SiteReading } from '../../main/scraping/read-site.ts';
import { RobotsMemory } from '../../main/scraping/robots.ts';
import { sendToStandIns } from '../../main/scraping/send-request.ts';
import { makeLot } from './make-lot.ts';
import { EVERY_PLATFORM, type Platform, SEARCH_HOST } from './platforms/every-platform.ts';
import { makeClock, QUICK } from './polite-client.ts';
import { HOST, ORIGIN } from './read-lot.ts';
import { type Fault, type FaultAction, serveSite } from './serve-site.ts';

const LOT = makeLot(31, 60);
const HOSTS = ['www.dealer.example', HOST, 'invented01-dsn.algolia.net', SEARCH_HOST];
/** Platforms that plain requests can read. */
const PLATFORMS = EVERY_PLATFORM.filter(({ adapter }) => !adapter.needsBrowser);

const action: fc.Arbitrary<FaultAction> = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(403, 404, 429, 500) }),
  fc.record({ kind: fc.constant('challenge' as const) }),
  fc.record({ kind: fc.constantFrom('truncate' as const, 'reset' as const, 'empty' as const) }),
);
const script: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.record({ from: fc.integer({ min: 1, max: 60 }), times: fc.integer({ min: 1, max: 200 }), action }),
  { minLength: 1, maxLength: 3 },
);

/** Reads an invented site as a run does, on a clock that does not wait. */
async function run(
  { adapter, settings, invent }: Platform,
  shown: { readonly size: number; readonly faults: readonly Fault[] },
): Promise<SiteReading> {
  const server = await serveSite(invent({ lot: LOT.slice(0, shown.size), origin: ORIGIN }));
  server.plan(shown.faults);
  const clock = makeClock();
  try {
    return await readSite(
      { host: HOST, adapter, settings },
      {
        network: {
          politeness: QUICK,
          // The budget's own wait would take no time either.
          clock: { ...clock, sleep: (time, signal) => (time > 10_000 ? forever(signal) : clock.sleep(time, signal)) },
          turns: new HostTurns(QUICK, clock, () => 0),
          robots: new RobotsMemory(QUICK.userAgent),
          transport: sendToStandIns(Object.fromEntries(HOSTS.map((host) => [host, server.origin]))),
        },
        browser: null,
        signal: new AbortController().signal,
      },
    );
  } finally {
    await server.close();
  }
}

describe.each(PLATFORMS)('a run of $name', (platform) => {
  const before = { lastGood: measureListings([]), inInventory: LOT.length };

  it('that goes well is good, and measures the whole lot', async () => {
    const reading = await run(platform, { size: LOT.length, faults: [] });
    const { outcome } = judgeReading(reading.end, measureListings(reading.listings), before);
    expect(outcome).toBe('ok');
    expect(reading.listings).toHaveLength(LOT.length);
  });

  it('is never good with less than the canaries allow, whatever goes wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: LOT.length }), script, async (size, faults) => {
        const reading = await run(platform, { size, faults });
        const measure = measureListings(reading.listings);
        const { outcome, message } = judgeReading(reading.end, measure, before);
        expect(outcome === 'ok' && measure.rows < LOT.length * 0.6).toBe(false);
        expect(message).not.toMatch(/1ZZ/);
      }),
      { numRuns: 6, seed: 20_261_125 },
    );
  }, 60_000);
});

function forever(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}
