import type { OrderDraft, OrderVehicle } from '../../main/core/order.ts';
import { hasValidCheckDigit } from '../../main/core/vin.ts';

/** An invented VIN with a valid check digit; each number gives another. */
export function makeVin(number: number): string {
  const candidates = [...'0123456789X'].map((digit) => `1ZZAB12C${digit}RA${String(number).padStart(6, '0')}`);
  return candidates.find(hasValidCheckDigit) ?? '';
}

/** A plain used car in an order, with what a test says about it. */
export function makeOrderVehicle(number: number, facts: Partial<OrderVehicle> = {}): OrderVehicle {
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
    inStockOn: '2025-08-08',
    location: 'Serra Honda',
    source: 'cao',
    alreadyOrderedIn: null,
    onWebsite: true,
    ...facts,
  };
}

/** A reviewed order with these vehicles. */
export function makeDraft(vehicles: readonly OrderVehicle[], facts: Partial<OrderDraft> = {}): OrderDraft {
  return {
    dealershipId: 7,
    dealership: "Serra Honda O'Fallon",
    type: 'cao',
    number: '45175',
    vehicles,
    heldBack: [],
    alreadyOrdered: [],
    funnel: [
      { step: 'feed', remaining: vehicles.length + 2 },
      { step: 'vin-log', remaining: vehicles.length },
    ],
    entries: [],
    warnings: [],
    ...facts,
  };
}
