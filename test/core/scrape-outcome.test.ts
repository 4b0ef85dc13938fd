import { describe, expect, it } from 'vitest';
import type { Listing } from '../../main/core/listing.ts';
import { judgeReading, measureListings } from '../../main/core/scrape-outcome.ts';
import { makeLot } from '../scraping/shelf-adapter.ts';

const COMPLETE = { kind: 'complete' } as const;
const judge = (lot: readonly Listing[], before: readonly Listing[] | null, inInventory = 0) =>
  judgeReading(COMPLETE, measureListings(lot), {
    lastGood: before === null ? null : measureListings(before),
    inInventory,
  });

describe('a reading', () => {
  it('is good when there is nothing to compare it with', () => {
    expect(judge(makeLot(3), null)).toEqual({ outcome: 'ok', message: '3 vehicles.' });
  });

  it('is good with up to 40 % fewer vehicles than the last good one, and suspicious below', () => {
    expect(judge(makeLot(60), makeLot(100)).outcome).toBe('ok');
    expect(judge(makeLot(59), makeLot(100))).toEqual({
      outcome: 'suspicious',
      message: '59 vehicles instead of 100: 41 % fewer than before.',
    });
  });

  it('is compared with the inventory too, which may come from a file', () => {
    expect(judge(makeLot(50), makeLot(50), 300).outcome).toBe('suspicious');
  });

  it('may bring any number more', () => {
    expect(judge(makeLot(900), makeLot(100)).outcome).toBe('ok');
  });

  it('is suspicious when a column that was filled is blank', () => {
    const blank = makeLot(100).map((car, at) => (at % 2 === 0 ? car : { ...car, stock: ' ' }));
    expect(judge(blank, makeLot(100)).outcome).toBe('ok');
    const emptier = makeLot(100).map((car, at) => (at < 49 ? car : { ...car, stock: '' }));
    expect(judge(emptier, makeLot(100))).toEqual({
      outcome: 'suspicious',
      message: 'Stock number: 49 % of the vehicles have it instead of 100 %.',
    });
  });

  it('does not miss a column that was never filled', () => {
    expect(
      judge(
        makeLot(10),
        makeLot(10).map((car) => ({ ...car, trim: '' })),
      ).outcome,
    ).toBe('ok');
  });

  it('counts only vehicles with a valid VIN', () => {
    expect(measureListings([...makeLot(2), ...makeLot(1).map((car) => ({ ...car, vin: 'BUILD-PHASE' }))]).rows).toBe(2);
  });

  it('that was stopped is never good, however much it had', () => {
    expect(
      judgeReading({ kind: 'cancelled' }, measureListings(makeLot(9)), { lastGood: null, inInventory: 0 }).outcome,
    ).toBe('cancelled');
  });
});
