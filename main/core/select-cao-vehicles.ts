import type { Rules } from './dealership.ts';
import type { CaoSelection, FunnelStep, FunnelStepName, HeldBackVehicle, WhyStep } from './order.ts';
import { ProblemError } from './problem.ts';
import { listRuleSteps, type RuleContext, type RuleStep } from './rule-steps.ts';
import type { InventoryVehicle, RuledVehicle } from './vehicle.ts';

/**
 * Compares a dealership's inventory with its rules and its VIN log. The first rule that a vehicle fails holds it back;
 * what passes all of them and is not in the log is new. File order is kept.
 *
 * @throws ProblemError `wrong-rules` for rules that cannot be followed, and `sums-do-not-match` when vehicles + held
 * back + already ordered is not the feed. Either way nothing is selected.
 */
export function selectCaoVehicles<Known extends RuledVehicle>(
  inventory: readonly Known[],
  rules: Rules,
  context: RuleContext,
): CaoSelection<Known> {
  const steps = listRuleSteps(rules, context);
  const asked = steps.filter(({ demand }) => demand !== null);
  const vehicles: Known[] = [];
  const heldBack: HeldBackVehicle<Known>[] = [];
  const alreadyOrdered: Known[] = [];
  for (const vehicle of inventory) {
    const failure = findFailure(vehicle, asked);
    if (failure) heldBack.push(failure);
    else if (vehicle.isInLog) alreadyOrdered.push(vehicle);
    else vehicles.push(vehicle);
  }
  const accounted = vehicles.length + heldBack.length + alreadyOrdered.length;
  if (accounted !== inventory.length) {
    const message = `The sums do not match: the feed has ${inventory.length} vehicles, but ${vehicles.length} are new, ${heldBack.length} held back and ${alreadyOrdered.length} already ordered. Nothing was produced. Import the feed again; if it stays so, restore the newest backup.`;
    throw new ProblemError('sums-do-not-match', message);
  }
  return { vehicles, heldBack, alreadyOrdered, funnel: buildFunnel(inventory.length, steps, heldBack, alreadyOrdered) };
}

/** Walks one vehicle through every rule, the VIN log last, and says what each of them found. @throws ProblemError `wrong-rules` */
export function explainVehicle(vehicle: InventoryVehicle, rules: Rules, context: RuleContext): readonly WhyStep[] {
  const steps = listRuleSteps(rules, context).map((rule): WhyStep => {
    const { step, demand, show } = rule;
    if (demand === null)
      return { step, passed: true, value: show(vehicle), message: 'The dealership has no such rule.' };
    if (isAbout(rule, vehicle.absentColumns)) {
      return { step, passed: true, value: '', message: 'The file has no such column, so the rule is not applied.' };
    }
    const failure = rule.fail(vehicle);
    return { step, passed: failure === null, value: show(vehicle), message: failure ?? demand };
  });
  return [...steps, explainLog(vehicle.alreadyOrderedIn)];
}

function explainLog(order: string | null): WhyStep {
  const step = 'vin-log';
  if (order === null) return { step, passed: true, value: '', message: 'The VIN log does not have it.' };
  const where = order === '' ? 'an order without a number' : `order ${order}`;
  return { step, passed: false, value: order, message: `It was already ordered in ${where}.` };
}

function findFailure<Known extends RuledVehicle>(
  vehicle: Known,
  steps: readonly RuleStep[],
): HeldBackVehicle<Known> | null {
  for (const rule of steps) {
    if (isAbout(rule, vehicle.absentColumns)) continue;
    const message = rule.fail(vehicle);
    if (message !== null) return { vehicle, reason: rule.step, message };
  }
  return null;
}

function isAbout({ column }: RuleStep, absent: RuledVehicle['absentColumns']): boolean {
  return column !== null && absent.includes(column);
}

function buildFunnel(
  feed: number,
  steps: readonly RuleStep[],
  heldBack: readonly Pick<HeldBackVehicle, 'reason'>[],
  alreadyOrdered: readonly RuledVehicle[],
): readonly FunnelStep[] {
  const lost = new Map<FunnelStepName | 'operator', number>([['vin-log', alreadyOrdered.length]]);
  for (const { reason } of heldBack) lost.set(reason, (lost.get(reason) ?? 0) + 1);
  let remaining = feed;
  return (['feed', ...steps.map(({ step }) => step), 'vin-log'] as const).map((step) => {
    remaining -= lost.get(step) ?? 0;
    return { step, remaining };
  });
}
