import type { InventorySearch, InventorySort } from '../core/inventory-search.ts';

/** Which vehicles to find, with everything looked up that a search says in words. */
export interface InventoryFilter
  extends Omit<InventorySearch, 'scope' | 'dealership' | 'search' | 'lot' | 'lotStatus' | 'daysFrom' | 'daysTo'> {
  readonly scope: 'active' | 'past';
  readonly dealershipId: number | null;
  /** Words that all have to be part of VIN, stock number, make, model or full name, ASCII case aside. */
  readonly words: readonly string[];
  readonly vin?: string;
  readonly lotStatuses?: readonly string[];
  /** Taken in on or between these days, `YYYY-MM-DD`. */
  readonly inStockFrom?: string;
  readonly inStockTo?: string;
  readonly sort?: InventorySort;
}

/** A condition in SQL on a row called `vehicle`, with its values. */
export type SqlCondition = readonly [sql: string, ...values: readonly (string | number)[]];

const SEARCHED =
  'vin || char(10) || coalesce(stock, char(10)) || char(10) || make || char(10) || model || char(10) || full_name';
const LOGGED = `SELECT 1 FROM vin_log_history AS logged
  WHERE logged.dealership_id = vehicle.dealership_id AND logged.vin = vehicle.vin AND logged.removed_at IS NULL`;
const EXCLUDED = `SELECT 1 FROM cao_exclusions AS exclusion
  WHERE exclusion.dealership_id = vehicle.dealership_id AND exclusion.vin = vehicle.vin AND revoked_at IS NULL`;
export const ACTIVE_IMPORT = "(SELECT id FROM scraper_imports WHERE status = 'active')";

/** The conditions of a filter that hold for vehicles of the active inventory and of the past alike. */
export function listConditions(filter: InventoryFilter): readonly SqlCondition[] {
  const { dealershipId, vin, condition, lotStatuses, makes, words } = filter;
  const bounds: readonly (readonly [sql: string, bound: string | number | undefined])[] = [
    ['vehicle.year >= ?', filter.yearFrom],
    ['vehicle.year <= ?', filter.yearTo],
    ['vehicle.price >= ?', filter.priceFrom],
    ['vehicle.price <= ?', filter.priceTo],
    ['vehicle.in_stock_on >= ?', filter.inStockFrom],
    ['vehicle.in_stock_on <= ?', filter.inStockTo],
    ['vehicle.vin = ?', vin],
    ['vehicle.dealership_id = ?', dealershipId ?? undefined],
  ];
  const conditions: SqlCondition[] = [
    ...bounds.flatMap(([sql, bound]): SqlCondition[] => (bound === undefined ? [] : [[sql, bound]])),
    ...words.map((word): SqlCondition => [`instr(upper(${SEARCHED}), upper(?)) > 0`, word]),
  ];
  if (condition === 'used') conditions.push(["vehicle.vehicle_condition IN ('po', 'cpo')"]);
  else if (condition !== undefined) conditions.push(['vehicle.vehicle_condition = ?', condition]);
  if (lotStatuses !== undefined) conditions.push([isOneOf('vehicle.lot_status'), JSON.stringify(lotStatuses)]);
  if (makes !== undefined) conditions.push([isOneOf('vehicle.make'), JSON.stringify(makes)]);
  if (filter.missingUrl) conditions.push(['vehicle.vehicle_url IS NULL']);
  if (filter.missingPrice) conditions.push(['vehicle.price IS NULL']);
  if (filter.notOrdered) conditions.push([`NOT EXISTS (${LOGGED})`]);
  if (filter.excluded) conditions.push([`EXISTS (${EXCLUDED})`]);
  return conditions;
}

function isOneOf(column: string): string {
  return `${column} IN (SELECT value FROM json_each(?))`;
}

const SORT_VALUES: Readonly<Record<InventorySort['by'], string>> = {
  vin: 'vehicle.vin',
  stock: 'vehicle.stock COLLATE NOCASE',
  vehicle: 'vehicle.full_name COLLATE NOCASE',
  dealership: '(SELECT name_key FROM dealership_configs WHERE dealership_configs.id = vehicle.dealership_id)',
  condition: 'vehicle.vehicle_condition',
  lotStatus: 'vehicle.lot_status COLLATE NOCASE',
  price: 'vehicle.price',
  // More days on the lot are an earlier date.
  days: '-julianday(vehicle.in_stock_on)',
  lastSeen: 'vehicle.last_seen_at',
};

/** The order of the vehicles, in SQL: as asked for, else as they stand in the files, or the last seen first. */
export function makeOrder({ scope, sort }: InventoryFilter): string {
  const isPast = scope === 'past';
  if (sort === undefined) return isPast ? 'vehicle.last_seen_at DESC NULLS LAST, vehicle.id' : 'vehicle.id';
  if (sort.by === 'lastSeen' && !isPast) return 'vehicle.id';
  return `${SORT_VALUES[sort.by]} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, vehicle.id`;
}
