import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { foldLotStatus, isOffTheLot } from '../../main/core/lot-status.ts';
import { nameVehicle } from '../../main/core/name-vehicle.ts';
import type { Vehicle } from '../../main/core/vehicle.ts';
import { type LotVehicle, makeLot } from './make-lot.ts';
import { EVERY_PLATFORM } from './platforms/every-platform.ts';
import { normalizeListing, ORIGIN, readLot } from './read-lot.ts';
import { serveSite } from './serve-site.ts';

const SHIPPED = new URL('../../resources/off-lot-statuses.json', import.meta.url);
const OFF_LOT = new Set((JSON.parse(readFileSync(SHIPPED, 'utf8')) as string[]).map(foldLotStatus));
const LOT = makeLot(7, 95);

/** The vehicle that has to come out, whichever platform it went through. */
function expectVehicle(vehicle: LotVehicle): Partial<Vehicle> {
  const { vin, stock, year, make, model, trim, color, price, msrp, body, fuel, inStockOn } = vehicle;
  return {
    vin,
    stock: stock === '' ? null : stock,
    condition: ({ new: 'new', used: 'po', certified: 'cpo' } as const)[vehicle.condition],
    year,
    make: make.normalize('NFC'),
    model,
    trim,
    color,
    price,
    msrp,
    bodyStyle: body,
    fuelType: fuel,
    fullName: nameVehicle({ year, make, model, trim }),
    inStockOn,
  };
}

describe.each(EVERY_PLATFORM)('the same lot through $name', ({ name, adapter, settings, invent, unpublished }) => {
  it('gives the same vehicles', async () => {
    const server = await serveSite(invent({ lot: LOT, origin: ORIGIN }));
    onTestFinished(() => server.close());
    const { listings, error, pages } = await readLot(adapter, settings, server);
    expect(error).toBeNull();
    expect(pages.flatMap(({ refusals }) => refusals)).toEqual([]);
    const read = new Map(listings.map((listing) => [listing.vin, normalizeListing(listing)]));
    expect([...read.keys()].sort()).toEqual(LOT.map(({ vin }) => vin).sort());
    for (const vehicle of LOT) {
      const expected = Object.entries(expectVehicle(vehicle)).filter(([field]) => {
        const isCertified = field === 'condition' && vehicle.condition === 'certified';
        return !unpublished.includes(field as keyof Vehicle) && !(isCertified && name === 'schema.org');
      });
      expect(read.get(vehicle.vin)).toMatchObject(Object.fromEntries(expected));
    }
  });

  it('tells what is on the lot from what is not, in the words of the site', async () => {
    const server = await serveSite(invent({ lot: LOT, origin: ORIGIN }));
    onTestFinished(() => server.close());
    const { listings } = await readLot(adapter, settings, server);
    const off = listings.filter(({ status }) => isOffTheLot(status, OFF_LOT)).map(({ vin }) => vin);
    const expected = LOT.filter(({ place }) => place !== 'on-the-lot').map(({ vin }) => vin);
    expect(off.sort()).toEqual(unpublished.includes('lotStatus') ? [] : expected.sort());
  });

  it('gives each vehicle the address of its page', async () => {
    const server = await serveSite(invent({ lot: LOT.slice(0, 15), origin: ORIGIN }));
    onTestFinished(() => server.close());
    const { listings } = await readLot(adapter, settings, server);
    expect(listings).toHaveLength(15);
    const found = listings.map(({ url }) => (url === '' ? null : new URL(url).origin));
    expect(new Set(found)).toEqual(new Set(unpublished.includes('url') ? [null] : [ORIGIN]));
  });

  it('reads an empty lot as empty, and one vehicle as one', async () => {
    for (const size of [0, 1]) {
      const server = await serveSite(invent({ lot: LOT.slice(0, size), origin: ORIGIN }));
      onTestFinished(() => server.close());
      const { listings, error } = await readLot(adapter, settings, server);
      expect(error).toBeNull();
      expect(listings).toHaveLength(size);
    }
  });
});
