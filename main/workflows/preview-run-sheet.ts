import { findWeekday, isCivilDate } from '../core/civil-date.ts';
import type { Dealership, OrderType, Weekday } from '../core/dealership.ts';
import type { FunnelStep, OrderWarning } from '../core/order.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import { findDueDealerships } from '../core/schedule.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { Condition } from '../core/vehicle.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { findDealership, listDealerships } from '../database/dealerships.ts';
import { findActiveImport, readImport } from '../database/imports.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { toOrderVehicle } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { findDraftWarnings } from './find-draft-warnings.ts';
import { formatLocalDate } from './local-time.ts';

/** What a CAO order of a dealership would come to. feed = new + held back + already ordered. */
export interface RunSheetNumbers {
  readonly dealership: string;
  /** What the dealership usually gets; the numbers are those of a CAO all the same. */
  readonly type: OrderType;
  readonly feed: number;
  readonly new: number;
  /** The new ones, by condition. */
  readonly conditions: Readonly<Record<Condition, number>>;
  readonly heldBack: number;
  readonly alreadyOrdered: number;
  readonly funnel: readonly FunnelStep[];
  readonly warnings: readonly OrderWarning[];
  /** Why there are no numbers, for example rules that contradict each other. */
  readonly problem?: Problem;
}

/** The numbers of a day's orders before anything is written. */
export interface RunSheetPreview {
  readonly day: Weekday;
  readonly asOf: string;
  readonly rows: readonly RunSheetNumbers[];
}

/**
 * Counts what is new, held back and already ordered at each named dealership, or at each one scheduled on a day (today
 * when it is left out). Nothing is written. Problems: `unknown-dealership`, `wrong-date`.
 */
export function previewRunSheet(
  context: WorkflowContext,
  input: { readonly names?: readonly string[]; readonly day?: Weekday; readonly asOf?: string },
): RunSheetPreview {
  const db = context.reader;
  const asOf = input.asOf ?? formatLocalDate(context.now());
  if (!isCivilDate(asOf)) throw new ProblemError('wrong-date', `${asOf} is not a day written YYYY-MM-DD.`);
  const day = input.day ?? findWeekday(asOf);
  const dealerships =
    input.names?.map((name) => findDealership(db, name)) ?? findDueDealerships(listDealerships(db), day);
  const importId = findActiveImport(db);
  const importedAt = importId === null ? null : readImport(db, importId).importedAt;
  const sheet = { asOf, offLot: readOffLotKeys(db), importedAt };
  return { day, asOf, rows: dealerships.map((dealership) => countOrder(context, dealership, sheet)) };
}

function countOrder(
  context: WorkflowContext,
  dealership: Dealership,
  sheet: { readonly asOf: string; readonly offLot: ReadonlySet<string>; readonly importedAt: string | null },
): RunSheetNumbers {
  const db = context.reader;
  const name = { dealership: dealership.name, type: dealership.orderType };
  try {
    const inventory = readCaoInventory(db, dealership);
    const { vehicles, heldBack, alreadyOrdered, funnel } = selectCaoVehicles(inventory, dealership.rules, sheet);
    const count = (condition: Condition) => vehicles.filter((vehicle) => vehicle.condition === condition).length;
    return {
      ...name,
      feed: inventory.length,
      new: vehicles.length,
      conditions: { new: count('new'), po: count('po'), cpo: count('cpo'), unknown: count('unknown') },
      heldBack: heldBack.length,
      alreadyOrdered: alreadyOrdered.length,
      funnel,
      warnings: findDraftWarnings(db, {
        dealership,
        type: 'cao',
        number: null,
        vehicles: vehicles.map(toOrderVehicle),
        entries: [],
        feed: inventory.length,
        importedAt: sheet.importedAt,
        now: context.now(),
      }),
    };
  } catch (error) {
    return { ...name, ...NO_NUMBERS, problem: describeFailure(context, error) };
  }
}

const NO_NUMBERS = {
  feed: 0,
  new: 0,
  conditions: { new: 0, po: 0, cpo: 0, unknown: 0 },
  heldBack: 0,
  alreadyOrdered: 0,
  funnel: [],
  warnings: [],
};

/** One dealership that cannot be counted must not take the numbers of the others away. */
function describeFailure(context: WorkflowContext, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  context.log.app.error(`A dealership could not be counted: ${String(error)}`);
  return { code: 'unexpected', message: 'It could not be counted for a reason that was not foreseen. See app.log.' };
}
