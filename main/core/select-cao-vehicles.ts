import { countDays } from './civil-date.ts';
import type { Rules } from './dealership.ts';
import type { FeedColumn } from './feed-row.ts';
import { isOffTheLot } from './lot-status.ts';
import type { CaoSelection, FunnelStep, HeldBackReason, HeldBackVehicle, WhyStep } from './order.ts';
import { ProblemError } from './problem.ts';
import type { Condition, InventoryVehicle } from './vehicle.ts';

/** What the rules need to know beside the vehicles. */
export interface RuleContext {
  /** The day up to which days on the lot are counted, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Keys of the lot statuses that mean off the lot (`foldLotStatus`). */
  readonly offLot: ReadonlySet<string>;
}

type RuleName = Exclude<HeldBackReason, 'operator'>;

/** One rule: which column it is about, what it looks at, and why a vehicle fails it. */
interface RuleStep {
  readonly step: RuleName;
  /** A rule about a column that the vehicle's file does not have is not applied. */
  readonly column: FeedColumn;
  /** The value that the rule looks at, for people. */
  readonly value: (vehicle: InventoryVehicle) => string;
  /** Why the vehicle is held back, or `null` when it passes. */
  readonly fail: (vehicle: InventoryVehicle) => string | null;
}

const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
  new: 'New',
  po: 'Pre-owned',
  cpo: 'Certified pre-owned',
  unknown: 'Unknown condition',
};

/**
 * Compares a dealership's inventory with its rules and its VIN log. The first rule that a vehicle fails holds it back;
 * what passes all of them and is not in the log is new. File order is kept.
 *
 * @throws ProblemError `sums-do-not-match` when vehicles + held back + already ordered is not the feed.
 */
export function selectCaoVehicles(
  inventory: readonly InventoryVehicle[],
  rules: Rules,
  context: RuleContext,
): CaoSelection {
  const steps = listRuleSteps(rules, context);
  const vehicles: InventoryVehicle[] = [];
  const heldBack: HeldBackVehicle[] = [];
  const alreadyOrdered: InventoryVehicle[] = [];
  const lostAt = new Map<RuleName, number>();
  for (const vehicle of inventory) {
    const failure = findFailure(vehicle, steps);
    if (failure) {
      heldBack.push({ vehicle, ...failure });
      lostAt.set(failure.reason, (lostAt.get(failure.reason) ?? 0) + 1);
    } else if (vehicle.alreadyOrderedIn !== null) alreadyOrdered.push(vehicle);
    else vehicles.push(vehicle);
  }
  const funnel = buildFunnel(inventory.length, steps, lostAt, vehicles.length);
  if (vehicles.length + heldBack.length + alreadyOrdered.length !== inventory.length) {
    const message = `The sums do not match: ${inventory.length} vehicles in the feed, but ${vehicles.length} new + ${heldBack.length} held back + ${alreadyOrdered.length} already ordered. Nothing was produced.`;
    throw new ProblemError('sums-do-not-match', message);
  }
  return { vehicles, heldBack, alreadyOrdered, funnel };
}

/** Walks one vehicle through every rule, the VIN log last, and says what each of them found. */
export function explainVehicle(vehicle: InventoryVehicle, rules: Rules, context: RuleContext): readonly WhyStep[] {
  const steps: WhyStep[] = listRuleSteps(rules, context).map(({ step, column, value, fail }) => {
    if (vehicle.absentColumns.includes(column)) {
      return { step, passed: true, value: '', message: 'The file has no such column, so the rule is not applied.' };
    }
    const failure = fail(vehicle);
    return {
      step,
      passed: failure === null,
      value: value(vehicle),
      message: failure ?? `${value(vehicle)} is wanted.`,
    };
  });
  const order = vehicle.alreadyOrderedIn;
  const logged = order === null ? 'It is not in the VIN log.' : `It was already ordered${order ? ` in ${order}` : ''}.`;
  return [...steps, { step: 'vin-log', passed: order === null, value: order ?? '', message: logged }];
}

function findFailure(
  vehicle: InventoryVehicle,
  steps: readonly RuleStep[],
): { readonly reason: RuleName; readonly message: string } | null {
  for (const { step, column, fail } of steps) {
    if (vehicle.absentColumns.length > 0 && vehicle.absentColumns.includes(column)) continue;
    const message = fail(vehicle);
    if (message !== null) return { reason: step, message };
  }
  return null;
}

function buildFunnel(
  feed: number,
  steps: readonly RuleStep[],
  lostAt: ReadonlyMap<RuleName, number>,
  fresh: number,
): readonly FunnelStep[] {
  const funnel: FunnelStep[] = [{ step: 'feed', remaining: feed }];
  let remaining = feed;
  for (const { step } of steps) {
    remaining -= lostAt.get(step) ?? 0;
    const last = funnel.at(-1);
    if (last?.step === step) funnel.pop();
    funnel.push({ step, remaining });
  }
  funnel.push({ step: 'vin-log', remaining: fresh });
  return funnel;
}

