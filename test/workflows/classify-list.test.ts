import { describe, expect, it } from 'vitest';
import { classifyList } from '../../main/workflows/classify-list.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';

const NAME = 'Zephyr of Testville';
const [HERE = '', LOGGED = '', TRANSIT = '', ELSEWHERE = '', NOWHERE = ''] = VINS;

async function openLists(): Promise<Shop> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  const other = await addDealership(shop, 'Breeze of Testville');
  await logVins(shop, dealership, [LOGGED], '42810');
  await stockLots(shop, [
    [
      dealership,
      [
        makeVehicle(HERE, { stock: 'Z1234', fullName: '2026 Zephyr Breeze' }),
        makeVehicle(LOGGED),
        makeVehicle(TRANSIT, { lotStatus: 'In Transit' }),
      ],
    ],
    [other, [makeVehicle(ELSEWHERE)]],
    [null, [makeVehicle(NOWHERE, { location: 'Unknown lot' })]],
  ]);
  return shop;
}

describe('classifying a pasted list', () => {
  it.each([
    ['a stock number, case aside', 'z1234', { outcome: 'stock', vin: HERE, fullName: '2026 Zephyr Breeze' }],
    ['a VIN that was ordered before', LOGGED, { outcome: 'vin', vin: LOGGED, alreadyOrderedIn: '42810' }],
    ['a VIN that a rule would hold back', TRANSIT, { outcome: 'vin', heldBackBecause: 'In Transit is off the lot.' }],
    ['a VIN of another dealership', ELSEWHERE, { outcome: 'vin', otherDealership: 'Breeze of Testville' }],
    ['a mistyped VIN', `${HERE.slice(0, -1)}O`, { outcome: 'invalid', suggestion: `${HERE.slice(0, -1)}0` }],
    ['a stock number that nobody has', 'Q9999', { outcome: 'unknown-stock' }],
  ])('knows %s', async (_name, text, entry) => {
    const { context } = await openLists();
    expect(classifyList(context, { name: NAME, text }).entries).toMatchObject([entry]);
  });

  it('says no more of a VIN than is known', async () => {
    const { context } = await openLists();
    expect(classifyList(context, { name: NAME, text: NOWHERE }).entries).toEqual([
      { input: NOWHERE, outcome: 'vin', vin: NOWHERE },
    ]);
  });

  it('counts everything that was pasted, and takes what an order would take', async () => {
    const { context } = await openLists();
    const text = `Hello Bob, please make these today:\nUSED - ${HERE}\n${LOGGED}, Z1234\n${ELSEWHERE}\nThanks!`;
    const { entries, counts } = classifyList(context, { name: NAME, text });
    expect(counts).toMatchObject({ vin: 3, stock: 0, duplicate: 1, invalid: 0 });
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(entries.length);
    const { order } = await prepareOrder(context, { name: NAME, type: 'list', text });
    expect(order.entries.map(({ input, outcome }) => [input, outcome])).toEqual(
      entries.map(({ input, outcome }) => [input, outcome]),
    );
  });

  it('needs no rules that can be followed', async () => {
    const { context } = await openLists();
    context.writer.exec(
      `UPDATE dealership_configs SET filtering_rules = json_set(filtering_rules, '$.vehicleTypes', json('[]'))`,
    );
    expect(classifyList(context, { name: NAME, text: TRANSIT }).entries).toEqual([
      { input: TRANSIT, outcome: 'vin', vin: TRANSIT, fullName: '2026 Zephyr Breeze GT' },
    ]);
  });
});
