import { countDay } from '../core/civil-date.ts';
import type { InventorySearch, InventorySort, ListedVehicle } from '../core/inventory-search.ts';
import { isOffTheLot } from '../core/lot-status.ts';
import { findDealership } from '../database/dealerships.ts';
import { findVehicles, listLotStatuses, readVehicles } from '../database/inventory.ts';
import type { InventoryFilter } from '../database/inventory-filter.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

const DAY = 86_400_000;

/**
 * Lists the active inventory, or vehicles of the past, page by page or all of it: in file order, or sorted.
 * Problems: `unknown-dealership`.
 */
export function listInventory(
  context: Pick<WorkflowContext, 'reader' | 'now'>,
  input: InventorySearch & { readonly sort?: InventorySort; readonly limit?: number; readonly offset?: number },
): { readonly total: number; readonly vehicles: readonly ListedVehicle[] } {
  const { reader } = context;
  const { limit, offset = 0, ...search } = input;
  const today = formatLocalDate(context.now());
  const filter = readFilter(reader, search, today);
  const numbers = findVehicles(reader, filter);
  const page = numbers.slice(offset, limit === undefined ? undefined : offset + limit);
  const vehicles = readVehicles(reader, filter.scope, page).map((vehicle): ListedVehicle => {
    const { inStockOn } = vehicle;
    return { ...vehicle, days: inStockOn === null ? null : Math.max(0, countDay(today) - countDay(inStockOn)) };
  });
  return { total: numbers.length, vehicles };
}

/** Looks up what a search says in words. @throws ProblemError `unknown-dealership` */
function readFilter(
  db: ReadableDatabase,
  input: InventorySearch & { readonly sort?: InventorySort },
  today: string,
): InventoryFilter {
  const { scope, dealership, search = '', lot, lotStatus, daysFrom, daysTo, ...same } = input;
  const lotStatuses = findStatuses(db, lot, lotStatus);
  return {
    ...same,
    // What is gone since the last import is of the past by its nature.
    scope: input.change === 'gone' ? 'past' : (scope ?? 'active'),
    ...(lotStatuses && { lotStatuses }),
    ...(daysFrom !== undefined && { inStockTo: countBack(today, daysFrom) }),
    ...(daysTo !== undefined && { inStockFrom: countBack(today, daysTo) }),
    dealershipId: dealership === undefined ? null : findDealership(db, dealership).id,
    words: search.split(/\s+/).filter((word) => word !== ''),
  };
}

/** The lot statuses that are meant, or `undefined` for all; whether one is off the lot is judged as orders judge it. */
function findStatuses(
  db: ReadableDatabase,
  lot: 'on' | 'off' | undefined,
  exact: string | undefined,
): readonly string[] | undefined {
  if (lot === undefined) return exact === undefined ? undefined : [exact];
  const offLot = readOffLotKeys(db);
  return listLotStatuses(db).filter(
    (status) => isOffTheLot(status, offLot) === (lot === 'off') && (exact === undefined || status === exact),
  );
}

function countBack(today: string, days: number): string {
  return new Date(countDay(today) * DAY - days * DAY).toISOString().slice(0, 10);
}
