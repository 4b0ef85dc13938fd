import type { OrderType } from './dealership.ts';
import type { OrderVehicle, OrderWarning } from './order.ts';
import { hasValidCheckDigit } from './vin.ts';

/** A CAO of more vehicles than this is unusual for any dealership. */
const MANY_VEHICLES = 100;

/** A CAO of this many times the dealership's usual looks like a lost VIN log or a changed feed. */
const UNUSUAL_FACTOR = 3;

/** Inventory as old as this, in days, may be of cars that are sold. */
const STALE_AFTER_DAYS = 2;

/** What an order is looked at beside its vehicles. */
export interface OrderCircumstances {
  readonly type: OrderType;
  /** Entries in the dealership's VIN log. */
  readonly logEntries: number;
  /** Vehicles in a usual CAO order of the dealership, or `null` before the first. */
  readonly usualVehicles: number | null;
  /** Whole days since the dealership's vehicles were read, or `null` when there are none. */
  readonly inventoryAgeDays: number | null;
}

/** How many of an order's vehicles are what a warning is about. */
export interface OrderTally {
  /** Chosen by CAO, not named by the dealership. */
  readonly selected: number;
  /** Without a web address of their own. */
  readonly unlinked: number;
  readonly wrongCheckDigits: number;
  /** In the dealership's VIN log, and ordered all the same. */
  readonly orderedBefore: number;
}

/** Counts what findOrderWarnings asks for. */
export function tallyVehicles(vehicles: readonly OrderVehicle[]): OrderTally {
  const count = (is: (vehicle: OrderVehicle) => boolean) => vehicles.filter(is).length;
  return {
    selected: count(({ source }) => source === 'cao'),
    unlinked: count(({ url }) => !/^https?:\/\//i.test(url ?? '')),
    wrongCheckDigits: count(({ vin }) => !hasValidCheckDigit(vin)),
    orderedBefore: count(({ alreadyOrderedIn }) => alreadyOrderedIn !== null),
  };
}

/**
 * Finds what is worth a look before an order is published. What a CAO selects is doubted: an empty VIN log, very many
 * vehicles. What a dealership asked for by VIN is not.
 */
export function findOrderWarnings(tally: OrderTally, circumstances: OrderCircumstances): readonly OrderWarning[] {
  const { selected } = tally;
  const doubts = circumstances.type === 'list' || selected === 0 ? [] : findDoubts(selected, circumstances);
  return [...doubts, ...findNotes(tally, circumstances)];
}

function findDoubts(selected: number, { logEntries, usualVehicles }: OrderCircumstances): readonly OrderWarning[] {
  const doubts: OrderWarning[] = [];
  if (logEntries === 0) {
    doubts.push(
      ask(
        'empty-vin-log',
        `The VIN log is empty: all ${selected} vehicles look new. Import the older log first, if any.`,
      ),
    );
  }
  if (selected > MANY_VEHICLES) {
    doubts.push(ask('many-vehicles', `${selected} vehicles are more than ${MANY_VEHICLES}.`));
  }
  if (usualVehicles !== null && usualVehicles > 0 && selected >= UNUSUAL_FACTOR * usualVehicles) {
    doubts.push(
      ask('unusually-many', `${selected} vehicles are at least ${UNUSUAL_FACTOR} times the usual ${usualVehicles}.`),
    );
  }
  return doubts;
}

function findNotes(tally: OrderTally, circumstances: OrderCircumstances): readonly OrderWarning[] {
  const { unlinked, wrongCheckDigits, orderedBefore } = tally;
  const notes: OrderWarning[] = [];
  if (unlinked > 0) {
    notes.push(
      inform('missing-url', `${count(unlinked)} no web address: the QR code carries the VIN and opens nothing.`),
    );
  }
  if (wrongCheckDigits > 0) {
    notes.push(inform('check-digit', `${count(wrongCheckDigits)} a VIN whose check digit is wrong.`));
  }
  if (orderedBefore > 0) notes.push(inform('already-ordered', `${count(orderedBefore)} been ordered before.`));
  const age = circumstances.inventoryAgeDays;
  if (circumstances.type !== 'list' && age !== null && age >= STALE_AFTER_DAYS) {
    notes.push(inform('stale-inventory', `The vehicles were read ${age} days ago.`));
  }
  return notes;
}

function count(vehicles: number): string {
  return vehicles === 1 ? '1 vehicle has' : `${vehicles} vehicles have`;
}

function ask(code: string, message: string): OrderWarning {
  return { code, message, asks: true };
}

function inform(code: string, message: string): OrderWarning {
  return { code, message, asks: false };
}
