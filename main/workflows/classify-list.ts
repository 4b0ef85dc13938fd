import type { Dealership } from '../core/dealership.ts';
import { splitListEntries } from '../core/list-entries.ts';
import type { ListEntry } from '../core/order.ts';
import type { ClassifiedEntry, ListClassification } from '../core/order-review.ts';
import { checkRules } from '../core/rules.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { InventoryVehicle } from '../core/vehicle.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { findDealership } from '../database/dealerships.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { findLoggedIn } from '../database/vin-logs.ts';
import { findVinPlaces } from '../database/vin-whereabouts.ts';
import { matchList } from './compute-order.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** What is known of the VINs of a list. */
interface ListFacts {
  readonly vehicles: ReadonlyMap<string, InventoryVehicle>;
  readonly loggedIn: ReadonlyMap<string, string>;
  readonly heldBack: ReadonlyMap<string, string>;
}

/**
 * Says of everything in a pasted text what it is, as an order would take it, and what is known of its vehicle. The
 * counts add up to the entries. Problem: `unknown-dealership`.
 */
export function classifyList(
  context: WorkflowContext,
  input: { readonly name: string; readonly text: string },
): ListClassification {
  const db = context.reader;
  const dealership = findDealership(db, input.name);
  const inventory = readCaoInventory(db, dealership);
  const entries = matchList(inventory, splitListEntries(input.text));
  const vins = entries.flatMap(({ vin }) => vin ?? []);
  const listed = new Set(vins);
  const vehicles = inventory.filter(({ vin }) => listed.has(vin));
  const facts: ListFacts = {
    vehicles: new Map(vehicles.map((vehicle) => [vehicle.vin, vehicle])),
    loggedIn: findLoggedIn(db, dealership, vins),
    heldBack: findHeldBack(context, dealership, vehicles),
  };
  return { entries: entries.map((entry) => describeEntry(context, entry, facts)), counts: countOutcomes(entries) };
}

/** Why a CAO would leave vehicles out. Rules that cannot be followed stop a CAO, but no LIST. */
function findHeldBack(
  context: WorkflowContext,
  { rules }: Dealership,
  vehicles: readonly InventoryVehicle[],
): ReadonlyMap<string, string> {
  if (checkRules(rules) !== null) return new Map();
  const today = { asOf: formatLocalDate(context.now()), offLot: readOffLotKeys(context.reader) };
  const { heldBack } = selectCaoVehicles(vehicles, rules, today);
  return new Map(heldBack.map(({ vehicle, message }) => [vehicle.vin, message]));
}

function describeEntry(context: WorkflowContext, entry: ListEntry, facts: ListFacts): ClassifiedEntry {
  const { vin } = entry;
  if (vin === undefined) return entry;
  const order = facts.loggedIn.get(vin);
  const reason = facts.heldBack.get(vin);
  const vehicle = facts.vehicles.get(vin);
  const other = vehicle ? undefined : findOtherDealership(context, vin);
  return {
    ...entry,
    ...(order !== undefined && { alreadyOrderedIn: order }),
    ...(reason !== undefined && { heldBackBecause: reason }),
    ...(vehicle && { fullName: vehicle.fullName }),
    ...(other !== undefined && { otherDealership: other }),
  };
}

function findOtherDealership(context: WorkflowContext, vin: string): string | undefined {
  return findVinPlaces(context.reader, vin).find(({ dealership }) => dealership !== null)?.dealership ?? undefined;
}

function countOutcomes(entries: readonly ListEntry[]): ListClassification['counts'] {
  const counts = {
    vin: 0,
    stock: 0,
    duplicate: 0,
    invalid: 0,
    'unknown-stock': 0,
    'ambiguous-stock': 0,
    ignored: 0,
  };
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
}
