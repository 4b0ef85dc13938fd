import type { Dealership } from '../core/dealership.ts';
import type { WhyStep } from '../core/order.ts';
import { explainVehicle } from '../core/select-cao-vehicles.ts';
import { isVin, normalizeVin, suggestVin } from '../core/vin.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { findDealership } from '../database/dealerships.ts';
import { findActiveImport } from '../database/imports.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { readLog } from '../database/vin-logs.ts';
import { findVinPlaces, findVinRefusals } from '../database/vin-whereabouts.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** Why a VIN is, or is not, in a dealership's next CAO order. */
export interface Explanation {
  /** One sentence that begins with `New`, `Held back`, `Already ordered` or `Not in the active inventory`. */
  readonly verdict: string;
  /** `feed` first, `vin-log` last, between them every rule, whether or not an earlier one failed. */
  readonly steps: readonly WhyStep[];
}

/**
 * Explains why a VIN is, or is not, in a dealership's next CAO order; for one that the active inventory does not have,
 * where else it stands, which line was refused, and which order took it. Problem: `unknown-dealership`.
 */
export function explainVin(
  context: WorkflowContext,
  input: { readonly name: string; readonly vin: string; readonly asOf?: string },
): Explanation {
  const db = context.reader;
  const vin = normalizeVin(input.vin);
  const dealership = findDealership(db, input.name);
  const vehicle = readCaoInventory(db, dealership).find((one) => one.vin === vin);
  if (!vehicle) return explainAbsence(context, dealership, vin);
  const asOf = input.asOf ?? formatLocalDate(context.now());
  const rules = explainVehicle(vehicle, dealership.rules, { asOf, offLot: readOffLotKeys(db) });
  const value = `${vehicle.file}, line ${vehicle.line}`;
  const feed: WhyStep = { step: 'feed', passed: true, value, message: `It is in the active inventory: ${value}.` };
  const steps = [feed, ...rules.filter(({ step }) => step !== 'vin-log'), explainLog(context, dealership, vin)];
  return { verdict: judge(steps), steps };
}

function judge(steps: readonly WhyStep[]): string {
  const failed = steps.find(({ passed }) => !passed);
  if (!failed) return 'New: it will be in the next CAO order.';
  return failed.step === 'vin-log' ? `Already ordered: ${failed.message}` : `Held back: ${failed.message}`;
}

function explainAbsence(context: WorkflowContext, dealership: Dealership, vin: string): Explanation {
  const found = [...explainShape(vin), ...explainWhereabouts(context, dealership, vin)];
  const message = found.length > 0 ? found.join(' ') : 'No file of the active import has it.';
  const steps: readonly WhyStep[] = [
    { step: 'feed', passed: false, value: '', message },
    explainLog(context, dealership, vin),
  ];
  return { verdict: `Not in the active inventory of ${dealership.name}: ${message}`, steps };
}

function explainShape(vin: string): readonly string[] {
  if (isVin(vin)) return [];
  const suggestion = suggestVin(vin);
  const advice = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return [`It is not a VIN: a VIN has 17 letters and digits, none of them I, O or Q.${advice}`];
}

function explainWhereabouts(context: WorkflowContext, dealership: Dealership, vin: string): readonly string[] {
  const db = context.reader;
  if (findActiveImport(db) === null) return ['There is no active import.'];
  const elsewhere = findVinPlaces(db, vin)
    .filter(({ dealershipId }) => dealershipId !== dealership.id)
    .map(({ dealership: name, location, file, line }) =>
      name === null
        ? `It stands under the location "${location}", which belongs to no dealership (${file}, line ${line}).`
        : `It stands at ${name} (${file}, line ${line}).`,
    );
  const refused = findVinRefusals(db, vin).map(
    ({ file, line, message }) => `Its row was refused (${file}, line ${line}): ${message}`,
  );
  return [...elsewhere, ...refused];
}

function explainLog(context: WorkflowContext, dealership: Dealership, vin: string): WhyStep {
  const entry = readLog(context.reader, dealership, vin).find((one) => one.vin === vin);
  if (!entry) return { step: 'vin-log', passed: true, value: '', message: 'It is not in the VIN log.' };
  const order = entry.orderNumber === '' ? 'an order without a number' : `order ${entry.orderNumber}`;
  const date = entry.orderDate === null ? '' : ` of ${entry.orderDate}`;
  const message = `It was taken by ${order} (${entry.orderType})${date}.`;
  return { step: 'vin-log', passed: false, value: entry.orderNumber, message };
}
