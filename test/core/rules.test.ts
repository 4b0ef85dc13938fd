import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type Rules } from '../../main/core/dealership.ts';
import { checkRules } from '../../main/core/rules.ts';

function check(settings: Partial<Record<keyof Rules, unknown>>) {
  return checkRules({ ...DEFAULT_RULES, ...settings } as Rules);
}

describe('rules', () => {
  it.each([
    ['as they come', {}],
    ['for new vehicles only', { vehicleTypes: ['new'] }],
    ['with one price', { priceRangeMin: 20000, priceRangeMax: 20000 }],
    ['with cents', { priceRangeMin: 0, priceRangeMax: 19999.99 }],
    ['with keywords', { excludeKeywords: ['loaner', 'In-Service', 'C++ (demo)'] }],
    ['with makes', { requiredMakes: ['Ford', 'Land Rover'], excludeKeywords: ['Rover'] }],
    ['with a year', { minYear: 2015 }],
    ['with seasoning', { seasoningDays: 30 }],
  ])('%s can be saved', (_case, settings) => {
    expect(check(settings)).toBeNull();
  });

  it.each([
    ['vehicleTypes', { vehicleTypes: [] }, 'with neither'],
    ['vehicleTypes', { vehicleTypes: ['new', 'certified'] }, '"certified" is not known'],
    ['priceRangeMin', { priceRangeMin: -1 }, '0 or more'],
    ['priceRangeMin', { priceRangeMin: Number.NaN }, '0 or more'],
    ['priceRangeMax', { priceRangeMax: -1 }, '0 or more'],
    ['priceRangeMax', { priceRangeMax: Number.POSITIVE_INFINITY }, '0 or more'],
    ['priceRangeMin', { priceRangeMin: 30000, priceRangeMax: 20000 }, '30000 is above the highest price 20000'],
    ['minYear', { minYear: 19 }, 'a year from'],
    ['minYear', { minYear: 20230 }, 'a year from'],
    ['minYear', { minYear: 2015.5 }, 'a year from'],
    ['seasoningDays', { seasoningDays: -1 }, 'a whole number'],
    ['seasoningDays', { seasoningDays: 1.5 }, 'a whole number'],
    ['seasoningDays', { seasoningDays: 100_000 }, 'a whole number'],
    ['seasoningDays', { seasoningDays: '7' }, 'a whole number'],
    ['requiredMakes', { requiredMakes: ['Ford', ' '] }, 'blank'],
    ['excludeKeywords', { excludeKeywords: ['loaner', ''] }, 'blank'],
    ['excludeKeywords', { excludeKeywords: ['x'.repeat(61)] }, 'longer than'],
    ['excludeKeywords', { excludeKeywords: Array.from({ length: 101 }, (_, index) => `w${index}`) }, 'more than'],
    ['excludeKeywords', { requiredMakes: ['Ford'], excludeKeywords: ['ford '] }, 'also a required make'],
  ])('with a wrong %s are refused: %j', (field, settings, reason) => {
    const problem = check(settings);
    expect(problem).toMatchObject({ code: 'wrong-rules', details: { field } });
    expect(problem?.message).toContain(`rules.${field}: `);
    expect(problem?.message).toContain(reason);
  });
});
