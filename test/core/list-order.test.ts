import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT, type OutputRules } from '../../main/core/dealership.ts';
import { buildListVehicles, makePlaceholder, uniteMaintenance } from '../../main/core/list-order.ts';
import type { ListEntry } from '../../main/core/order.ts';
import type { InventoryVehicle } from '../../main/core/vehicle.ts';

const A = '1ZZAA11A9RA000001';
const B = '1ZZBB22B2SB000002';
/** Says Honda and 2025. */
const HONDA = '1HGAA1A1XSA000003';

const inInventory: InventoryVehicle = {
  vin: A,
  stock: 'H1234',
  condition: 'cpo',
  lotStatus: 'In Transit',
  year: 2024,
  make: 'Honda',
  model: 'Civic',
  trim: 'EX',
  color: 'Blue',
  price: 22500,
  msrp: 24000,
  bodyStyle: 'Sedan',
  fuelType: 'Gas',
  fullName: '2024 Honda Civic EX',
  url: 'https://shop.example/civic',
  inStockOn: '2025-08-01',
  location: 'Shop',
  file: 'feed.csv',
  line: 7,
  absentColumns: [],
  alreadyOrderedIn: null,
  isInLog: false,
  excludedBecause: 'Sold',
};

function build(entries: readonly ListEntry[], output: Partial<OutputRules> = {}, logged: readonly string[] = []) {
  return buildListVehicles(entries, {
    dealership: 'Weber Chevrolet',
    inventoryByVin: new Map([[A, inInventory]]),
    loggedIn: new Map(logged.map((vin) => [vin, '45175'])),
    output: { ...DEFAULT_OUTPUT, ...output },
  });
}

function given(...vins: readonly string[]): readonly ListEntry[] {
  return vins.map((vin) => ({ input: vin, outcome: 'vin', vin }));
}

describe('a placeholder', () => {
  it('says only what the specification says of an unknown vehicle', () => {
    expect(makePlaceholder(A, 'Weber Chevrolet', DEFAULT_OUTPUT)).toEqual({
      vin: A,
      stock: null,
      condition: 'unknown',
      lotStatus: '',
      year: 0,
      make: 'Unknown',
      model: 'Unknown',
      trim: '',
      color: '',
      price: 0,
      msrp: null,
      bodyStyle: '',
      fuelType: '',
      fullName: `Vehicle ${A}`,
      url: `/vehicle/${A}`,
      inStockOn: null,
      location: 'Weber Chevrolet',
      source: 'list',
      alreadyOrderedIn: null,
      onWebsite: false,
    });
  });

  it.each([['https://shop.example'], ['https://shop.example/']])(
    'has an absolute URL with the link base %s',
    (linkBase) => {
      const { url } = makePlaceholder(A, 'Weber Chevrolet', { ...DEFAULT_OUTPUT, linkBase });
      expect(url).toBe(`https://shop.example/vehicle/${A}`);
    },
  );

  it('reads year and make from the VIN when so set, and stays unknown where the VIN does not say', () => {
    const decode = { ...DEFAULT_OUTPUT, decodeVin: true };
    expect(makePlaceholder(HONDA, 'Weber Chevrolet', decode)).toMatchObject({ make: 'Honda', model: 'Unknown' });
    expect(makePlaceholder(HONDA, 'Weber Chevrolet', decode).year).toBeGreaterThan(1980);
    expect(makePlaceholder('1ZZAA11A900000001', 'Weber Chevrolet', decode)).toMatchObject({ make: 'Unknown', year: 0 });
  });
});

describe('the vehicles of a LIST', () => {
  it('are all VINs that were given, in their order, whatever a rule would say', () => {
    expect(build(given(B, A, HONDA)).map(({ vin }) => vin)).toEqual([B, A, HONDA]);
  });

  it('leave out what is no VIN or was given before', () => {
    const entries: readonly ListEntry[] = [
      { input: 'H1234', outcome: 'stock', vin: A },
      { input: A, outcome: 'duplicate', vin: A },
      { input: 'X1', outcome: 'unknown-stock' },
      { input: 'hello', outcome: 'ignored' },
    ];
    expect(build(entries).map(({ vin }) => vin)).toEqual([A]);
  });

  it('are placeholders also where the inventory knows better, unless the dealership wants them filled', () => {
    const [plain] = build(given(A));
    expect(plain).toEqual({ ...makePlaceholder(A, 'Weber Chevrolet', DEFAULT_OUTPUT), onWebsite: true });
    const [filled, unknown] = build(given(A, B), { enrichList: true });
    expect(filled).toMatchObject({ make: 'Honda', year: 2024, stock: 'H1234', condition: 'cpo', source: 'list' });
    expect(filled).not.toHaveProperty('file');
    expect(unknown).toMatchObject({ make: 'Unknown', onWebsite: false });
  });

  it('keep what was ordered before and mark it', () => {
    const vehicles = build(given(A, B), { enrichList: true }, [A]);
    expect(vehicles.map(({ alreadyOrderedIn }) => alreadyOrderedIn)).toEqual(['45175', null]);
  });
});

describe('a MAINTENANCE order', () => {
  it('is CAO united with the LIST, of which each VIN is the one that counts', () => {
    const cao = [A, B].map((vin) => ({ ...makePlaceholder(vin, 'cao', DEFAULT_OUTPUT), source: 'cao' as const }));
    const list = [HONDA, A].map((vin) => makePlaceholder(vin, 'list', DEFAULT_OUTPUT));
    expect(uniteMaintenance(cao, list).map(({ vin, source, alsoInCao }) => [vin, source, alsoInCao])).toEqual([
      [B, 'cao', undefined],
      [HONDA, 'list', undefined],
      [A, 'list', true],
    ]);
  });
});