/** The rules in the order of product section 5; each dealership's settings are looked up once. */
function listRuleSteps(rules: Rules, context: RuleContext): readonly RuleStep[] {
  return [
    conditionRule(rules),
    {
      step: 'on-the-lot',
      column: 'status',
      value: (vehicle) => vehicle.lotStatus || 'Blank status',
      fail: (vehicle) =>
        rules.excludeOffTheLot && isOffTheLot(vehicle.lotStatus, context.offLot)
          ? `${vehicle.lotStatus} is off the lot.`
          : null,
    },
    {
      step: 'stock',
      column: 'stock',
      value: (vehicle) => `Stock ${vehicle.stock ?? 'missing'}`,
      fail: (vehicle) => (rules.excludeMissingStock && vehicle.stock === null ? 'The stock number is missing.' : null),
    },
    priceRule(rules),
    ...keywordRules(rules),
    makeRule(rules),
    {
      step: 'year',
      column: 'year',
      value: (vehicle) => `Year ${vehicle.year ?? 'missing'}`,
      fail: (vehicle) => {
        if (rules.minYear === null) return null;
        if (vehicle.year === null) return 'The year is missing.';
        return vehicle.year < rules.minYear ? `${vehicle.year} is before ${rules.minYear}.` : null;
      },
    },
    {
      step: 'seasoning',
      column: 'dateInStock',
      value: (vehicle) => `In stock since ${vehicle.inStockOn ?? 'an unknown day'}`,
      fail: (vehicle) => {
        if (rules.seasoningDays === 0) return null;
        if (vehicle.inStockOn === null) return 'The in-stock date is missing.';
        const days = Math.max(0, countDays(vehicle.inStockOn, context.asOf));
        return days < rules.seasoningDays ? `${days} days on the lot; ${rules.seasoningDays} are needed.` : null;
      },
    },
  ];
}

/** `used` takes pre-owned and certified pre-owned; `new` takes only new; an unknown condition is taken by neither. */
function conditionRule(rules: Rules): RuleStep {
  const wanted = new Set<Condition>(rules.vehicleTypes.flatMap((type) => (type === 'used' ? ['po', 'cpo'] : ['new'])));
  return {
    step: 'condition',
    column: 'type',
    value: (vehicle) => CONDITION_WORDS[vehicle.condition],
    fail: (vehicle) => (wanted.has(vehicle.condition) ? null : `${CONDITION_WORDS[vehicle.condition]} is not wanted.`),
  };
}

function priceRule(rules: Rules): RuleStep {
  const { priceRangeMin: min, priceRangeMax: max } = rules;
  const needsPrice = rules.excludeMissingPrice || min !== null || max !== null;
  return {
    step: 'price',
    column: 'price',
    value: (vehicle) => (vehicle.price === null ? 'Price missing' : `Price ${vehicle.price}`),
    fail: ({ price }) => {
      if (price === null) return needsPrice ? 'The price is missing.' : null;
      if (min !== null && price < min) return `The price ${price} is below ${min}.`;
      if (max !== null && price > max) return `The price ${price} is above ${max}.`;
      return null;
    },
  };
}

/** Whole words, case aside. One rule for each column they are looked for in, so that an absent column is passed over. */
function keywordRules(rules: Rules): readonly RuleStep[] {
  const words = rules.excludeKeywords.map((word) => word.trim()).filter((word) => word !== '');
  const pattern =
    words.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  const places: readonly [FeedColumn, (vehicle: InventoryVehicle) => string][] = [
    ['status', (vehicle) => vehicle.lotStatus],
    ['stock', (vehicle) => vehicle.stock ?? ''],
    ['trim', (vehicle) => vehicle.trim],
    // The full name is put together when the file has none, so it is never absent; neither is the VIN.
    ['vin', (vehicle) => vehicle.fullName],
  ];
  return places.map(([column, read]) => ({
    step: 'keywords',
    column,
    value: (vehicle) => read(vehicle) || 'Blank',
    fail: (vehicle) => {
      const found = pattern?.exec(read(vehicle));
      return found ? `It says "${found[0]}", a word that is left out.` : null;
    },
  }));
}

function makeRule(rules: Rules): RuleStep {
  const wanted = new Set(rules.requiredMakes.map((make) => make.trim().toLowerCase()));
  return {
    step: 'make',
    column: 'make',
    value: (vehicle) => vehicle.make || 'Make missing',
    fail: (vehicle) =>
      wanted.size === 0 || wanted.has(vehicle.make.toLowerCase())
        ? null
        : `${vehicle.make || 'A missing make'} is not one of ${rules.requiredMakes.join(', ')}.`,
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+');
}
