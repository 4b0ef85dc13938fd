import { describe, expect, it } from 'vitest';
import { judgeReading, measureListings } from '../../main/core/scrape-outcome.ts';
import type { Adapter } from '../../main/scraping/adapter.ts';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import { type ReadSiteOptions, readSite } from '../../main/scraping/read-site.ts';
import { makeClock, makeNetwork } from './polite-client.ts';
import { type Answer, inTurn, say, serveFaults } from './serve-faults.ts';
import { makeLot, SHELF, shelve } from './shelf-adapter.ts';

const LOT = makeLot(45);

async function read(cars: Answer, options: Partial<ReadSiteOptions> & { readonly adapter?: Adapter } = {}) {
  const server = await serveFaults({ '/cars': cars });
  const notes: string[] = [];
  const site = { host: 'dealer.example', adapter: options.adapter ?? SHELF, settings: {} };
  const reading = await readSite(site, {
    network: makeNetwork(server.origin, { clock: REAL_CLOCK }),
    browser: null,
    signal: new AbortController().signal,
    note: (line) => notes.push(line),
    ...options,
  });
  const verdict = judgeReading(reading.end, measureListings(reading.listings), { lastGood: null, inInventory: 0 });
  return { ...reading, ...verdict, notes, server };
}

/** An adapter that answers without a website. */
function withPages(pages: Adapter['pages'], change: Partial<Adapter> = {}): Adapter {
  return { ...SHELF, ...change, pages } as Adapter;
}

describe('the reading of a site', () => {
  it('takes every vehicle once, as the site says it', async () => {
    const seen: number[] = [];
    const reading = await read(shelve(LOT), { onPage: (_page, { vehicles }) => seen.push(vehicles) });
    expect(reading).toMatchObject({ outcome: 'ok', pages: 5, requests: 6, reportedTotal: 45 });
    expect(reading.listings).toEqual(LOT);
    expect(seen).toEqual([10, 20, 30, 40, 45]);
  });

  it.each([0, 1, 10, 11, 30])('ends well with %i vehicles', async (size) => {
    const reading = await read(shelve(makeLot(size)));
    expect(reading.listings).toHaveLength(size);
    expect(reading.outcome).toBe(size === 0 ? 'empty' : 'ok');
  });

  it('needs no totals', async () => {
    await expect(read(shelve(LOT, { total: null, pages: null }))).resolves.toMatchObject({
      outcome: 'ok',
      reportedTotal: null,
    });
  });

  it('is partial when the site reports more than it shows', async () => {
    const reading = await read(shelve(LOT, { total: 60 }));
    expect(reading).toMatchObject({ outcome: 'partial' });
    expect(reading.message).toBe(
      'Only 45 vehicles could be read. The site reports 60 vehicles (all); 15 of them were not on its pages.',
    );
  });

  it('lets a total drift a little while it is read', async () => {
    await expect(read(shelve(LOT, { total: 47 }))).resolves.toMatchObject({ outcome: 'ok' });
  });

  it('stops at a site that shows page 1 for every page', async () => {
    const first = shelve(LOT.slice(0, 10), { total: 45, pages: 5 });
    const repeating: Answer = (request, response, nth) => {
      request.url = '/cars?page=1';
      first(request, response, nth);
    };
    const reading = await read(repeating);
    expect(reading).toMatchObject({ outcome: 'partial', pages: 2 });
    expect(reading.message).toContain('same vehicles');
  });

  it('stops at a site that never ends', async () => {
    const endless: Answer = (_request, response, nth) => {
      const body = { total: 30, pages: null, cars: makeLot(10, nth * 10) };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const reading = await read(endless);
    expect(reading).toMatchObject({ outcome: 'partial', pages: 5 });
  });

  it('keeps what it has when the site stops answering, as partial', async () => {
    const reading = await read((request, response, nth) =>
      (nth < 3 ? shelve(LOT) : say('', 'text/plain', 500))(request, response, nth),
    );
    expect(reading).toMatchObject({ outcome: 'partial', pages: 2 });
    expect(reading.listings).toHaveLength(20);
  });

  it.each([
    ['gone', say('{}', 'application/json', 404)],
    ['changed', say('{"cars":', 'application/json')],
    ['changed', say('{"total":1,"pages":1,"cars":{"0":"x"}}', 'application/json')],
    ['blocked', say('<title>Access Denied</title><html>', 'text/html', 403)],
    ['failed', say('', 'text/plain', 503)],
  ] as const)('comes to %s', async (outcome, answer) => {
    await expect(read(answer)).resolves.toMatchObject({ outcome, listings: [] });
  });

  it('is blocked also when the site shuts the door half-way', async () => {
    const challenge = say('<title>Just a moment...</title><html>', 'text/html', 503);
    const reading = await read(inTurn(shelve(LOT), challenge));
    expect(reading).toMatchObject({ outcome: 'blocked' });
  });

  it('counts vehicles without a VIN, and a lot of nothing else as changed', async () => {
    const nameless = LOT.map((car) => ({ ...car, vin: '' }));
    const reading = await read(shelve(nameless));
    expect(reading.refusals).toEqual([{ reason: 'The VIN is missing.', count: 10 }]);
    const placeholders = makeLot(5).map((car, at) => ({ ...car, vin: `BUILD${at}` }));
    const other = await read(shelve(placeholders));
    const verdict = judgeReading(other.end, measureListings(other.listings), { lastGood: null, inInventory: 0 }, 5);
    expect(verdict.outcome).toBe('changed');
  });

  it('ends within its time although the adapter hangs', async () => {
    const clock = makeClock();
    const hanging = withPages(async function* () {
      await new Promise(() => undefined);
      yield* [];
    });
    const reading = await read(say(''), { adapter: hanging, network: makeNetwork('http://127.0.0.1:1', { clock }) });
    expect(reading).toMatchObject({ outcome: 'failed' });
    expect(reading.message).toContain('longer than the 5 minutes');
  });

  it('turns an adapter that breaks into an outcome and names the reason on the console', async () => {
    const broken = withPages(async function* () {
      yield* [];
      throw new TypeError('undefined is not a car');
    });
    const reading = await read(say(''), { adapter: broken });
    expect(reading).toMatchObject({ outcome: 'changed' });
    expect(reading.notes.join()).toContain('undefined is not a car');
  });

  it('says which setting is wrong instead of asking the site', async () => {
    const server = await serveFaults({});
    const reading = await readSite(
      { host: 'dealer.example', adapter: SHELF, settings: { pageSize: 'many' } },
      { network: makeNetwork(server.origin), browser: null, signal: new AbortController().signal },
    );
    expect(reading.end).toMatchObject({ kind: 'failed', message: expect.stringContaining('pageSize') });
    expect(server.seen).toEqual([]);
  });

  it('reads one page when a site is only tried', async () => {
    const reading = await read(shelve(LOT), { mostPages: 1 });
    expect(reading).toMatchObject({ outcome: 'ok', pages: 1, requests: 2 });
  });

  it('ends at a stop, at whichever request, also one that is never answered', async () => {
    for (const stopAt of [1, 2, 3, 4]) {
      const controller = new AbortController();
      const server = await serveFaults({
        '/cars': (request, response, nth) => {
          if (nth < stopAt) return shelve(LOT)(request, response, nth);
          setTimeout(() => controller.abort(), 5);
        },
      });
      const reading = await readSite(
        { host: 'dealer.example', adapter: SHELF, settings: {} },
        { network: makeNetwork(server.origin, { clock: REAL_CLOCK }), browser: null, signal: controller.signal },
      );
      expect(reading.end).toEqual({ kind: 'cancelled' });
    }
  });
});
