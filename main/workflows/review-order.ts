import { buildBillingSheet } from '../core/billing-sheet.ts';
import { type AppliedEdit, describeOrderEdit, findExcludedVehicle } from '../core/order-edits.ts';
import type { AlreadyOrderedLine, HeldBackLine, OrderReview } from '../core/order-review.ts';
import type { Vehicle } from '../core/vehicle.ts';
import { findVehicleChecks } from '../core/vehicle-checks.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { readDealership } from '../database/dealerships.ts';
import { listOrderEdits, readOriginals } from '../database/order-edits.ts';
import type { StoredOrder } from '../database/orders.ts';
import { findSheetDate } from '../database/run-sheets.ts';
import { findLoggedIn } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';
import { showOrder } from './show-order.ts';

/** Shows an order with all that there is to look at before it is written. Problem: `unknown-order`. */
export function reviewOrder(context: WorkflowContext, input: { readonly id: number }): { readonly order: OrderReview } {
  const db = context.reader;
  const order = readStoredOrder(db, input.id);
  const edits = listOrderEdits(db, order.id);
  const applied = edits.flatMap(({ edit, isUndone }) => (isUndone ? [] : [edit]));
  const isDraft = order.status === 'draft';
  const last = isDraft ? applied.at(-1) : undefined;
  const next = isDraft ? edits.find(({ isUndone }) => isUndone)?.edit : undefined;
  const inventory = readInventory(context, order);
  return {
    order: {
      ...showOrder(context, input).order,
      originals: readOriginals(db, order.id),
      heldBackVehicles: order.heldBack.map((line) => describeHeldBack(line, applied, inventory)),
      alreadyOrderedVehicles: listAlreadyOrdered(context, order, inventory),
      undo: last ? describeOrderEdit(last) : null,
      redo: next ? describeOrderEdit(next) : null,
      checks: findVehicleChecks(order.vehicles),
      sheetDate: findSheetDate(db, order.id),
      billing: buildBillingSheet(order),
    },
  };
}

/** The dealership's vehicles of the active import, by VIN. */
function readInventory(context: WorkflowContext, order: StoredOrder): ReadonlyMap<string, Vehicle> {
  const inventory = readCaoInventory(context.reader, readDealership(context.reader, order.dealershipId));
  return new Map(
    inventory.map(
      ({ file: _file, line: _line, absentColumns: _absent, excludedBecause: _why, isInLog: _log, ...vehicle }) => [
        vehicle.vin,
        vehicle,
      ],
    ),
  );
}

function describeHeldBack(
  line: StoredOrder['heldBack'][number],
  applied: readonly AppliedEdit[],
  inventory: ReadonlyMap<string, Vehicle>,
): HeldBackLine {
  const excluded = line.reason === 'operator' ? findExcludedVehicle(applied, line.vin)?.entry.vehicle : undefined;
  return { ...line, vehicle: excluded ?? inventory.get(line.vin) ?? null };
}

/** A LIST has these in it all the same, with the order that took them before. */
function listAlreadyOrdered(
  context: WorkflowContext,
  order: StoredOrder,
  inventory: ReadonlyMap<string, Vehicle>,
): readonly AlreadyOrderedLine[] {
  const inOrder = new Map(order.vehicles.map((vehicle) => [vehicle.vin, vehicle]));
  const dealership = readDealership(context.reader, order.dealershipId);
  const loggedIn = findLoggedIn(context.reader, dealership, order.alreadyOrdered);
  return order.alreadyOrdered.map((vin) => ({
    vin,
    vehicle: inOrder.get(vin) ?? inventory.get(vin) ?? null,
    orderNumber: inOrder.get(vin)?.alreadyOrderedIn ?? loggedIn.get(vin) ?? '',
  }));
}
