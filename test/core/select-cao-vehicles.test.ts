import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type Rules } from '../../main/core/dealership.ts';
import { FEED_COLUMNS } from '../../main/core/feed-row.ts';
import { foldLotStatus } from '../../main/core/lot-status.ts';
import { FUNNEL_STEPS } from '../../main/core/order.ts';
import { explainVehicle, selectCaoVehicles } from '../../main/core/select-cao-vehicles.ts';
import type { InventoryVehicle } from '../../main/core/vehicle.ts';
import { makeInventoryVehicle } from './make-inventory-vehicle.ts';

const context = {
  asOf: '2025-08-11',
  offLot: new Set(['In Transit', 'In-Service', 'Courtesy Transportation Unit', 'Allocated'].map(foldLotStatus)),
};

function select(inventory: readonly InventoryVehicle[], rules: Partial<Rules> = {}) {
  return selectCaoVehicles(inventory, { ...DEFAULT_RULES, ...rules }, context);
}

/** What holds one vehicle back under these rules, as `reason: message`; `null` when it is new. */
function judge(facts: Partial<InventoryVehicle>, rules: Partial<Rules> = {}): string | null {
  const [held] = select([makeInventoryVehicle(1, facts)], rules).heldBack;
  return held ? `${held.reason}: ${held.message}` : null;
}

describe('the condition rule', () => {
  it.each([
    ['used', 'po', null],
    ['used', 'cpo', null],
    ['used', 'new', 'condition: New is not wanted.'],
    ['new', 'new', null],
    ['new', 'po', 'condition: Pre-owned is not wanted.'],
    ['new', 'cpo', 'condition: Certified pre-owned is not wanted.'],
    ['new', 'unknown', 'condition: An unknown condition is not wanted.'],
    ['used', 'unknown', 'condition: An unknown condition is not wanted.'],
  ] as const)('"%s" and a vehicle that is %s: %s', (type, condition, outcome) => {
    expect(judge({ condition }, { vehicleTypes: [type] })).toBe(outcome);
  });

  it('holds back an unknown condition also when new and used are wanted', () => {
    expect(judge({ condition: 'unknown' })).toBe('condition: An unknown condition is not wanted.');
  });
});

describe('the lot rule', () => {
  it.each([
    ['In Transit', 'on-the-lot: In Transit is off the lot.'],
    ['in-transit', 'on-the-lot: in-transit is off the lot.'],
    ['In-Service', 'on-the-lot: In-Service is off the lot.'],
    ['Courtesy Transportation Unit', 'on-the-lot: Courtesy Transportation Unit is off the lot.'],
    ['', null],
    ['In Stock', null],
    ['On-Lot', null],
    ['Transportation', null],
    ['Something new', null],
  ])('"%s": %s', (lotStatus, outcome) => {
    expect(judge({ lotStatus })).toBe(outcome);
  });

  it('takes cars in transit when it is switched off', () => {
    expect(judge({ lotStatus: 'In Transit' }, { excludeOffTheLot: false })).toBeNull();
  });
});

describe('the stock rule', () => {
  it('holds back a vehicle without a stock number unless it is switched off', () => {
    expect(judge({ stock: null })).toBe('stock: The stock number is missing.');
    expect(judge({ stock: null }, { excludeMissingStock: false })).toBeNull();
  });
});

describe('the price rule', () => {
  it.each([
    [null, {}, null],
    [null, { excludeMissingPrice: true }, 'price: The price is missing.'],
    [null, { priceRangeMin: 10000 }, 'price: The price is missing.'],
    [null, { priceRangeMax: 90000 }, 'price: The price is missing.'],
    [9999.99, { priceRangeMin: 10000 }, 'price: The price 9999.99 is below 10000.'],
    [10000, { priceRangeMin: 10000 }, null],
    [20000, { priceRangeMax: 20000 }, null],
    [20001, { priceRangeMax: 20000 }, 'price: The price 20001 is above 20000.'],
    [15000, { priceRangeMin: 10000, priceRangeMax: 20000, excludeMissingPrice: true }, null],
  ])('price %s under %j: %s', (price, rules, outcome) => {
    expect(judge({ price }, rules)).toBe(outcome);
  });

  it("is each dealership's own: one needs a price, the other does not", () => {
    const inventory = [makeInventoryVehicle(1, { price: null })];
    expect(select(inventory, { excludeMissingPrice: true }).vehicles).toEqual([]);
    expect(select(inventory).vehicles).toEqual(inventory);
  });
});

