import { isOffTheLot } from '../core/lot-status.ts';
import type { Condition } from '../core/vehicle.ts';
import { findDealership } from '../database/dealerships.ts';
import { listLotStatuses, readInventory, type StoredVehicle } from '../database/inventory.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';

/** Which vehicles of the active inventory are looked for; everything that is named must be so. */
export interface InventorySearch {
  readonly dealership?: string;
  /** VIN, its last characters, stock number, make or model; several words must all be found. */
  readonly search?: string;
  readonly condition?: Condition;
  /** On the lot or off it, by the vehicle's lot status. */
  readonly lot?: 'on' | 'off';
  /** Without a page on the dealership's website. */
  readonly missingUrl?: boolean;
  readonly missingPrice?: boolean;
  /** Not in the VIN log of its dealership. */
  readonly notOrdered?: boolean;
}

/** Lists the active inventory in file order, page by page or all of it. Problems: `unknown-dealership`. */
export function listInventory(
  context: Pick<WorkflowContext, 'reader'>,
  input: InventorySearch & { readonly limit?: number; readonly offset?: number },
): { readonly total: number; readonly vehicles: readonly StoredVehicle[] } {
  const { reader } = context;
  const { dealership, search = '', lot, limit = -1, offset = 0, ...facets } = input;
  return readInventory(reader, {
    ...facets,
    ...(lot && { lotStatuses: findStatuses(reader, lot) }),
    dealershipId: dealership === undefined ? null : findDealership(reader, dealership).id,
    words: search.split(/\s+/).filter((word) => word !== ''),
    limit,
    offset,
  });
}

/** The lot statuses in the inventory that mean this; the rule is the one that orders go by. */
function findStatuses(db: ReadableDatabase, lot: 'on' | 'off'): readonly string[] {
  const offLot = readOffLotKeys(db);
  return listLotStatuses(db).filter((status) => isOffTheLot(status, offLot) === (lot === 'off'));
}
