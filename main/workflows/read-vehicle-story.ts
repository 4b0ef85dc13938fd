import { foldSightings } from '../core/fold-sightings.ts';
import type { VehicleStory } from '../core/vehicle-story.ts';
import { normalizeVin } from '../core/vin.ts';
import { findDealership } from '../database/dealerships.ts';
import { listOrdersOfVin } from '../database/orders.ts';
import { readSightings } from '../database/vehicle-sightings.ts';
import { readTimeline } from '../database/vin-logs.ts';
import { findVinPlaces } from '../database/vin-whereabouts.ts';
import type { WorkflowContext } from './context.ts';

/** Tells where a VIN is and was, how it changed, which logs have it and which orders took it; of one dealership, when it is named. */
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
    sightings: foldSightings(readSightings(db, vin).filter(isWanted)),
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
