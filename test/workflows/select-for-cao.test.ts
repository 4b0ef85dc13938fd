import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dealership, Rules } from '../../main/core/dealership.ts';
import type { FeedColumn } from '../../main/core/feed-row.ts';
import { checkRules } from '../../main/core/rules.ts';
import type { Condition } from '../../main/core/vehicle.ts';
import { readCaoInventory } from '../../main/database/cao-inventory.ts';
import { readOffLotKeys } from '../../main/database/off-lot-statuses.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { selectForCao } from '../../main/workflows/compute-order.ts';
import { excludeFromCao } from '../../main/workflows/exclude-from-cao.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { readRunSheet } from '../../main/workflows/read-run-sheet.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';

const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(null, ...values);

const anyRules: fc.Arbitrary<Rules> = fc
  .record<Rules>({
    vehicleTypes: fc.constantFrom<Rules['vehicleTypes'][]>(['new'], ['used'], ['new', 'used']),
    priceRangeMin: maybe(5000, 20_000),
    priceRangeMax: maybe(22_000, 90_000),
    excludeKeywords: fc.subarray(['commercial', 'GT', 'S00001', 'fleet']),
    excludeMissingStock: fc.boolean(),
    excludeOffTheLot: fc.boolean(),
    excludeMissingPrice: fc.boolean(),
    requiredMakes: fc.subarray(['Zephyr', 'Honda']),
    minYear: maybe(2019, 2026),
    seasoningDays: fc.constantFrom(0, 1, 30),
  })
  .filter((rules) => checkRules(rules) === null);

/** Every tenth with a check digit that is wrong. */
const LOT = VINS.slice(0, 120).map((vin, number) => {
  const wrong = vin.charAt(8) === '1' ? '2' : '1';
  return number % 10 === 0 ? `${vin.slice(0, 8)}${wrong}${vin.slice(9)}` : vin;
});

/** A lot with something for every rule to hold back and to warn of, a third of it in the log. */
async function openLot(absentColumns: readonly FeedColumn[]) {
  const shop = await openShop();
  const dealership = await addDealership(shop, 'Zephyr of Testville');
  const vehicles = LOT.map((vin, number) =>
    makeVehicle(vin, {
      condition: (['new', 'po', 'cpo', 'unknown'] as const)[number % 4] ?? 'new',
      lotStatus: ['In Stock', 'In Transit', ''][number % 3] ?? '',
      stock: number % 5 === 0 ? null : `S${number}`,
      price: number % 7 === 0 ? null : 1000 * number,
      make: number % 2 === 0 ? 'Zephyr' : 'Honda',
      trim: number % 11 === 0 ? 'Commercial' : 'GT',
      year: number % 13 === 0 ? null : 2015 + (number % 12),
      inStockOn: number % 6 === 0 ? null : `2026-11-${String(1 + (number % 23)).padStart(2, '0')}`,
      fullName: number % 17 === 0 ? 'Fleet van' : '2026 Zephyr Breeze',
      ...(number % 4 === 0 && { url: null }),
    }),
  );
  await stockLots(shop, [[dealership, vehicles]], absentColumns);
  await logVins(
    shop,
    dealership,
    LOT.filter((_vin, number) => number % 3 === 1),
  );
  return { shop, dealership };
}

describe('a selection that reads no more than the rules look at', () => {
  it.each([[[]], [['price', 'status']], [['stock', 'dateInStock', 'year']]] as (readonly [readonly FeedColumn[]])[])(
    'finds what one over the whole inventory finds; absent from the file: %j',
    async (absentColumns) => {
      const { shop, dealership } = await openLot(absentColumns);
      const { reader } = shop.context;
      const today = { asOf: '2026-11-23', offLot: readOffLotKeys(reader) };
      fc.assert(
        fc.property(anyRules, (rules) => {
          const ruled: Dealership = { ...dealership, rules };
          const whole = selectForCao(reader, ruled, readCaoInventory(reader, ruled), today);
          const lean = selectForCao(reader, ruled, null, today);
          expect(lean.feed).toBe(120);
          expect(lean.vehicles).toEqual(whole.vehicles);
          expect(lean.funnel).toEqual(whole.funnel);
          const name = (held: (typeof lean.heldBack)[number]) => [held.vehicle.vin, held.reason, held.message];
          expect(lean.heldBack.map(name)).toEqual(whole.heldBack.map(name));
          const log = (vehicle: (typeof lean.alreadyOrdered)[number]) => [vehicle.vin, vehicle.isInLog];
          expect(lean.alreadyOrdered.map(log)).toEqual(whole.alreadyOrdered.map(log));
        }),
      );
    },
  );

  it('is counted on the run sheet and in the list of dealerships as an order of it comes out, warnings and all', async () => {
    const { shop, dealership } = await openLot([]);
    const { name } = dealership;
    await addRunSheetRow(shop.context, { name, date: '2026-11-23', type: 'cao' });
    const warned = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyRules, fc.subarray(LOT, { maxLength: 5 }), async (rules, excluded) => {
        await setDealership(shop.context, { name, patch: { rules } });
        await excludeFromCao(shop.context, { name, vins: excluded, reason: 'Sold' });
        const { order } = await prepareOrder(shop.context, { name, type: 'cao' });
        const count = (condition: Condition) =>
          order.vehicles.filter((vehicle) => vehicle.condition === condition).length;
        expect(readRunSheet(shop.context, { date: '2026-11-23' }).rows).toMatchObject([
          {
            feed: 120,
            toPrint: order.vehicles.length,
            byCondition: { new: count('new'), po: count('po'), cpo: count('cpo'), unknown: count('unknown') },
            heldBack: order.heldBack.length,
            alreadyOrdered: order.alreadyOrdered.length,
            funnel: order.funnel,
            warnings: order.warnings,
          },
        ]);
        expect(listDealerships(shop.context).dealerships[0]?.toPrint).toBe(order.vehicles.length);
        for (const { code } of order.warnings) warned.add(code);
      }),
      // Chance alone might choose nothing but rules that hold back what there is to warn of.
      { numRuns: 40, examples: [[{ ...dealership.rules, excludeMissingStock: false }, []]] },
    );
    expect([...warned]).toEqual(expect.arrayContaining(['missing-url', 'check-digit']));
  });
});
