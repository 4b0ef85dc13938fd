import { countDay } from './civil-date.ts';
import type { Rules } from './dealership.ts';
import type { FeedColumn } from './feed-row.ts';
import { isOffTheLot } from './lot-status.ts';
import type { HeldBackReason } from './order.ts';
import { ProblemError } from './problem.ts';
import { checkRules } from './rules.ts';
import type { Condition, RuledFact, RuledVehicle } from './vehicle.ts';

/** What the rules need to know beside the vehicles. */
export interface RuleContext {
  /** The day up to which days on the lot are counted, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Keys of the lot statuses that mean off the lot (`foldLotStatus`). */
  readonly offLot: ReadonlySet<string>;
}

/** One rule with a dealership's settings. Selection and explanation walk the same list of them. */
export interface RuleStep {
  readonly step: Exclude<HeldBackReason, 'operator'>;
  /** A rule about a column that the vehicle's file does not have is not applied; `null` when the value never lacks. */
  readonly column: FeedColumn | null;
  /** What `show` and `fail` read of a vehicle beside what is always known, so that nothing else has to be fetched. */
  readonly looksAt: readonly RuledFact[];
  /** What the dealership asks for, in words; `null` when it has not set the rule. */
  readonly demand: string | null;
  /** What the rule looks at, in words. */
  readonly show: (vehicle: RuledVehicle) => string;
  /** Why the vehicle is held back, in words, or `null` when it passes. Asked only of a rule that is set. */
  readonly fail: (vehicle: RuledVehicle) => string | null;
}

const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
  new: 'New',
  po: 'Pre-owned',
  cpo: 'Certified pre-owned',
  unknown: 'An unknown condition',
};

/**
 * A dealership's rules in the order in which CAO applies them.
 *
 * @throws ProblemError `wrong-rules` when `checkRules` finds fault with them, so that no order is made by such rules.
 */
export function listRuleSteps(rules: Rules, context: RuleContext): readonly RuleStep[] {
  const problem = checkRules(rules);
  if (problem) throw new ProblemError(problem.code, problem.message, problem.details);
  return [
    EXCLUSION_RULE,
    makeConditionRule(rules),
    makeLotRule(rules, context),
    makeStockRule(rules),
    makePriceRule(rules),
    makeKeywordRule(rules),
    makeMakeRule(rules),
    makeYearRule(rules),
    makeSeasoningRule(rules, context),
  ];
}

/** What the operator said about this one vehicle comes before what the dealership said about all of them. */
const EXCLUSION_RULE: RuleStep = {
  step: 'excluded',
  column: null,
  looksAt: [],
  demand: 'The operator must not have excluded the VIN from CAO.',
  show: ({ excludedBecause }) => excludedBecause ?? 'Not excluded',
  fail: ({ excludedBecause }) =>
    excludedBecause === null ? null : `The operator excluded it from CAO: ${excludedBecause}`,
};

/** What the rules that a dealership has set look at. @throws ProblemError `wrong-rules` */
export function listRuledFacts(rules: Rules): ReadonlySet<RuledFact> {
  const set = listRuleSteps(rules, { asOf: '2000-01-01', offLot: new Set() }).filter(({ demand }) => demand !== null);
  return new Set(set.flatMap(({ looksAt }) => looksAt));
}

/** `used` takes pre-owned and certified pre-owned, `new` only new; an unknown condition is taken by neither. */
function makeConditionRule({ vehicleTypes }: Rules): RuleStep {
  const wanted = new Set<Condition>(vehicleTypes.flatMap((type) => (type === 'used' ? ['po', 'cpo'] : [type])));
  const show = (vehicle: RuledVehicle) => CONDITION_WORDS[vehicle.condition];
  return {
    step: 'condition',
    column: 'type',
    looksAt: ['condition'],
    demand: `Wanted are ${vehicleTypes.join(' and ')} vehicles.`,
    show,
    fail: (vehicle) => (wanted.has(vehicle.condition) ? null : `${show(vehicle)} is not wanted.`),
  };
}

function makeLotRule({ excludeOffTheLot }: Rules, { offLot }: RuleContext): RuleStep {
  // A lot has thousands of vehicles and a handful of statuses, so each status is folded once.
  const judged = new Map<string, string | null>();
  const judge = (lotStatus: string) => {
    const failure = isOffTheLot(lotStatus, offLot) ? `${lotStatus} is off the lot.` : null;
    judged.set(lotStatus, failure);
    return failure;
  };
  return {
    step: 'on-the-lot',
    column: 'status',
    looksAt: ['lotStatus'],
    demand: excludeOffTheLot ? 'The vehicle must be on the lot; every status outside the table of others is.' : null,
    show: (vehicle) => vehicle.lotStatus || 'Blank',
    fail: ({ lotStatus }) => {
      const known = judged.get(lotStatus);
      return known === undefined ? judge(lotStatus) : known;
    },
  };
}

