import { normalizeVin } from '../core/vin.ts';
import { findVehicles, readVehicles, type StoredVehicle } from '../database/inventory.ts';
import { type RawRow, readRawRows } from '../database/vehicle-rows.ts';
import type { WorkflowContext } from './context.ts';

/** Sets each row of a VIN in the active import beside the vehicle that was made of it. */
export function compareVehicle(
  context: Pick<WorkflowContext, 'reader'>,
  input: { readonly vin: string },
): { readonly rows: readonly (RawRow & { readonly vehicle: StoredVehicle })[] } {
  const db = context.reader;
  const vin = normalizeVin(input.vin);
  const numbers = findVehicles(db, { scope: 'active', vin, dealershipId: null, words: [] });
  const vehicles = readVehicles(db, 'active', numbers);
  return {
    rows: readRawRows(db, vin).flatMap((row, at) => {
      const vehicle = vehicles[at];
      return vehicle ? [{ ...row, vehicle }] : [];
    }),
  };
}
