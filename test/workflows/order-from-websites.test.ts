import { describe, expect, it } from 'vitest';
import { judgeFreshness } from '../../main/core/scraping.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { runScrapers } from '../../main/workflows/run-scrapers.ts';
import { inTurn, say } from '../scraping/serve-faults.ts';
import { makeLot, shelve } from '../scraping/shelf-adapter.ts';
import { addWebsites, openScraping } from './open-scraping.ts';
import { openShop } from './open-shop.ts';

const HOUR = 3_600_000;

describe('an order of vehicles that come from websites', () => {
  it('warns when its own dealership is stale, although another one was read just now', async () => {
    const shop = await openShop();
    const { routes } = await addWebsites(shop, {
      A: inTurn(shelve(makeLot(3)), say('', 'text/plain', 503)),
      B: shelve(makeLot(3, 100)),
    });
    const scraping = openScraping(shop, routes);
    await runScrapers(scraping.context, { all: true });
    const later = shop.with({ now: () => new Date(shop.context.now().getTime() + 51 * HOUR) });
    await runScrapers(scraping.with({ now: later.now }), { all: true });
    const { dealerships } = listDealerships(later);
    expect(dealerships.map(({ name, freshness, dataFrom }) => [name, freshness, dataFrom])).toEqual([
      ['A', 'stale', shop.context.now().toISOString()],
      ['B', 'fresh', later.now().toISOString()],
    ]);
    const { orders } = await orderDealerships(later, { type: 'cao', names: ['A', 'B'], dryRun: true });
    const warned = orders.map(({ warnings }) => warnings.map(({ code }) => code));
    expect(warned[0]).toEqual(expect.arrayContaining(['stale-inventory', 'website-failed']));
    expect(warned[1]).not.toContain('stale-inventory');
    expect(warned[1]).not.toContain('website-failed');
  });

  it('says that newer vehicles wait to be taken', async () => {
    const shop = await openShop();
    const { routes } = await addWebsites(shop, { A: inTurn(shelve(makeLot(10)), shelve(makeLot(4))) });
    const scraping = openScraping(shop, routes);
    await runScrapers(scraping.context, { all: true });
    await runScrapers(scraping.context, { all: true });
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: ['A'], dryRun: true });
    expect(orders[0]?.warnings.map(({ message }) => message)).toContain(
      '4 newer vehicles of its website wait to be taken (suspicious). These vehicles are from before.',
    );
  });
});

describe('vehicles', () => {
  it.each([
    [0, 'fresh'],
    [25.9, 'fresh'],
    [26, 'ageing'],
    [49.9, 'ageing'],
    [50, 'stale'],
  ] as const)('that were read %f hours ago are %s', (hours, freshness) =>
    expect(judgeFreshness(hours)).toBe(freshness),
  );
});