describe('the keyword rule', () => {
  it.each([
    ['loaner', { trim: 'EX Loaner' }, 'keywords: "Loaner" is one of the excluded words.'],
    ['loaner', { lotStatus: 'LOANER' }, 'keywords: "LOANER" is one of the excluded words.'],
    ['loaner', { stock: 'P12-loaner' }, 'keywords: "loaner" is one of the excluded words.'],
    ['loaner', { fullName: '2022 Honda (Loaner)' }, 'keywords: "Loaner" is one of the excluded words.'],
    ['loaner', { model: 'Loaner' }, null],
    ['loaner', { trim: 'Loaners' }, null],
    ['po', { trim: 'Transportation' }, null],
    ['po', { trim: 'EX PO' }, 'keywords: "PO" is one of the excluded words.'],
    ['EX', { trim: 'EX-L' }, 'keywords: "EX" is one of the excluded words.'],
    ['EX', { trim: 'LX', fullName: '2022 Exige' }, null],
    ['in-service', { lotStatus: 'In-Service Lane' }, 'keywords: "In-Service" is one of the excluded words.'],
    ['service  lane', { lotStatus: 'Service Lane' }, 'keywords: "Service Lane" is one of the excluded words.'],
    ['coupe', { trim: 'Coupé' }, null],
    ['coup', { trim: 'Coupé' }, null],
    ['coupe', { trim: 'Coupe\u0301' }, null],
    ['COUPE\u0301', { trim: 'Coupé' }, 'keywords: "Coupé" is one of the excluded words.'],
    ['über', { trim: 'ÜBER' }, 'keywords: "ÜBER" is one of the excluded words.'],
    ['.*', { trim: 'anything' }, null],
    ['(demo', { trim: 'EX (Demo)' }, 'keywords: "(Demo" is one of the excluded words.'],
    ['stock p1', { lotStatus: 'In Stock', stock: 'P1' }, null],
  ])('"%s" and %j: %s', (word, facts, outcome) => {
    expect(judge({ trim: '', fullName: '', ...facts }, { excludeKeywords: [word] })).toBe(outcome);
  });
});

describe('the make rule', () => {
  it.each([
    ['Ford', null],
    ['FORD', null],
    ['Fordson', 'make: The make Fordson is not wanted.'],
    ['Honda', 'make: The make Honda is not wanted.'],
    ['', 'make: The make is missing.'],
  ])('"%s" where Ford or Lincoln is required: %s', (make, outcome) => {
    expect(judge({ make }, { requiredMakes: ['Ford', 'Lincoln'] })).toBe(outcome);
  });
});

describe('the year rule', () => {
  it.each([
    [2019, 'year: The model year 2019 is before 2020.'],
    [2020, null],
    [null, 'year: The model year is missing.'],
  ])('%s where 2020 is the earliest: %s', (year, outcome) => {
    expect(judge({ year }, { minYear: 2020 })).toBe(outcome);
  });

  it('asks for nothing when it is not set', () => {
    expect(judge({ year: null })).toBeNull();
  });
});

describe('the seasoning rule', () => {
  it.each([
    ['2025-08-04', null],
    ['2025-08-05', 'seasoning: In stock for 6 days of 7.'],
    ['2025-08-10', 'seasoning: In stock for 1 day of 7.'],
    ['2025-08-11', 'seasoning: In stock for 0 days of 7.'],
    ['2025-09-30', 'seasoning: In stock for 0 days of 7.'],
    [null, 'seasoning: The in-stock date is missing.'],
  ])('in stock since %s on 2025-08-11 with 7 days asked: %s', (inStockOn, outcome) => {
    expect(judge({ inStockOn }, { seasoningDays: 7 })).toBe(outcome);
  });

  it('asks for no date when it is switched off', () => {
    expect(judge({ inStockOn: null })).toBeNull();
  });
});

describe('a rule about a column that the file does not have', () => {
  const strict: Partial<Rules> = {
    excludeMissingPrice: true,
    requiredMakes: ['Ford'],
    minYear: 2020,
    seasoningDays: 7,
    excludeKeywords: ['loaner'],
  };
  const blank: Partial<InventoryVehicle> = {
    condition: 'unknown',
    lotStatus: '',
    stock: null,
    price: null,
    make: '',
    year: null,
    inStockOn: null,
  };

  it('is not applied', () => {
    const absentColumns = FEED_COLUMNS.filter((column) => column !== 'vin' && column !== 'location');
    expect(judge({ ...blank, absentColumns }, strict)).toBeNull();
  });

  it.each([
    ['type', 'condition'],
    ['stock', 'stock'],
    ['price', 'price'],
    ['make', 'make'],
    ['year', 'year'],
    ['dateInStock', 'seasoning'],
  ] as const)('is applied when the column %s is there and blank', (column, reason) => {
    const absentColumns = FEED_COLUMNS.filter((absent) => absent !== column);
    expect(judge({ ...blank, absentColumns }, strict)).toMatch(new RegExp(`^${reason}: `));
  });
});

