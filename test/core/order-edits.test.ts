import { describe, expect, it } from 'vitest';
import {
  type AppliedEdit,
  applyOrderEdit,
  describeOrderEdit,
  type EditableDraft,
  type EditSources,
  invertOrderEdit,
  type OrderEdit,
  planOrderEdit,
  type VehicleEdit,
} from '../../main/core/order-edits.ts';
import { ProblemError } from '../../main/core/problem.ts';
import { makeOrderVehicle, makeVin } from './make-order.ts';

const HELD = makeVin(8);
const ORDERED = makeVin(9);

const draft: EditableDraft = {
  dealership: 'Serra Honda',
  vehicles: [1, 2, 3].map((number) => ({ vehicle: makeOrderVehicle(number), original: {} })),
  heldBack: [{ vin: HELD, reason: 'stock', message: 'The stock number is missing.' }],
  alreadyOrdered: [makeVin(7), ORDERED],
};

const inventory = new Map([HELD, ORDERED].map((vin) => [vin, { ...makeOrderVehicle(8), vin }]));
const sources: EditSources = { findVehicle: (vin) => inventory.get(vin), applied: [] };

/** Applies edits one after the other, as a person makes them. */
function edit(...edits: readonly OrderEdit[]): {
  readonly after: EditableDraft;
  readonly applied: readonly AppliedEdit[];
} {
  let after = draft;
  const applied: AppliedEdit[] = [];
  for (const one of edits) {
    const planned = planOrderEdit(after, one, { ...sources, applied });
    after = applyOrderEdit(after, planned);
    applied.push(planned);
  }
  return { after, applied };
}

