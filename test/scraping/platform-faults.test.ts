import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScrapeError } from '../../main/scraping/scrape-error.ts';
import { makeLot } from './make-lot.ts';
import { EVERY_PLATFORM } from './platforms/every-platform.ts';
import { ORIGIN, readLot } from './read-lot.ts';
import { type Fault, type FaultAction, serveSite } from './serve-site.ts';

const LOT = makeLot(11, 47);
const OWN = new Set(LOT.map(({ vin }) => vin));

const action: fc.Arbitrary<FaultAction> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(204, 400, 401, 403, 404, 410, 429, 500, 503),
  }),
  fc.record({ kind: fc.constant('challenge' as const), status: fc.constantFrom(200, 403, 503) }),
  fc.record({
    kind: fc.constant('redirect' as const),
    to: fc.constantFrom('/', '/elsewhere', 'https://elsewhere.example/', 'http://127.0.0.1/'),
  }),
  fc.record({ kind: fc.constantFrom('truncate' as const, 'reset' as const, 'cut' as const, 'empty' as const) }),
  fc.record({ kind: fc.constant('drip' as const), every: fc.constant(20) }),
);
const script: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.record({ from: fc.integer({ min: 1, max: 30 }), times: fc.integer({ min: 1, max: 6 }), action }),
  { minLength: 1, maxLength: 3 },
);
const quirks = fc.record({
  repeatsFirstPage: fc.boolean(),
  totalDrift: fc.integer({ min: -3, max: 3 }),
  pagesTooMany: fc.integer({ min: 0, max: 4 }),
});

describe.each(EVERY_PLATFORM)('whatever goes wrong at $name', ({ adapter, settings, invent }) => {
  it('reading ends, with what is really on the lot, each vehicle once, and says why it went no further', async () => {
    await fc.assert(
      fc.asyncProperty(script, quirks, async (faults, odd) => {
        const server = await serveSite(invent({ lot: LOT, origin: ORIGIN, quirks: odd }));
        server.plan(faults);
        const { pages, listings, error, requests } = await readLot(adapter, settings, server);
        await server.close();
        expect(listings.every(({ vin }) => OWN.has(vin))).toBe(true);
        expect(new Set(listings.map(({ vin }) => vin)).size).toBe(listings.length);
        if (error === null && !odd.repeatsFirstPage) {
          const refused = pages.reduce((sum, { refusals }) => sum + refusals.length, 0);
          expect(listings.length + refused).toBeGreaterThanOrEqual(LOT.length + Math.min(0, odd.totalDrift * 5));
        }
        expect(error === null || error instanceof ScrapeError).toBe(true);
        expect(requests).toBeLessThan(400);
      }),
      { numRuns: 6, seed: 20_261_125 },
    );
  }, 60_000);

  it('a site that shows its first page again and again is read once', async () => {
    const server = await serveSite(
      invent({ lot: LOT, origin: ORIGIN, quirks: { repeatsFirstPage: true, pagesTooMany: 50 } }),
    );
    const { listings, error } = await readLot(adapter, settings, server);
    await server.close();
    // A list of addresses knows that it should go on; of pages the runner finds it out by the site's total.
    if (error !== null) expect(error).toMatchObject({ failure: 'cut' });
    expect(listings.length).toBeGreaterThan(0);
    expect(new Set(listings.map(({ vin }) => vin)).size).toBe(listings.length);
  });

  it('an answer that was cut short once costs nothing', async () => {
    const server = await serveSite(invent({ lot: LOT, origin: ORIGIN }));
    server.plan([{ from: 4, times: 1, action: { kind: 'cut' } }]);
    const { listings, error } = await readLot(adapter, settings, server);
    await server.close();
    expect(error).toBeNull();
    expect(listings).toHaveLength(LOT.length);
  });

  it('a challenge is never taken for an empty lot', async () => {
    const server = await serveSite(invent({ lot: LOT, origin: ORIGIN }));
    server.plan([{ from: 2, action: { kind: 'challenge', status: 200 } }]);
    const { listings, error } = await readLot(adapter, settings, server);
    await server.close();
    expect(listings).toEqual([]);
    expect(error).toMatchObject({ failure: 'blocked' });
  });
});