describe('a CAO selection', () => {
  const inventory = [
    makeInventoryVehicle(1),
    makeInventoryVehicle(2, { alreadyOrderedIn: '45175' }),
    makeInventoryVehicle(3, { condition: 'new' }),
    makeInventoryVehicle(4, { lotStatus: 'In Transit' }),
    makeInventoryVehicle(5, { alreadyOrderedIn: '' }),
    makeInventoryVehicle(6, { stock: null, alreadyOrderedIn: '45175' }),
    makeInventoryVehicle(7, { condition: 'cpo', lotStatus: '' }),
  ];

  it('leaves out what a rule holds back and what the VIN log has, and keeps the order of the file', () => {
    const { vehicles, heldBack, alreadyOrdered, funnel } = select(inventory, { vehicleTypes: ['used'] });
    expect(vehicles).toEqual([inventory[0], inventory[6]]);
    expect(alreadyOrdered).toEqual([inventory[1], inventory[4]]);
    expect(heldBack).toEqual([
      { vehicle: inventory[2], reason: 'condition', message: 'New is not wanted.' },
      { vehicle: inventory[3], reason: 'on-the-lot', message: 'In Transit is off the lot.' },
      { vehicle: inventory[5], reason: 'stock', message: 'The stock number is missing.' },
    ]);
    expect(funnel).toEqual([
      { step: 'feed', remaining: 7 },
      { step: 'excluded', remaining: 7 },
      { step: 'condition', remaining: 6 },
      { step: 'on-the-lot', remaining: 5 },
      { step: 'stock', remaining: 4 },
      { step: 'price', remaining: 4 },
      { step: 'keywords', remaining: 4 },
      { step: 'make', remaining: 4 },
      { step: 'year', remaining: 4 },
      { step: 'seasoning', remaining: 4 },
      { step: 'vin-log', remaining: 2 },
    ]);
  });

  it('names the first rule that a vehicle fails', () => {
    expect(judge({ condition: 'unknown', lotStatus: 'In Transit', stock: null })).toMatch(/^condition: /);
    expect(judge({ lotStatus: 'In Transit', stock: null, alreadyOrderedIn: '45175' })).toMatch(/^on-the-lot: /);
    const excluded = { excludedBecause: 'Sold to an employee', lotStatus: 'In Transit', alreadyOrderedIn: '45175' };
    expect(judge(excluded)).toBe('excluded: The operator excluded it from CAO: Sold to an employee');
  });

  it('of an empty inventory is empty', () => {
    const { vehicles, funnel } = select([]);
    expect(vehicles).toEqual([]);
    expect(funnel.map(({ step }) => step)).toEqual(FUNNEL_STEPS);
    expect(funnel.every(({ remaining }) => remaining === 0)).toBe(true);
  });

  it.each([{ vehicleTypes: [] }, { priceRangeMin: 2, priceRangeMax: 1 }, { seasoningDays: -1 }])(
    'is refused under %j, as is an explanation',
    (rules) => {
      const refusal = expect.objectContaining({ problem: expect.objectContaining({ code: 'wrong-rules' }) });
      expect(() => select(inventory, rules)).toThrow(refusal);
      expect(() => explainVehicle(makeInventoryVehicle(1), { ...DEFAULT_RULES, ...rules }, context)).toThrow(refusal);
    },
  );

  it.each(['', '08/11/2025', '2025-02-30'])('throws when the day to count to is "%s"', (asOf) => {
    expect(() => selectCaoVehicles(inventory, DEFAULT_RULES, { ...context, asOf })).toThrow(RangeError);
  });

  it('throws rather than take a vehicle whose in-stock date is none', () => {
    expect(() => select([makeInventoryVehicle(1, { inStockOn: 'soon' })], { seasoningDays: 7 })).toThrow(RangeError);
  });

  it('gives nothing when the sums do not match', () => {
    const lossy = Object.assign([...inventory], { [Symbol.iterator]: () => inventory.slice(1).values() });
    expect(() => select(lossy)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'sums-do-not-match' }) }),
    );
  });
});

