import type { Rules } from './dealership.ts';
import type { Problem } from './problem.ts';

const VEHICLE_TYPES: ReadonlySet<unknown> = new Set(['new', 'used']);
const LONGEST_KEYWORD = 60;
const MOST_KEYWORDS = 100;
/** Bounds of a model year and of seasoning, in days, beyond which a setting is a typing error. */
const EARLIEST_YEAR = 1980;
const LATEST_YEAR = 2100;
const LONGEST_SEASONING = 3650;

/**
 * Looks for settings that are wrong or contradict each other. They are refused when saved, since a rule that cannot be
 * followed must never come to mean "all vehicles".
 *
 * @returns the first Problem, naming the field, or `null` when the rules can be saved.
 */
export function checkRules(rules: Rules): Problem | null {
  const { vehicleTypes, priceRangeMin: min, priceRangeMax: max, minYear, seasoningDays } = rules;
  if (vehicleTypes.length === 0)
    return wrong('vehicleTypes', 'Choose new, used or both; with neither no vehicle is ever ordered.');
  const unknownType = vehicleTypes.find((type) => !VEHICLE_TYPES.has(type));
  if (unknownType !== undefined) return wrong('vehicleTypes', `"${unknownType}" is not known; use new or used.`);
  if (min !== null && !isAmount(min)) return wrong('priceRangeMin', 'It must be 0 or more dollars.');
  if (max !== null && !isAmount(max)) return wrong('priceRangeMax', 'It must be 0 or more dollars.');
  if (min !== null && max !== null && min > max) {
    return wrong(
      'priceRangeMin',
      `The lowest price ${min} is above the highest price ${max}; no vehicle can be in between.`,
    );
  }
  if (minYear !== null && !isWholeWithin(minYear, EARLIEST_YEAR, LATEST_YEAR)) {
    return wrong('minYear', `It must be a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`);
  }
  if (!isWholeWithin(seasoningDays, 0, LONGEST_SEASONING)) {
    return wrong('seasoningDays', `It must be a whole number of days from 0 to ${LONGEST_SEASONING}.`);
  }
  if (rules.requiredMakes.some((make) => make.trim() === '')) return wrong('requiredMakes', 'A make is blank.');
  return checkKeywords(rules);
}

function checkKeywords({ excludeKeywords: keywords, requiredMakes }: Rules): Problem | null {
  if (keywords.length > MOST_KEYWORDS) return wrong('excludeKeywords', `There are more than ${MOST_KEYWORDS} words.`);
  if (keywords.some((word) => word.trim() === '')) return wrong('excludeKeywords', 'A word is blank.');
  if (keywords.some((word) => word.length > LONGEST_KEYWORD)) {
    return wrong('excludeKeywords', `A word is longer than ${LONGEST_KEYWORD} characters.`);
  }
  const excludedMake = requiredMakes.find((make) => keywords.some((word) => isSameWord(word, make)));
  if (excludedMake !== undefined) {
    return wrong('excludeKeywords', `"${excludedMake}" is also a required make; no vehicle can be both.`);
  }
  return null;
}

function isSameWord(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function isWholeWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

function wrong(field: string, message: string): Problem {
  return {
    code: 'wrong-rules',
    message: `rules.${field}: ${message} Nothing was done; change the dealership's rules.`,
    details: { field },
  };
}
