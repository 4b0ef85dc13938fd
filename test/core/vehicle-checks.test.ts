import { describe, expect, it } from 'vitest';
import type { OrderVehicle } from '../../main/core/order.ts';
import { findVehicleChecks } from '../../main/core/vehicle-checks.ts';
import { makeOrderVehicle, makeVin } from './make-order.ts';

function checksOf(facts: Partial<OrderVehicle>): readonly string[] {
  return findVehicleChecks([makeOrderVehicle(1, facts)]).map(({ field, code }) => `${field} ${code}`);
}

describe('the checks of a vehicle', () => {
  it.each<[string, Partial<OrderVehicle>, readonly string[]]>([
    ['nothing when all is there', {}, []],
    ['a missing stock number', { stock: null }, ['stock missing-stock']],
    ['a missing price', { price: null }, ['price missing-price']],
    ["a LIST placeholder's price", { price: 0 }, ['price missing-price']],
    ['a missing web address', { url: null }, ['url missing-url']],
    ['a path that opens nothing on a phone', { url: '/vehicle/1' }, ['url missing-url']],
    ['a wrong check digit', { vin: '1ZZAB12C1RA000001' }, ['vin check-digit']],
    ['a trim of 41 characters', { trim: 'x'.repeat(41) }, ['trim long-trim']],
    ['no trim of 40 characters', { trim: 'x'.repeat(40) }, []],
  ])('find %s', (_name, facts, found) => {
    expect(checksOf(facts)).toEqual(found);
  });

  it('find a stock number that two vehicles have, case aside, at both of them', () => {
    const vehicles = [
      makeOrderVehicle(1, { stock: 'a1' }),
      makeOrderVehicle(2),
      makeOrderVehicle(3, { stock: 'A1' }),
      makeOrderVehicle(4, { stock: null }),
      makeOrderVehicle(5, { stock: null }),
    ];
    const found = findVehicleChecks(vehicles).filter(({ code }) => code === 'duplicate-stock');
    expect(found.map(({ vin }) => vin)).toEqual([makeVin(1), makeVin(3)]);
    expect(found[0]?.message).toBe('2 vehicles of the order have the stock number a1.');
  });
});
