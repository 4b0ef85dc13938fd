import { describe, expect, it } from 'vitest';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { fillOrderNumbers } from '../../main/workflows/fill-order-numbers.ts';
import { openRunSheet } from '../../main/workflows/open-run-sheet.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { proposeOrderNumber } from '../../main/workflows/order-number-series.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAMES = ['Alpha Motors', 'Beta Motors', 'Gamma Motors'];

/** Three dealerships that are due today with a new vehicle each, and a series that begins with 45175. */
async function openSeries(next: string | null = '45175'): Promise<Shop> {
  const shop = await openShop();
  const lots = [];
  for (const [index, name] of NAMES.entries()) {
    const dealership = await addDealership(shop, name, { schedule: ['mon'] });
    await logVins(shop, dealership, VINS.slice(200, 201), '44000');
    lots.push([dealership, VINS.slice(index, index + 1).map((vin) => makeVehicle(vin))] as const);
  }
  await stockLots(shop, lots);
  await changeSettings(shop.context, { patch: { orderNumbers: { next } } });
  return shop;
}

const propose = (shop: Shop) => proposeOrderNumber(shop.context).number;
const numbersOf = (orders: readonly { readonly number: string | null }[]) => orders.map(({ number }) => number);

describe("the shop's series of order numbers", () => {
  it('gives nothing until it is switched on', async () => {
    const shop = await openSeries(null);
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: NAMES });
    expect([propose(shop), numbersOf(orders)]).toEqual([null, [null, null, null]]);
  });

  it('numbers every order that has no number, through whichever door', async () => {
    const shop = await openSeries();
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: NAMES });
    expect(numbersOf(orders)).toEqual(['45175', '45176', '45177']);
    expect(propose(shop)).toBe('45178');
  });

  it('numbers the rows of the day that have none', async () => {
    const shop = await openSeries();
    const { rows } = await openRunSheet(shop.context, {});
    await changeRunSheetRow(shop.context, { id: rows[1]?.id ?? 0, number: '50000' });
    const { orders } = await runOrders(shop.context, { ids: rows.map(({ id }) => id) });
    expect(numbersOf(orders)).toEqual(['45175', '50000', '45176']);
  });

  it('fills the sheet down from a row without a number', async () => {
    const shop = await openSeries();
    const { rows } = await openRunSheet(shop.context, {});
    const filled = await fillOrderNumbers(shop.context, { id: rows[0]?.id ?? 0 });
    expect(numbersOf(filled.rows)).toEqual(['45175', '45176', '45177']);
    expect(propose(shop)).toBe('45178');
  });

  it('never gives a number again, even when nobody has it any more', async () => {
    const shop = await openSeries();
    const { rows } = await openRunSheet(shop.context, {});
    const [first] = rows;
    await changeRunSheetRow(shop.context, { id: first?.id ?? 0, number: '45175' });
    await changeRunSheetRow(shop.context, { id: first?.id ?? 0, number: null });
    expect(propose(shop)).toBe('45176');
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: NAMES.slice(1, 2) });
    await voidOrder(shop.context, { id: orders[0]?.id ?? 0 });
    expect(propose(shop)).toBe('45177');
  });

  it('steps over what was used by hand or stands in a VIN log', async () => {
    const shop = await openSeries('44000');
    const { rows } = await openRunSheet(shop.context, {});
    await changeRunSheetRow(shop.context, { id: rows[0]?.id ?? 0, number: '44001' });
    expect(propose(shop)).toBe('44002');
  });

  it('is not used up by practice', async () => {
    const shop = await openSeries();
    await orderDealerships(shop.context, { type: 'cao', names: NAMES, practice: true });
    expect(propose(shop)).toBe('45175');
  });

  it('has to begin with a number that can be counted on', async () => {
    const shop = await openSeries();
    const problem = await problemOf(() => changeSettings(shop.context, { patch: { orderNumbers: { next: 'A' } } }));
    expect(problem?.code).toBe('wrong-order-number');
    expect(propose(shop)).toBe('45175');
  });
});
