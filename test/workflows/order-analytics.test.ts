import { describe, expect, it } from 'vitest';
import { analyzeOrders, countWeeks } from '../../main/core/order-analytics.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { prepareSingleOrder } from '../../main/workflows/prepare-single-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { readOrderAnalytics } from '../../main/workflows/read-order-analytics.ts';
import { saveOrderAnalytics } from '../../main/workflows/save-order-analytics.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { addDealership, logVins, openShop, type Shop, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { type FeedLine, linesOf, writeFeed } from './write-feed.ts';

const HONDA = 'Serra Honda';
const FORD = 'Weber Ford';
const PERIOD = { from: '2026-11-02', to: '2026-11-29' };

/** Noon of a day of November, on the operator's wall. */
function on(shop: Shop, day: number) {
  return shop.with({ now: () => new Date(2026, 10, day, 12) });
}

function load(shop: Shop, day: number, lines: readonly FeedLine[]) {
  const files = [{ path: writeFeed(shop, 'feed.csv', lines) }];
  return importInventory(on(shop, day), { files, yes: true });
}

async function order(shop: Shop, day: number, name: string, number: string, practice = false): Promise<number> {
  const context = on(shop, day);
  const prepared = await prepareSingleOrder(context, { name, type: 'cao', number });
  const id = prepared.order?.id ?? 0;
  await publishOrder(context, { id, yes: true, practice });
  return id;
}

/** Three weeks of work: two dealerships, one order voided, one practised. */
async function openWorked(): Promise<Shop> {
  const shop = await openShop();
  const honda = await addDealership(shop, HONDA);
  await addDealership(shop, FORD);
  await logVins(shop, honda, [VINS[99] ?? '']);
  await load(shop, 2, [
    ...linesOf(HONDA, [1, 2]),
    { vin: 3, location: HONDA, Type: 'Certified Used' },
    { vin: 20, location: FORD, Type: 'New' },
  ]);
  await order(shop, 3, HONDA, '45001');
  await load(shop, 9, [...linesOf(HONDA, [1, 2, 4, 5]), { vin: 20, location: FORD, Type: 'New' }]);
  await order(shop, 12, HONDA, '45002');
  await voidOrder(on(shop, 12), { id: await order(shop, 12, FORD, '45003') });
  await load(shop, 16, [...linesOf(HONDA, [1, 2, 4, 5]), ...linesOf(FORD, [20, 21])]);
  await order(shop, 16, FORD, '45004', true);
  await order(shop, 29, FORD, '45005');
  return shop;
}

describe('what the orders of a period come to', () => {
  it('is summed up by week, by dealership, and by how long vehicles waited', async () => {
    const { context } = await openWorked();
    const { total, weeks, dealerships, waits } = readOrderAnalytics(context, PERIOD);
    expect(total).toEqual({
      orders: 3,
      vehicles: 7,
      new: 0,
      po: 6,
      cpo: 1,
      duplicates: 2,
      medianDays: 3,
      timed: 3,
    });
    expect(weeks.map(({ week, orders, vehicles, duplicates }) => [week, orders, vehicles, duplicates])).toEqual([
      ['2026-11-02', 1, 3, 0],
      ['2026-11-09', 1, 2, 2],
      ['2026-11-16', 0, 0, 0],
      ['2026-11-23', 1, 2, 0],
    ]);
    expect(dealerships).toMatchObject([
      { dealership: HONDA, orders: 2, vehicles: 5, cpo: 1, medianDays: 3, timed: 2 },
      { dealership: FORD, orders: 1, vehicles: 2, medianDays: 13, timed: 1 },
    ]);
    expect(waits.filter(({ vehicles }) => vehicles > 0)).toEqual([
      { days: '2 to 3', vehicles: 2 },
      { days: '8 to 14', vehicles: 1 },
    ]);
  });

  it('is of one dealership, and of the days of the period alone', async () => {
    const { context } = await openWorked();
    expect(readOrderAnalytics(context, { ...PERIOD, name: 'serra honda' }).total).toMatchObject({ orders: 2 });
    expect(readOrderAnalytics(context, { from: '2026-11-04', to: '2026-11-12' }).total).toMatchObject({ orders: 1 });
    expect(readOrderAnalytics(context, { from: '2026-11-12', to: '2026-11-12' }).weeks).toMatchObject([
      { week: '2026-11-09', orders: 1 },
    ]);
  });

  it('is nothing where nothing was ordered', async () => {
    const { context } = await openShop();
    expect(readOrderAnalytics(context, { from: '2026-11-09', to: '2026-11-15' })).toMatchObject({
      total: { orders: 0, vehicles: 0, medianDays: null },
      weeks: [{ week: '2026-11-09', orders: 0 }],
      dealerships: [],
    });
  });

  it('is saved by week and by dealership', async () => {
    const { context } = await openWorked();
    const byWeek = saveOrderAnalytics(context, { ...PERIOD, by: 'week' });
    expect(byWeek).toMatchObject({ fileName: 'Orders_by_week_2026-11-02_to_2026-11-29.csv', rows: 4 });
    expect(byWeek.text.split('\r\n').slice(0, 3)).toEqual([
      'Week from,Orders,Vehicles,New,Pre-owned,Certified,Duplicates avoided,Median days to order,Vehicles with known days',
      '2026-11-02,1,3,0,2,1,0,,0',
      '2026-11-09,1,2,0,2,0,2,3,2',
    ]);
    expect(saveOrderAnalytics(context, { ...PERIOD, name: FORD, by: 'dealership' }).text).toContain('Weber Ford,1,2,');
  });

  it.each([
    [{ from: '2026-11-10', to: '2026-11-09' }, 'wrong-period'],
    [{ from: '1999-01-01', to: '2026-11-09' }, 'wrong-period'],
    [{ ...PERIOD, name: 'Nobody' }, 'unknown-dealership'],
  ])('of %j is refused', async (period, code) => {
    const { context } = await openShop();
    expect(await problemOf(() => readOrderAnalytics(context, period))).toMatchObject({ code });
  });
});

describe('the weeks of a period', () => {
  it.each([
    ['2026-11-23', '2026-11-29', 1],
    ['2026-11-29', '2026-11-30', 2],
    ['2025-12-29', '2026-01-04', 1],
    ['2026-11-30', '2026-11-29', 0],
  ])('from %s to %s are %i', (from, to, weeks) => {
    expect(countWeeks(from, to)).toBe(weeks);
  });

  it('have the median of all days, not of the medians', () => {
    const figures = { dealership: HONDA, week: '2026-11-02', vehicles: 2, new: 0, po: 0, cpo: 0, duplicates: 0 };
    const orders = [
      { ...figures, days: [0, 0, 0] },
      { ...figures, days: [9, 10] },
    ];
    expect(analyzeOrders(orders, []).total).toMatchObject({ medianDays: 0, timed: 5, orders: 2 });
    expect(analyzeOrders([{ ...figures, days: [3, 4] }], []).total.medianDays).toBe(3.5);
  });
});
