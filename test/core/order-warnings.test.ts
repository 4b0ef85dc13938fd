import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import { makePlaceholder } from '../../main/core/list-order.ts';
import type { OrderVehicle } from '../../main/core/order.ts';
import { findOrderWarnings, type OrderCircumstances, tallyVehicles } from '../../main/core/order-warnings.ts';

const VIN = '1ZZAA11A9RA000001';
const SOUND: OrderCircumstances = { type: 'cao', logEntries: 500, usualVehicles: 20, inventoryAgeDays: 0 };

function vehicles(count: number, changes: Partial<OrderVehicle> = {}): readonly OrderVehicle[] {
  const vehicle = makePlaceholder(VIN, 'Weber Chevrolet', DEFAULT_OUTPUT);
  return Array(count).fill({ ...vehicle, source: 'cao', url: 'https://shop.example/1', ...changes });
}

function codes(found: readonly OrderVehicle[], changes: Partial<OrderCircumstances> = {}) {
  return findOrderWarnings(tallyVehicles(found), { ...SOUND, ...changes }).map(({ code, asks }) => [code, asks]);
}

describe('before an order is published', () => {
  it('there is nothing to say about a usual one', () => {
    expect(codes(vehicles(20))).toEqual([]);
  });

  it.each([
    ['the VIN log is empty', 5, { logEntries: 0 }, 'empty-vin-log'],
    ['it has more than 100 vehicles', 101, { usualVehicles: 90 }, 'many-vehicles'],
    ['it has three times the usual', 60, {}, 'unusually-many'],
  ])('a person is asked when %s', (_, count, changes, code) => {
    expect(codes(vehicles(count), changes)).toEqual([[code, true]]);
    expect(codes(vehicles(count), { ...changes, type: 'maintenance' })).toEqual([[code, true]]);
  });

  it.each([
    ['of 100', 100, { usualVehicles: null }],
    ['of just under three times the usual', 59, {}],
    ['of nothing new', 0, { logEntries: 0 }],
    ['of a dealership without earlier orders', 60, { usualVehicles: null }],
  ])('nobody is asked about a CAO %s', (_, count, changes) => {
    expect(codes(vehicles(count), changes)).toEqual([]);
  });

  it('nobody is asked about what a dealership listed itself', () => {
    expect(codes(vehicles(150, { source: 'list' }), { type: 'list', logEntries: 0, inventoryAgeDays: 9 })).toEqual([]);
    expect(codes(vehicles(150, { source: 'list' }), { type: 'maintenance', logEntries: 0 })).toEqual([]);
  });

  it.each([
    ['a vehicle has no web address', { url: null }, {}, 'missing-url'],
    ['a vehicle has only a path', { url: `/vehicle/${VIN}` }, {}, 'missing-url'],
    ['a check digit is wrong', { vin: '1ZZAA11A0RA000001' }, {}, 'check-digit'],
    ['a vehicle was ordered before', { alreadyOrderedIn: '' }, {}, 'already-ordered'],
    ['the inventory is two days old', {}, { inventoryAgeDays: 2 }, 'stale-inventory'],
  ])('it is said, not asked, that %s', (_, vehicle, changes, code) => {
    expect(codes(vehicles(3, vehicle), changes)).toEqual([[code, false]]);
  });
});
