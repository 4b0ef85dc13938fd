import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { buildBillingSheet, formatBillingCsv, renumberBillingCsv } from '../../main/core/billing-sheet.ts';
import type { ListEntry } from '../../main/core/order.ts';
import type { Condition } from '../../main/core/vehicle.ts';
import { makeDraft, makeOrderVehicle, makeVin } from './make-order.ts';

const CONDITIONS: readonly Condition[] = ['new', 'po', 'po', 'cpo'];

/** The billing sheet of a CAO order of so many cars, in turn new, po, po, cpo. */
function billCars(count: number) {
  const cars = Array.from({ length: count }, (_, number) =>
    makeOrderVehicle(number, { condition: CONDITIONS[number % 4] ?? 'po' }),
  );
  return buildBillingSheet(makeDraft(cars));
}

/** What stands beside a label, as a person reads the sheet. */
function readTotals(csv: string) {
  const rows = Papa.parse<string[]>(csv).data;
  return Object.fromEntries(rows.filter((row) => row.length === 2).map(([label, value]) => [label, value]));
}

describe('the billing sheet', () => {
  it.each([
    [1, { New: '1', PO: '0', CPO: '0' }],
    [3, { New: '1', PO: '2', CPO: '0' }],
    [5, { New: '2', PO: '2', CPO: '1' }],
    [8, { New: '2', PO: '4', CPO: '2' }],
    [50, { New: '13', PO: '25', CPO: '12' }],
  ])('has every total and every vehicle of an order of %i cars', (count, conditions) => {
    const csv = formatBillingCsv(billCars(count));
    expect(readTotals(csv)).toEqual({
      Order: '45175',
      Dealership: "Serra Honda O'Fallon",
      Type: 'CAO',
      ...conditions,
      Ordered: String(count),
      Produced: String(count),
      Duplicates: '0',
      'Not on Website': '0',
    });
    const vins = Papa.parse<string[]>(csv).data.flatMap((row) => (row.length === 5 ? [row[0]] : []));
    expect(vins).toEqual(['VIN', ...Array.from({ length: count }, (_, number) => makeVin(number))]);
  });

  it('tells a LIST with duplicates, strangers and entries that came to nothing', () => {
    const entries: readonly ListEntry[] = [
      { input: makeVin(1), outcome: 'vin', vin: makeVin(1) },
      { input: 'P1002', outcome: 'stock', vin: makeVin(2) },
      { input: makeVin(3), outcome: 'vin', vin: makeVin(3) },
      { input: makeVin(1), outcome: 'duplicate', vin: makeVin(1) },
      { input: '1ZZOOPS', outcome: 'invalid' },
      { input: 'P9999', outcome: 'unknown-stock' },
      { input: 'P7', outcome: 'ambiguous-stock' },
      { input: 'thanks', outcome: 'ignored' },
    ];
    const vehicles = [
      makeOrderVehicle(1, { condition: 'new', alreadyOrderedIn: '45001' }),
      makeOrderVehicle(2, { condition: 'cpo', alreadyOrderedIn: '' }),
      makeOrderVehicle(3, { condition: 'unknown', stock: null, onWebsite: false }),
    ];
    const csv = formatBillingCsv(buildBillingSheet(makeDraft(vehicles, { type: 'list', number: null, entries })));
    expect(csv.split('\r\n')).toEqual([
      'Order,',
      "Dealership,Serra Honda O'Fallon",
      'Type,LIST',
      '',
      'New,1',
      'PO,0',
      'CPO,1',
      'Unknown,1',
      'Ordered,6',
      'Produced,3',
      'Duplicates,2',
      'Not on Website,2',
      '',
      'VIN,Vehicle,Stock,Condition,Already ordered in',
      `${makeVin(1)},2022 Honda Accord EX-L,P1001,New,45001`,
      `${makeVin(2)},2022 Honda Accord EX-L,P1002,CPO,an order without a number`,
      `${makeVin(3)},2022 Honda Accord EX-L,,Unknown,`,
      '',
      'Not on Website',
      makeVin(3),
      'P9999',
      '',
    ]);
  });

  it('makes what a feed or a list said harmless', () => {
    const entries: readonly ListEntry[] = [{ input: '=1+1', outcome: 'unknown-stock' }];
    const sheet = buildBillingSheet(makeDraft([makeOrderVehicle(1, { stock: '@5', fullName: '-x' })], { entries }));
    expect(formatBillingCsv(sheet)).toContain(`${makeVin(1)},'-x,'@5,PO,`);
    expect(formatBillingCsv(sheet)).toContain("\r\n'=1+1\r\n");
  });

  it('changes nothing but the order number', () => {
    const csv = formatBillingCsv(billCars(3));
    expect(renumberBillingCsv(csv, '45200')).toBe(csv.replace('Order,45175', 'Order,45200'));
    expect(renumberBillingCsv(csv, null)).toBe(csv.replace('Order,45175', 'Order,'));
    expect(renumberBillingCsv(csv, '=1,2')).toBe(csv.replace('Order,45175', `Order,"'=1,2"`));
  });

  it('is left alone when it is no longer the sheet that was written', () => {
    expect(renumberBillingCsv('Totals\r\nOrder,45175\r\n', '45200')).toBeNull();
    expect(renumberBillingCsv('', '45200')).toBeNull();
  });
});
