import { describe, expect, it } from 'vitest';
import { compareVehicle } from '../../main/workflows/compare-vehicle.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { saveInventory } from '../../main/workflows/save-inventory.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
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
        days: 22,
        orderedIn: null,
        excludedBecause: null,
        change: null,
        past: null,
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

describe('narrowing the inventory', () => {
  async function openFaceted() {
    const shop = await openShop();
    const honda = await addDealership(shop, 'Serra Honda');
    const [first = '', second = '', third = '', fourth = ''] = VINS;
    await stockLots(shop, [
      [
        honda,
        [
          makeVehicle(first, { condition: 'po' }),
          makeVehicle(second, { lotStatus: 'in-transit', url: null }),
          makeVehicle(third, { price: null, lotStatus: '' }),
        ],
      ],
      [null, [makeVehicle(fourth, { location: 'Nobody', condition: 'po' })]],
    ]);
    await logVins(shop, honda, [first]);
    return shop;
  }

  it.each([
    ['a condition', { condition: 'po' }, [0, 3]],
    ['being off the lot, as orders judge it', { lot: 'off' }, [1]],
    ['being on the lot, without a status too', { lot: 'on' }, [0, 2, 3]],
    ['a missing page', { missingUrl: true }, [1]],
    ['a missing price', { missingPrice: true }, [2]],
    ['not being in the VIN log', { notOrdered: true }, [1, 2, 3]],
    ['several of them together', { notOrdered: true, lot: 'on', dealership: 'Serra Honda' }, [2]],
    ['nothing when a facet is off', { missingUrl: false, notOrdered: false }, [0, 1, 2, 3]],
  ] as const)('finds by %s', async (_what, input, found) => {
    const { context } = await openFaceted();
    const { total, vehicles } = listInventory(context, input);
    expect(vehicles.map(({ vin }) => VINS.indexOf(vin))).toEqual(found);
    expect(total).toBe(found.length);
  });

  it('saves what was found as a table, or as VINs to paste', async () => {
    const { context } = await openFaceted();
    const table = saveInventory(context, { dealership: 'Serra Honda', condition: 'po', as: 'csv' });
    expect(table).toMatchObject({ fileName: 'Inventory_of_Serra_Honda.csv', rows: 1 });
    expect(table.text.split('\r\n')).toEqual([
      'Dealership,VIN,Stock,Condition,Lot status,Year,Make,Model,Trim,Color,Price,MSRP,In stock since,URL',
      `Serra Honda,${VINS[0]},S${VINS[0]?.slice(-5)},po,In Stock,2026,Zephyr,Breeze,GT,Red,22500,24100,2026-11-01,https://dealer.example/${VINS[0]}`,
      '',
    ]);
    expect(saveInventory(context, { condition: 'po', as: 'vins' })).toEqual({
      fileName: 'Inventory.txt',
      text: `${VINS[0]}\n${VINS[3]}`,
      rows: 2,
    });
  });

  it('sets the row of the file beside the vehicle', async () => {
    const { context } = await openFaceted();
    context.writer.prepare("UPDATE raw_vehicle_data SET status = 'IN-TRANSIT ' WHERE vin = ?").run(VINS[1]);
    const { rows } = compareVehicle(context, { vin: VINS[1]?.toLowerCase() ?? '' });
    expect(rows).toMatchObject([
      {
        dealership: 'Serra Honda',
        file: 'feed.csv',
        line: 3,
        cells: { vin: VINS[1], status: 'IN-TRANSIT ', price: null },
        vehicle: { vin: VINS[1], lotStatus: 'in-transit', price: 22500 },
      },
    ]);
    expect(compareVehicle(context, { vin: 'nowhere' })).toEqual({ rows: [] });
  });
});
