import { describe, expect, it } from 'vitest';
import { changeLotStatuses, previewLotStatuses, readLotStatuses } from '../../main/workflows/lot-statuses.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

/** Two cars at the port, one in transit (which is off the lot) and one in stock. */
async function openPort(): Promise<Shop> {
  const shop = await openShop();
  const dealership = await addDealership(shop, 'Alpha Motors');
  await logVins(shop, dealership, VINS.slice(200, 201));
  const statuses = ['At Port', 'at-port', 'In Transit', 'In Stock'];
  await stockLots(shop, [
    [dealership, statuses.map((lotStatus, index) => makeVehicle(VINS[index] ?? '', { lotStatus }))],
  ]);
  return shop;
}

describe('the table of lot statuses', () => {
  it('counts the vehicles of each, whatever their spelling', async () => {
    expect(readLotStatuses((await openPort()).context)).toEqual({
      offTheLot: [{ status: 'In Transit', vehicles: 1 }],
      onTheLot: [
        { status: 'At Port', vehicles: 2 },
        { status: 'In Stock', vehicles: 1 },
      ],
    });
  });

  it('shows what a change means before it is made', async () => {
    const shop = await openPort();
    const preview = (add: string[], remove: string[]) => previewLotStatuses(shop.context, { add, remove }).effects;
    expect(preview(['AT PORT'], [])).toEqual([{ dealership: 'Alpha Motors', before: 3, after: 1 }]);
    expect(preview([], ['in transit'])).toEqual([{ dealership: 'Alpha Motors', before: 3, after: 4 }]);
    expect(preview(['Sold'], [])).toEqual([]);
    expect(readLotStatuses(shop.context).offTheLot).toHaveLength(1);
  });

  it('counts from the next order on, and a change is taken back exactly', async () => {
    const shop = await openPort();
    const before = readLotStatuses(shop.context);
    const { undo } = await changeLotStatuses(shop.context, { add: ['At Port', 'At  port'], remove: ['in transit'] });
    const ordered = await orderDealerships(shop.context, { type: 'cao', names: ['Alpha Motors'], dryRun: true });
    expect(ordered.orders[0]?.vehicles.map(({ lotStatus }) => lotStatus)).toEqual(['In Transit', 'In Stock']);
    expect(undo).toEqual({ add: ['In Transit'], remove: ['At Port'] });
    expect((await changeLotStatuses(shop.context, undo)).table).toEqual(before);
  });

  it('never takes a blank status: that is on the lot', async () => {
    const shop = await openPort();
    const problem = await problemOf(() => changeLotStatuses(shop.context, { add: [' - '], remove: [] }));
    expect(problem?.code).toBe('wrong-lot-status');
  });
});