describe('whatever the inventory and the rules', () => {
  const facts = fc.record({
    condition: fc.constantFrom('new', 'po', 'cpo', 'unknown'),
    lotStatus: fc.constantFrom('', 'In Stock', 'In Transit', 'In-Service', 'Loaner'),
    stock: fc.option(fc.constantFrom('P1', 'loaner 2')),
    price: fc.option(fc.integer({ min: 2, max: 60_000 })),
    make: fc.constantFrom('', 'Ford', 'FORD', 'Honda'),
    year: fc.option(fc.integer({ min: 2010, max: 2026 })),
    inStockOn: fc.option(fc.constantFrom('2025-06-01', '2025-08-05', '2025-08-11', '2025-12-01')),
    absentColumns: fc.subarray([...FEED_COLUMNS]),
    alreadyOrderedIn: fc.option(fc.constantFrom('', '45175')),
    excludedBecause: fc.option(fc.constant('Sold')),
  } as const);
  const inventories = fc.array(facts).map((list) => list.map((each, index) => makeInventoryVehicle(index, each)));
  const rules = fc.record({
    vehicleTypes: fc.subarray(['new', 'used'] as const, { minLength: 1 }),
    priceRangeMin: fc.option(fc.integer({ min: 0, max: 20_000 })),
    priceRangeMax: fc.option(fc.integer({ min: 20_000, max: 60_000 })),
    excludeKeywords: fc.subarray(['loaner', 'service', 'EX-L']),
    excludeMissingStock: fc.boolean(),
    excludeOffTheLot: fc.boolean(),
    excludeMissingPrice: fc.boolean(),
    requiredMakes: fc.subarray(['Ford', 'Lincoln']),
    minYear: fc.option(fc.integer({ min: 2010, max: 2026 })),
    seasoningDays: fc.integer({ min: 0, max: 60 }),
  });

  it('every vehicle is new, held back or already ordered, exactly once and in file order', () => {
    fc.assert(
      fc.property(inventories, rules, (inventory, settings) => {
        const { vehicles, heldBack, alreadyOrdered, funnel } = select(inventory, settings);
        const groups = [vehicles, heldBack.map(({ vehicle }) => vehicle), alreadyOrdered];
        expect(groups.flat().toSorted((left, right) => left.line - right.line)).toEqual(inventory);
        for (const group of groups) expect(group).toEqual(group.toSorted((left, right) => left.line - right.line));
        expect(funnel.at(0)?.remaining).toBe(inventory.length);
        expect(funnel.at(-2)?.remaining).toBe(vehicles.length + alreadyOrdered.length);
        expect(funnel.at(-1)?.remaining).toBe(vehicles.length);
      }),
    );
  });

  it('the explanation of a vehicle says what the selection did with it', () => {
    fc.assert(
      fc.property(facts, rules, (each, settings) => {
        const vehicle = makeInventoryVehicle(1, each);
        const { heldBack, alreadyOrdered } = select([vehicle], settings);
        const failed = explainVehicle(vehicle, { ...DEFAULT_RULES, ...settings }, context).find(
          ({ passed }) => !passed,
        );
        const logged = alreadyOrdered.length > 0 ? 'vin-log' : undefined;
        expect(failed?.step).toBe(heldBack[0]?.reason ?? logged);
        if (heldBack[0]) expect(failed?.message).toBe(heldBack[0].message);
      }),
    );
  });
});

describe('the explanation of a vehicle', () => {
  it('walks through every rule and the VIN log, also after the first that it fails', () => {
    const vehicle = makeInventoryVehicle(1, {
      lotStatus: 'In Transit',
      price: null,
      absentColumns: ['year'],
      alreadyOrderedIn: '45175',
    });
    const rules: Rules = { ...DEFAULT_RULES, priceRangeMin: 10000, minYear: 2020, excludeKeywords: ['loaner'] };
    expect(explainVehicle(vehicle, rules, context)).toEqual([
      {
        step: 'excluded',
        passed: true,
        value: 'Not excluded',
        message: 'The operator must not have excluded the VIN from CAO.',
      },
      { step: 'condition', passed: true, value: 'Pre-owned', message: 'Wanted are new and used vehicles.' },
      { step: 'on-the-lot', passed: false, value: 'In Transit', message: 'In Transit is off the lot.' },
      { step: 'stock', passed: true, value: 'P1001', message: 'There must be a stock number.' },
      { step: 'price', passed: false, value: 'Missing', message: 'The price is missing.' },
      {
        step: 'keywords',
        passed: true,
        value: 'In Transit | P1001 | EX-L | 2022 Honda Accord EX-L',
        message: 'None of these words may occur: loaner.',
      },
      { step: 'make', passed: true, value: 'Honda', message: 'The dealership has no such rule.' },
      {
        step: 'year',
        passed: true,
        value: '',
        message: 'The file has no such column, so the rule is not applied.',
      },
      {
        step: 'seasoning',
        passed: true,
        value: 'In stock since 2025-08-01',
        message: 'The dealership has no such rule.',
      },
      { step: 'vin-log', passed: false, value: '45175', message: 'It was already ordered in order 45175.' },
    ]);
  });

  it.each([
    [null, true, 'The VIN log does not have it.'],
    ['', false, 'It was already ordered in an order without a number.'],
  ])('with the VIN log entry %j ends with: %s, %s', (alreadyOrderedIn, passed, message) => {
    const steps = explainVehicle(makeInventoryVehicle(1, { alreadyOrderedIn }), DEFAULT_RULES, context);
    expect(steps.at(-1)).toEqual({ step: 'vin-log', passed, value: '', message });
  });
});
