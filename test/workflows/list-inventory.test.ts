import { describe, expect, it } from 'vitest';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { addDealership, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

async function openStocked() {
  const shop = await openShop();
  const honda = await addDealership(shop, 'Serra Honda', { aliases: ['Serra'] });
  const [first = '', second = '', third = '', fourth = ''] = VINS;
  await stockLots(shop, [
    [
      honda,
      [
        makeVehicle(first, { model: 'Civic', make: 'Honda', fullName: '2024 Honda Civic Sport' }),
        makeVehicle(second, { stock: null }),
      ],
    ],
    [null, [makeVehicle(third, { location: 'Nobody' }), makeVehicle(fourth, { location: 'Nobody', stock: '100%' })]],
  ]);
  const list = (input: Parameters<typeof listInventory>[1] = {}) => {
    const { total, vehicles } = listInventory(shop.context, input);
    return [total, ...vehicles.map(({ vin }) => VINS.indexOf(vin))];
  };
  return { shop, list };
}

describe('listing the inventory', () => {
  it('gives every vehicle of the active import, in file order, with its place', async () => {
    const { shop, list } = await openStocked();
    expect(list()).toEqual([4, 0, 1, 2, 3]);
    expect(listInventory(shop.context, { limit: 1 }).vehicles).toEqual([
      {
        ...makeVehicle(VINS[0] ?? '', { model: 'Civic', make: 'Honda', fullName: '2024 Honda Civic Sport' }),
        dealership: 'Serra Honda',
        file: 'feed.csv',
        line: 2,
      },
    ]);
  });

  it('is empty before the first import', async () => {
    expect(listInventory((await openShop()).context, {})).toEqual({ total: 0, vehicles: [] });
  });

  it('goes page by page and still says how many there are', async () => {
    const { list } = await openStocked();
    expect(list({ limit: 2, offset: 1 })).toEqual([4, 1, 2]);
    expect(list({ limit: 0 })).toEqual([4]);
    expect(list({ offset: 3 })).toEqual([4, 3]);
  });

  it('finds a dealership by any of its names and refuses one that it does not know', async () => {
    const { list } = await openStocked();
    expect(list({ dealership: 'SERRA' })).toEqual([2, 0, 1]);
    expect(await problemOf(() => list({ dealership: 'Nobody' }))).toMatchObject({ code: 'unknown-dealership' });
  });

  it.each([
    ['the end of a VIN', VINS[2]?.slice(-6).toLowerCase() ?? '', [1, 2]],
    ['a stock number', `s${VINS[0]?.slice(-5)}`, [1, 0]],
    ['make and model', ' honda  CIVIC ', [1, 0]],
    ['what is in no one vehicle together', 'civic breeze', [0]],
    ['what SQL would take for a pattern', '100%', [1, 3]],
    ['what SQL would take for any character', '_', [0]],
    ['nothing', '  ', [4, 0, 1, 2, 3]],
  ])('searches for %s', async (_what, search, found) => {
    const { list } = await openStocked();
    expect(list({ search })).toEqual(found);
  });
});
