import { describe, expect, it } from 'vitest';
import { findLosses } from '../../main/core/find-losses.ts';

function line(dealership: string | null, previous: number, vehicles: number) {
  return { dealership, location: dealership ?? 'Nobody', previous, vehicles, added: 0, gone: previous - vehicles };
}

describe('finding losses', () => {
  it.each([
    ['a first import', [line('A', 0, 10)], []],
    ['exactly half', [line('A', 10, 5)], []],
    ['one more than half, which is also all there is', [line('A', 10, 4)], [null, 'A']],
    ['a dealership that is gone', [line('A', 10, 0), line('B', 50, 50)], ['A']],
    ['a location that belongs to nobody', [line(null, 10, 0), line('B', 50, 50)], []],
    ['locations of nobody that are most of the inventory', [line(null, 100, 0), line('B', 50, 50)], [null]],
    ['half of each of two', [line('A', 10, 5), line('B', 10, 5)], []],
    ['other vehicles in the same number', [{ ...line('A', 10, 10), added: 10, gone: 10 }], []],
  ])('of %s', (_what, lines, losers) => {
    expect(findLosses(lines).map(({ dealership }) => dealership)).toEqual(losers);
  });

  it('says it with numbers', () => {
    expect(findLosses([line('Serra Honda', 40, 12), line('B', 100, 100)])).toEqual([
      {
        dealership: 'Serra Honda',
        previous: 40,
        vehicles: 12,
        message: 'Serra Honda: 40 vehicles now, 12 afterwards.',
      },
    ]);
  });
});
