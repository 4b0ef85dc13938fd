import { describe, expect, it } from 'vitest';
import { explainVin } from '../../main/workflows/explain-vin.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';

const NAME = 'Zephyr of Testville';
const [NEW = '', TRANSIT = '', LOGGED = '', ELSEWHERE = '', NOWHERE = '', UNMAPPED = ''] = VINS;
const BAD = NOWHERE.replace(/.$/, 'O');

async function openAskedShop(): Promise<Shop> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME, { rules: { minYear: 2027 } });
  const other = await addDealership(shop, 'Other Motors');
  await logVins(shop, dealership, [LOGGED, NOWHERE], '44017');
  const importId = await stockLots(shop, [
    [
      dealership,
      [
        makeVehicle(NEW, { year: 2027 }),
        makeVehicle(TRANSIT, { lotStatus: 'In Transit' }),
        makeVehicle(LOGGED, { year: 2027 }),
      ],
    ],
    [other, [makeVehicle(ELSEWHERE)]],
    [null, [makeVehicle(UNMAPPED, { location: 'Zefir' })]],
  ]);
  shop.context.writer
    .prepare(
      "INSERT INTO import_refusals (import_id, file, line, vin, code, message) VALUES (?, 'feed.csv', 99, ?, 'x', ?)",
    )
    .run(importId, BAD.toLowerCase(), 'A VIN has no O.');
  return shop;
}

describe('why a VIN is, or is not, in the next CAO order', () => {
  it('walks a vehicle of the inventory through every step', async () => {
    const shop = await openAskedShop();
    const { verdict, steps } = explainVin(shop.context, { name: NAME, vin: ` ${NEW.toLowerCase()} ` });
    expect(verdict).toBe('New: it will be in the next CAO order.');
    expect(steps[0]).toEqual({
      step: 'feed',
      passed: true,
      value: 'feed.csv, line 2',
      message: 'It is in the active inventory: feed.csv, line 2.',
    });
    expect(steps.at(-1)).toMatchObject({ step: 'vin-log', passed: true });
    expect(steps.every(({ passed }) => passed)).toBe(true);
    expect(new Set(steps.map(({ step }) => step))).toEqual(
      new Set([
        'feed',
        'excluded',
        'condition',
        'on-the-lot',
        'stock',
        'price',
        'keywords',
        'make',
        'year',
        'seasoning',
        'vin-log',
      ]),
    );
  });

  it('names the first rule that holds it back, and shows the later ones too', async () => {
    const shop = await openAskedShop();
    const { verdict, steps } = explainVin(shop.context, { name: NAME, vin: TRANSIT });
    expect(verdict).toBe('Held back: In Transit is off the lot.');
    expect(steps.filter(({ passed }) => !passed).map(({ step }) => step)).toEqual(['on-the-lot', 'year']);
  });

  it.each([
    ['the order that took it', LOGGED, /^Already ordered: It was taken by order 44017 \(legacy\)\.$/],
    ['the other dealership where it stands', ELSEWHERE, /^Not in the active inventory.* It stands at Other Motors/],
    ['the location that nobody owns', UNMAPPED, /under the location "Zefir", which belongs to no dealership/],
    ['the line that was refused', BAD, /feed\.csv, line 99\): A VIN has no O\./],
    ['that no file has it', NOWHERE, /^Not in the active inventory of Zephyr of Testville: No file/],
    ['that it is no VIN', 'ABC', /It is not a VIN/],
  ])('names %s', async (_case, vin, verdict) => {
    const shop = await openAskedShop();
    expect(explainVin(shop.context, { name: NAME, vin }).verdict).toMatch(verdict);
  });

  it('names the order that took a vehicle which has left the inventory', async () => {
    const shop = await openAskedShop();
    expect(explainVin(shop.context, { name: NAME, vin: NOWHERE }).steps).toMatchObject([
      { step: 'feed', passed: false },
      { step: 'vin-log', passed: false, value: '44017' },
    ]);
  });

  it('says that there is no inventory at all', async () => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    expect(explainVin(shop.context, { name: NAME, vin: NEW }).verdict).toMatch(/There is no active import\.$/);
  });
});
