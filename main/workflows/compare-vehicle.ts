import { normalizeVin } from '../core/vin.ts';
import { readInventory, type StoredVehicle } from '../database/inventory.ts';
import { type RawRow, readRawRows } from '../database/vehicle-rows.ts';
import type { WorkflowContext } from './context.ts';

/** Sets each row of a VIN in the active import beside the vehicle that was made of it. */
export function compareVehicle(
  context: Pick<WorkflowContext, 'reader'>,
  input: { readonly vin: string },
): { readonly rows: readonly (RawRow & { readonly vehicle: StoredVehicle })[] } {
  const db = context.reader;
  const vin = normalizeVin(input.vin);
  const { vehicles } = readInventory(db, { vin, dealershipId: null, words: [], limit: -1, offset: 0 });
  return {
    rows: readRawRows(db, vin).flatMap((row, at) => {
      const vehicle = vehicles[at];
      return vehicle ? [{ ...row, vehicle }] : [];
    }),
  };
}
