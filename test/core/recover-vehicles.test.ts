import { describe, expect, it } from 'vitest';
import { buildBillingSheet, formatBillingCsv } from '../../main/core/billing-sheet.ts';
import type { OrderDraft } from '../../main/core/order.ts';
import { recoverVehicles } from '../../main/core/recover-vehicles.ts';
import { formatVehiclesCsv } from '../../main/core/vehicles-csv.ts';
import { splitTable } from '../../main/files/read-table.ts';
import { makeDraft, makeOrderVehicle, makeVin } from './make-order.ts';

/** What is printed of a vehicle, so what its folder can tell again. */
const TOLD = [
  'vin',
  'stock',
  'condition',
  'year',
  'make',
  'model',
  'price',
  'fullName',
  'url',
  'source',
  'alreadyOrderedIn',
  'onWebsite',
] as const;

function summarize({ vehicles, type, dealership }: OrderDraft) {
  const paths = ['a_vehicles.csv', 'a_billing.csv', ...vehicles.map(({ vin }) => `qr_codes/${vin}.png`)];
  const files = paths.map((path) => ({ path, bytes: 1, sha256: '0'.repeat(64) }));
  return { files, orderType: type, dealership };
}

function rowsOf(csv: string) {
  // As readTable hands it on.
  return splitTable(csv.replaceAll('\r\n', '\n'), 'table').map(({ cells }) => cells);
}

const DRAFT = makeDraft([
  makeOrderVehicle(1),
  makeOrderVehicle(2, { condition: 'new', stock: null, price: null, url: null, fullName: '2026 Honda "Si", red' }),
  makeOrderVehicle(3, { condition: 'cpo', alreadyOrderedIn: '45001', onWebsite: false, price: 22500.5 }),
  makeOrderVehicle(4, { condition: 'unknown', year: null, make: '', model: '', alreadyOrderedIn: '' }),
]);
const VEHICLES = rowsOf(formatVehiclesCsv(DRAFT.vehicles, DRAFT.dealership));
const BILLING = rowsOf(formatBillingCsv(buildBillingSheet(DRAFT)));

describe('recovering the vehicles of an order from its folder', () => {
  it('tells everything again that was printed of them', () => {
    const recovered = recoverVehicles(summarize(DRAFT), VEHICLES, BILLING);
    expect(recovered).toHaveLength(DRAFT.vehicles.length);
    DRAFT.vehicles.forEach((vehicle, position) => {
      for (const fact of TOLD) expect(recovered[position]?.[fact], fact).toEqual(vehicle[fact]);
    });
  });

  it('loses none whose row somebody removed, and takes none that somebody added', () => {
    const edited = [...VEHICLES.slice(0, 2), [makeVin(9), 'Kia']];
    const recovered = recoverVehicles(summarize(DRAFT), edited, []);
    expect(recovered.map(({ vin }) => vin)).toEqual(DRAFT.vehicles.map(({ vin }) => vin));
    expect(recovered.map(({ make }) => make)).toEqual(['Honda', '', '', '']);
  });

  it('finds them by their pictures alone', () => {
    const recovered = recoverVehicles(summarize(DRAFT), [], []);
    expect(recovered.map(({ vin }) => vin)).toEqual(DRAFT.vehicles.map(({ vin }) => vin));
    expect(recovered.every(({ condition }) => condition === 'unknown')).toBe(true);
  });

  it('remembers which order was a list', () => {
    const list = makeDraft(DRAFT.vehicles, { type: 'list' });
    expect(recoverVehicles(summarize(list), VEHICLES, BILLING).map(({ source }) => source)).toEqual(
      DRAFT.vehicles.map(() => 'list'),
    );
  });

  it('gives a listed number that is no VIN back as it was given', () => {
    const draft = makeDraft([makeOrderVehicle(1, { vin: 'SHORT 17/B', stock: null })]);
    const files = [{ path: 'qr_codes/SHORT_17_B.png', bytes: 1, sha256: '0'.repeat(64) }];
    const rows = rowsOf(formatVehiclesCsv(draft.vehicles, draft.dealership));
    expect(recoverVehicles({ ...summarize(draft), files }, rows, [])[0]?.vin).toBe('SHORT 17/B');
  });
});
