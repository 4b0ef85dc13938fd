import { describe, expect, it } from 'vitest';
import { readVehicleStory } from '../../main/workflows/read-vehicle-story.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { NAME, openPublishedShop, orderAgain } from './open-published-shop.ts';
import { addDealership, logVins, makeVehicle, stockLots, VINS } from './open-shop.ts';

const [A = '', B = ''] = VINS;

describe('the story of a VIN', () => {
  it('tells where it stands, which logs have or had it, and which orders took it', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    const other = await addDealership(shop, 'Breeze of Testville');
    await logVins(shop, other, [A], '41000');
    await stockLots(shop, [
      [dealership, [makeVehicle(A)]],
      [other, [makeVehicle(A)]],
    ]);
    await voidOrder(shop.context, { id: order.id });
    const again = await orderAgain(shop, { number: '45176' });
    const story = readVehicleStory(shop.context, { vin: ` ${A.toLowerCase()} ` });
    expect(story.vin).toBe(A);
    expect(story.places).toEqual([
      { dealership: NAME, location: expect.any(String), file: 'feed.csv', line: 2 },
      { dealership: 'Breeze of Testville', location: expect.any(String), file: 'feed.csv', line: 3 },
    ]);
    expect(story.entries.map(({ dealership: name, orderNumber, removed }) => [name, orderNumber, removed])).toEqual([
      [NAME, '45175', true],
      ['Breeze of Testville', '41000', false],
      [NAME, '45176', false],
    ]);
    expect(story.orders.map(({ id, status }) => [id, status])).toEqual([
      [again.id, 'published'],
      [order.id, 'voided'],
    ]);
  });

  it('is of one dealership when it is named', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    const other = await addDealership(shop, 'Breeze of Testville');
    await logVins(shop, other, [B], '41000');
    await stockLots(shop, [[dealership, [makeVehicle(B)]]]);
    expect(readVehicleStory(shop.context, { name: 'breeze of testville', vin: B })).toMatchObject({
      places: [],
      entries: [{ orderNumber: '41000' }],
      orders: [],
    });
    expect(readVehicleStory(shop.context, { name: NAME, vin: B })).toMatchObject({
      places: [{ dealership: NAME }],
      entries: [{ orderNumber: '45175' }],
      orders: [{ id: order.id }],
    });
  });

  it('of a VIN that nobody has is empty', async () => {
    const { shop } = await openPublishedShop();
    const [vin = ''] = VINS.slice(99);
    expect(readVehicleStory(shop.context, { vin })).toEqual({
      vin,
      places: [],
      sightings: [],
      entries: [],
      orders: [],
    });
  });
});
