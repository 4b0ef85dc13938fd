import type { OrderSummary } from '../core/order-record.ts';
import { normalizeVin } from '../core/vin.ts';
import { findDealership } from '../database/dealerships.ts';
import { listOrdersOfVin } from '../database/orders.ts';
import { readTimeline } from '../database/vin-logs.ts';
import { findVinPlaces } from '../database/vin-whereabouts.ts';
import type { WorkflowContext } from './context.ts';

/** A VIN through everything that the application knows. */
export interface VehicleStory {
  readonly vin: string;
  readonly places: readonly {
    readonly dealership: string | null;
    readonly location: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly entries: readonly {
    readonly dealership: string;
    readonly orderNumber: string;
    readonly orderType: string;
    readonly orderDate: string | null;
    readonly at: string;
    readonly removed: boolean;
  }[];
  readonly orders: readonly OrderSummary[];
}

/** Tells where a VIN is, which logs have it and which orders took it; of one dealership, when it is named. */
export function readVehicleStory(
  context: WorkflowContext,
  input: { readonly name?: string; readonly vin: string },
): VehicleStory {
  const db = context.reader;
  const vin = normalizeVin(input.vin);
  const only = input.name === undefined ? null : findDealership(db, input.name).name;
  const isWanted = (line: { readonly dealership: string | null }) => only === null || line.dealership === only;
  return {
    vin,
    places: findVinPlaces(db, vin)
      .filter(isWanted)
      .map(({ dealershipId: _id, ...place }) => place),
    entries: readTimeline(db, vin)
      .filter(isWanted)
      .map(({ dealership, orderNumber, orderType, orderDate, createdAt, removedAt }) => ({
        dealership,
        orderNumber,
        orderType,
        orderDate,
        at: createdAt,
        removed: removedAt !== null,
      })),
    orders: listOrdersOfVin(db, vin).filter(isWanted),
  };
}