function makeStockRule({ excludeMissingStock }: Rules): RuleStep {
  return {
    step: 'stock',
    column: 'stock',
    looksAt: ['stock'],
    demand: excludeMissingStock ? 'There must be a stock number.' : null,
    show: (vehicle) => vehicle.stock ?? 'Missing',
    fail: (vehicle) => (vehicle.stock === null ? 'The stock number is missing.' : null),
  };
}

/** With a bound set, a vehicle without a price is held back. */
function makePriceRule({ priceRangeMin: min, priceRangeMax: max, excludeMissingPrice }: Rules): RuleStep {
  const bounds = [...(min === null ? [] : [`at least ${min}`]), ...(max === null ? [] : [`at most ${max}`])];
  const isRequired = excludeMissingPrice || bounds.length > 0;
  return {
    step: 'price',
    column: 'price',
    looksAt: ['price'],
    demand: isRequired ? `There must be a price${bounds.length > 0 ? ` of ${bounds.join(' and ')}` : ''}.` : null,
    show: ({ price }) => (price === null ? 'Missing' : String(price)),
    fail: ({ price }) => {
      if (price === null) return 'The price is missing.';
      if (min !== null && price < min) return `The price ${price} is below ${min}.`;
      if (max !== null && price > max) return `The price ${price} is above ${max}.`;
      return null;
    },
  };
}

/** Whole words, case aside: letters, their accents and digits on either side make it another word. */
function makeKeywordRule({ excludeKeywords }: Rules): RuleStep {
  const words = excludeKeywords.map((word) => escapePattern(word.normalize('NFC').trim()));
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'iu');
  const listPlaces = ({ lotStatus, stock, trim, fullName }: RuledVehicle) => [lotStatus, stock ?? '', trim, fullName];
  return {
    step: 'keywords',
    // A column that the file does not have is blank here, and a blank text has no words.
    column: null,
    looksAt: ['lotStatus', 'stock', 'trim', 'fullName'],
    demand: words.length > 0 ? `None of these words may occur: ${excludeKeywords.join(', ')}.` : null,
    show: (vehicle) =>
      listPlaces(vehicle)
        .filter((text) => text !== '')
        .join(' | '),
    fail: (vehicle) => {
      for (const text of listPlaces(vehicle)) {
        const found = pattern.exec(text);
        if (found) return `"${found[0]}" is one of the excluded words.`;
      }
      return null;
    },
  };
}

function makeMakeRule({ requiredMakes }: Rules): RuleStep {
  const wanted = new Set(requiredMakes.map(foldMake));
  return {
    step: 'make',
    column: 'make',
    looksAt: ['make'],
    demand: wanted.size > 0 ? `The make must be ${requiredMakes.join(' or ')}.` : null,
    show: (vehicle) => vehicle.make || 'Missing',
    fail: ({ make }) => {
      if (wanted.has(foldMake(make))) return null;
      return make === '' ? 'The make is missing.' : `The make ${make} is not wanted.`;
    },
  };
}

function makeYearRule({ minYear }: Rules): RuleStep {
  return {
    step: 'year',
    column: 'year',
    looksAt: ['year'],
    demand: minYear === null ? null : `The model year must be ${minYear} or later.`,
    show: ({ year }) => (year === null ? 'Missing' : String(year)),
    fail: ({ year }) => {
      if (year === null) return 'The model year is missing.';
      return minYear !== null && year < minYear ? `The model year ${year} is before ${minYear}.` : null;
    },
  };
}

/** A missing date is held back; one that lies ahead counts as no day on the lot. */
function makeSeasoningRule({ seasoningDays }: Rules, { asOf }: RuleContext): RuleStep {
  const today = countDay(asOf);
  return {
    step: 'seasoning',
    column: 'dateInStock',
    looksAt: ['inStockOn'],
    demand: seasoningDays > 0 ? `The vehicle must be in stock for ${countedDays(seasoningDays)} or more.` : null,
    show: ({ inStockOn }) => (inStockOn === null ? 'Missing' : `In stock since ${inStockOn}`),
    fail: ({ inStockOn }) => {
      if (inStockOn === null) return 'The in-stock date is missing.';
      const days = Math.max(0, today - countDay(inStockOn));
      return days < seasoningDays ? `In stock for ${countedDays(days)} of ${seasoningDays}.` : null;
    },
  };
}

function countedDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function foldMake(make: string): string {
  return make.normalize('NFC').trim().toLowerCase();
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
}
