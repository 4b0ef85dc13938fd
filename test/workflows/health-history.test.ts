import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { doDailyChores } from '../../main/workflows/do-daily-chores.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listBackups } from '../../main/workflows/list-backups.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { readHealthHistory } from '../../main/workflows/read-health-history.ts';
import { recordCalls, recordHealth } from '../../main/workflows/record-health.ts';
import { addDealership, logVins, openShop, type Shop, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { linesOf, writeFeed } from './write-feed.ts';

const day = (date: number, hour = 12) => ({ now: () => new Date(2026, 10, date, hour) });

async function openShopWithFeed(): Promise<Shop> {
  const shop = await openShop();
  const dealership = await addDealership(shop, 'Serra Honda');
  await addDealership(shop, 'Nothing Motors');
  await logVins(shop, dealership, VINS.slice(200, 201));
  const path = writeFeed(shop, 'feed.csv', linesOf('Serra Honda', [1, 2]));
  await importInventory(shop.with(day(20)), { files: [{ path }] });
  return shop;
}

describe('the history of health', () => {
  it('has nothing where nothing was recorded', async () => {
    const { days, freshness } = readHealthHistory((await openShop()).context, { days: 3 });
    expect(days.map(({ date, databaseBytes, orders }) => [date, databaseBytes, orders])).toEqual([
      ['2026-11-21', null, 0],
      ['2026-11-22', null, 0],
      ['2026-11-23', null, 0],
    ]);
    expect(freshness).toEqual([]);
  });

  it('has the figures of each day on which they were recorded', async () => {
    const shop = await openShopWithFeed();
    await recordHealth(shop.with(day(21)));
    await recordHealth(shop.with(day(22, 9)));
    await recordHealth(shop.with(day(22, 18)));
    const { days, freshness } = readHealthHistory(shop.context, { days: 4 });
    expect(days.map(({ databaseBytes }) => databaseBytes !== null)).toEqual([false, true, true, false]);
    expect(days.map(({ importsLoaded }) => importsLoaded)).toEqual([1, 0, 0, 0]);
    expect(freshness).toEqual([{ dealership: 'Serra Honda', hours: [null, 24, 54, null] }]);
  });

  it('counts the imports that failed, and loses none when imports are deleted', async () => {
    const shop = await openShopWithFeed();
    const path = writeFeed(shop, 'bad.csv', [{ vin: 'x', location: 'y' }]);
    expect(await problemOf(() => importInventory(shop.context, { files: [{ path }] }))).toBeDefined();
    await recordHealth(shop.context);
    shop.context.writer.exec("DELETE FROM scraper_imports WHERE status = 'failed'");
    await recordHealth(shop.context);
    expect(readHealthHistory(shop.context, { days: 1 }).days).toMatchObject([{ importsFailed: 1, importsLoaded: 0 }]);
  });

  it('says how long the orders of a day took', async () => {
    const shop = await openShopWithFeed();
    let clock = new Date(2026, 10, 23, 12).getTime();
    const ticking = shop.with({
      now() {
        clock += 10;
        return new Date(clock);
      },
    });
    const { orders } = await orderDealerships(ticking, { type: 'cao', names: ['Serra Honda'] });
    expect(orders[0]?.status).toBe('published');
    const [today] = readHealthHistory(shop.context, { days: 1 }).days;
    expect(today?.orders).toBe(1);
    expect(today?.orderMilliseconds).toBeGreaterThan(0);
  });

  it('adds up what the engine counted', async () => {
    const shop = await openShopWithFeed();
    await recordCalls(shop.context, { calls: 3, refused: 1, unforeseen: 0 });
    await recordCalls(shop.context, { calls: 2, refused: 0, unforeseen: 1 });
    const [today] = readHealthHistory(shop.context, { days: 1 }).days;
    expect(today).toMatchObject({ calls: 5, refused: 1, unforeseen: 1 });
  });
});

describe('the daily chores', () => {
  it('make the backup of the day once, and record the figures', async () => {
    const shop = await openShopWithFeed();
    const tomorrow = shop.with(day(25));
    await doDailyChores(tomorrow);
    await doDailyChores(tomorrow);
    expect(listBackups(shop.context).backups.filter(({ file }) => file.endsWith('-daily.db'))).toHaveLength(1);
    expect(readHealthHistory(tomorrow, { days: 1 }).days[0]?.backupBytes).toBeGreaterThan(0);
  });

  it('delete old imports only when the operator wants that', async () => {
    const shop = await openShopWithFeed();
    const path = writeFeed(shop, 'feed.csv', linesOf('Serra Honda', [1, 2, 3]));
    await importInventory(shop.with(day(21)), { files: [{ path }] });
    await importInventory(shop.with(day(22)), { files: [{ path }] });
    const later = shop.with({ now: () => new Date(2027, 0, 10) });
    await doDailyChores(later);
    expect(listImports(shop.context).imports).toHaveLength(3);
    await changeSettings(shop.context, { patch: { retention: { importDays: 30, orderDays: 30 } } });
    await doDailyChores(later);
    expect(listImports(shop.context).imports.map(({ status }) => status)).toEqual(['active', 'archived']);
  });

  it('go on when one of them fails', async () => {
    const shop = await openShopWithFeed();
    shop.context.writer.exec('DROP TABLE health_samples');
    await doDailyChores(shop.with(day(25)));
    expect(shop.messages.some((message) => message.startsWith('The figures of the day failed'))).toBe(true);
  });
});
