import { describe, expect, it } from 'vitest';
import { previewRunSheet } from '../../main/workflows/preview-run-sheet.ts';
import { addDealership, listVisible, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';

const [A = '', B = '', C = '', D = ''] = VINS;

describe('the run sheet', () => {
  it("shows each due dealership's numbers, which add up, and writes nothing", async () => {
    const shop = await openShop();
    const alpha = await addDealership(shop, 'Alpha Motors', { schedule: ['mon'] });
    await addDealership(shop, 'Beta Motors', { schedule: ['mon'], orderType: 'list' });
    await addDealership(shop, 'Gamma Motors', { schedule: ['tue'] });
    await addDealership(shop, 'Sleeping Motors', { schedule: ['mon'], isActive: false });
    await logVins(shop, alpha, [C]);
    await stockLots(shop, [
      [
        alpha,
        [
          makeVehicle(A),
          makeVehicle(B, { condition: 'cpo' }),
          makeVehicle(C),
          makeVehicle(D, { lotStatus: 'In Transit' }),
        ],
      ],
    ]);

    const { day, asOf, rows } = previewRunSheet(shop.context, {});

    expect([day, asOf]).toEqual(['mon', '2026-11-23']);
    expect(rows.map(({ dealership, type }) => [dealership, type])).toEqual([
      ['Alpha Motors', 'cao'],
      ['Beta Motors', 'list'],
    ]);
    expect(rows[0]).toMatchObject({
      feed: 4,
      new: 2,
      conditions: { new: 1, po: 0, cpo: 1, unknown: 0 },
      heldBack: 1,
      alreadyOrdered: 1,
      warnings: [],
    });
    expect(rows[0]?.funnel.at(-1)).toEqual({ step: 'vin-log', remaining: 2 });
    expect(rows[1]).toMatchObject({ feed: 0, new: 0, warnings: [{ code: 'not-in-feed' }] });
    expect(listVisible(shop.orders)).toEqual([]);
  });

  it('shows the dealerships that were named, and keeps one that cannot be counted to itself', async () => {
    const shop = await openShop();
    const alpha = await addDealership(shop, 'Alpha Motors');
    const beta = await addDealership(shop, 'Beta Motors');
    await logVins(shop, beta, [C]);
    await stockLots(shop, [[beta, [makeVehicle(A)]]]);
    shop.context.writer.exec(`DROP TABLE ${alpha.vinLogTable}`);
    const { rows } = previewRunSheet(shop.context, { names: ['Alpha Motors', 'beta motors'] });
    expect(rows).toMatchObject([
      { dealership: 'Alpha Motors', new: 0, problem: { code: 'unexpected' } },
      { dealership: 'Beta Motors', new: 1 },
    ]);
  });

  it('takes the weekday of the day given', async () => {
    const shop = await openShop();
    await addDealership(shop, 'Gamma Motors', { schedule: ['tue'] });
    expect(previewRunSheet(shop.context, { asOf: '2026-11-24' }).rows).toMatchObject([{ dealership: 'Gamma Motors' }]);
  });
});
