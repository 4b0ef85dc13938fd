import type { InventoryVehicle } from '../../main/core/vehicle.ts';
import { makeVin } from './make-order.ts';

/** A used car on the lot that every default rule takes, with what a test says about it. */
export function makeInventoryVehicle(number: number, facts: Partial<InventoryVehicle> = {}): InventoryVehicle {
  return {
    vin: makeVin(number),
    stock: `P${1000 + number}`,
    condition: 'po',
    lotStatus: 'In Stock',
    year: 2022,
    make: 'Honda',
    model: 'Accord',
    trim: 'EX-L',
    color: 'Red',
    price: 22500,
    msrp: 31000,
    bodyStyle: 'Sedan',
    fuelType: 'Gasoline',
    fullName: '2022 Honda Accord EX-L',
    url: `https://cars.example/used/${number}`,
    inStockOn: '2025-08-01',
    location: 'Serra Honda',
    file: 'feed.csv',
    line: number + 1,
    absentColumns: [],
    alreadyOrderedIn: null,
    excludedBecause: null,
    isInLog: typeof facts.alreadyOrderedIn === 'string',
    ...facts,
  };
}
