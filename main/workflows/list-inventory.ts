import { findDealership } from '../database/dealerships.ts';
import { readInventory, type StoredVehicle } from '../database/inventory.ts';
import type { WorkflowContext } from './context.ts';

/** Lists the active inventory in file order, page by page or all of it. Problems: `unknown-dealership`. */
export function listInventory(
  context: Pick<WorkflowContext, 'reader'>,
  input: {
    readonly dealership?: string;
    /** VIN, its last characters, stock number, make or model; several words must all be found. */
    readonly search?: string;
    readonly limit?: number;
    readonly offset?: number;
  },
): { readonly total: number; readonly vehicles: readonly StoredVehicle[] } {
  const { reader } = context;
  const { dealership, search = '', limit = -1, offset = 0 } = input;
  return readInventory(reader, {
    dealershipId: dealership === undefined ? null : findDealership(reader, dealership).id,
    words: search.split(/\s+/).filter((word) => word !== ''),
    limit,
    offset,
  });
}