function codeOf(...edits: readonly OrderEdit[]): string | undefined {
  try {
    edit(...edits);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return undefined;
}

const change = (to: number | null, from: number | null = 22500): VehicleEdit => ({
  kind: 'change',
  vin: makeVin(2),
  field: 'price',
  from,
  to,
});
const exclude: VehicleEdit = { kind: 'exclude', vin: makeVin(2) };
const include = (vin: string, because = 'The dealership asked for it.'): VehicleEdit => ({
  kind: 'include',
  vin,
  because,
});

describe('changing a value of a draft', () => {
  it('keeps what was prepared beside the new value, also after a second change', () => {
    const { after } = edit(change(19900), change(18900, 19900));
    expect(after.vehicles[1]).toMatchObject({ vehicle: { price: 18900 }, original: { price: 22500 } });
    expect(after.vehicles[0]).toBe(draft.vehicles[0]);
  });

  it('marks nothing once the value is what it was', () => {
    expect(edit(change(19900), change(22500, 19900)).after).toEqual(draft);
  });

  it('remembers that a value was missing', () => {
    const { after } = edit(change(null), change(20000, null));
    expect(after.vehicles[1]?.original).toEqual({ price: 22500 });
  });

  it('takes the full name along while it is made of year, make, model and trim', () => {
    const trim: VehicleEdit = { kind: 'change', vin: makeVin(2), field: 'trim', from: 'EX-L', to: 'Sport' };
    const name: VehicleEdit = {
      kind: 'change',
      vin: makeVin(2),
      field: 'fullName',
      from: '2022 Honda Accord EX-L',
      to: 'The blue one',
    };
    const { after, applied } = edit(trim);
    expect(after.vehicles[1]?.vehicle.fullName).toBe('2022 Honda Accord Sport');
    expect(applied.map(invertOrderEdit).reduce(applyOrderEdit, after)).toEqual(draft);
    expect(edit(name, trim).after.vehicles[1]?.vehicle).toMatchObject({ trim: 'Sport', fullName: 'The blue one' });
  });

  it('refuses to overwrite a value that is not the one on the screen', () => {
    expect(codeOf(change(19900, 22400))).toBe('changed-meanwhile');
    expect(codeOf(change(19900), change(18900))).toBe('changed-meanwhile');
  });

  it('refuses a value that is not of its kind, and a vehicle that is not in the order', () => {
    expect(codeOf(change(-1))).toBe('wrong-value');
    expect(codeOf({ ...change(1), vin: HELD })).toBe('not-in-order');
  });
});

describe('excluding and including', () => {
  it('holds an excluded vehicle back and accounts for it', () => {
    const { after } = edit(exclude);
    expect(after.vehicles.map(({ vehicle }) => vehicle.vin)).toEqual([makeVin(1), makeVin(3)]);
    expect(after.heldBack.at(-1)).toEqual({
      vin: makeVin(2),
      reason: 'operator',
      message: 'Excluded by the operator.',
    });
    expect(codeOf(exclude, exclude)).toBe('not-in-order');
  });

  it('puts an excluded vehicle back in its place, with its edits', () => {
    const { after } = edit(change(19900), exclude, include(makeVin(2)));
    expect(after).toEqual(edit(change(19900)).after);
  });

  it('puts an excluded vehicle of a LIST back as it was, also when a rule held it back as well', () => {
    const listed: EditableDraft = { ...draft, heldBack: [{ ...draft.heldBack[0], vin: makeVin(2) } as never] };
    const planned = planOrderEdit(listed, exclude, sources);
    const without = applyOrderEdit(listed, planned);
    const back = planOrderEdit(without, include(makeVin(2)), { ...sources, applied: [planned] });
    expect(applyOrderEdit(without, back)).toEqual(listed);
  });

  it('takes a held-back vehicle of the inventory to the end of the order', () => {
    const { after, applied } = edit(include(HELD));
    expect(after.vehicles.at(-1)).toEqual({ vehicle: inventory.get(HELD), original: {} });
    expect(after.heldBack).toEqual([]);
    expect(applied[0]).toMatchObject({ because: 'The dealership asked for it.', from: { entry: { reason: 'stock' } } });
  });

  it('takes a vehicle that was ordered before out of those', () => {
    expect(edit(include(ORDERED)).after.alreadyOrdered).toEqual([makeVin(7)]);
  });

  it.each([
    ['already-in-order', include(makeVin(1))],
    ['not-in-order', include(makeVin(99))],
    ['not-in-inventory', include(makeVin(7))],
    ['no-reason', include(HELD, '  ')],
  ])('answers %s when a vehicle cannot be included', (code, refused) => {
    expect(codeOf(refused)).toBe(code);
  });
});

describe('several vehicles together', () => {
  const trims: OrderEdit = {
    kind: 'together',
    edits: [1, 2, 3].map((number) => ({ kind: 'change', vin: makeVin(number), field: 'trim', from: 'EX-L', to: 'EX' })),
  };

  it('are one step, which is taken back whole', () => {
    const { after, applied } = edit(trims);
    expect(after.vehicles.map(({ vehicle }) => vehicle.trim)).toEqual(['EX', 'EX', 'EX']);
    const [planned] = applied;
    if (!planned) throw new Error('Nothing was planned.');
    expect(describeOrderEdit(planned)).toBe('3 vehicles: trim');
    expect(applyOrderEdit(after, invertOrderEdit(planned))).toEqual(draft);
  });

  it('are changed all or not at all', () => {
    const wrong: OrderEdit = { kind: 'together', edits: [exclude, { kind: 'exclude', vin: HELD }] };
    expect(codeOf(wrong)).toBe('not-in-order');
  });

  it('each see what the one before did', () => {
    const { after } = edit({ kind: 'together', edits: [change(19900), exclude, include(makeVin(2))] });
    expect(after.vehicles[1]).toMatchObject({ vehicle: { price: 19900 }, original: { price: 22500 } });
    expect(after.heldBack).toEqual(draft.heldBack);
  });
});

describe('undo', () => {
  it('takes every edit back, in the opposite order, and makes it again', () => {
    const { after, applied } = edit(change(19900), exclude, include(HELD), {
      kind: 'together',
      edits: [include(ORDERED), include(makeVin(2))],
    });
    const undone = applied.toReversed().reduce((state, one) => applyOrderEdit(state, invertOrderEdit(one)), after);
    expect(undone).toEqual(draft);
    expect(applied.reduce(applyOrderEdit, undone)).toEqual(after);
  });

  it('refuses an edit that no longer fits', () => {
    const { applied } = edit(exclude);
    const [planned] = applied;
    if (!planned) throw new Error('Nothing was planned.');
    const emptied = { ...draft, vehicles: [] };
    expect(() => applyOrderEdit(emptied, planned)).toThrow('changed meanwhile');
  });

  it('says in words what it would do', () => {
    const { applied } = edit(change(null), exclude, include(HELD));
    const tail = (vin: string) => `…${vin.slice(-8)}`;
    expect(applied.map(describeOrderEdit)).toEqual([
      `price of ${tail(makeVin(2))}: 22500 → nothing`,
      `exclude ${tail(makeVin(2))}`,
      `include ${tail(HELD)}`,
    ]);
  });
});
