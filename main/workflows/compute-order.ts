import type { Dealership, OrderType } from '../core/dealership.ts';
import { fillOutput } from '../core/fill-output.ts';
import { matchListEntries } from '../core/list-entries.ts';
import { buildListVehicles, uniteMaintenance } from '../core/list-order.ts';
import type { CaoSelection, ListEntry, OrderVehicle } from '../core/order.ts';
import { tallyVehicles } from '../core/order-warnings.ts';
import { ProblemError } from '../core/problem.ts';
import { listRuledFacts, type RuleContext } from '../core/rule-steps.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { InventoryVehicle, RuledVehicle } from '../core/vehicle.ts';
import { readCaoCandidates, readCaoInventory, readInventoryVehicles } from '../database/cao-inventory.ts';
import { readFeedTime } from '../database/dealership-feeds.ts';
import { findDealership } from '../database/dealerships.ts';
import { findActiveImport } from '../database/imports.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import type { NewOrder } from '../database/orders.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import { readOrderTemplates } from '../database/templates.ts';
import { findLoggedIn } from '../database/vin-logs.ts';
import { findDraftWarnings } from './find-draft-warnings.ts';

/** An order to compute. */
export interface OrderRequest {
  /** The dealership's name or any of its aliases. */
  readonly name: string;
  readonly type: OrderType;
  readonly number: string | null;
  /** Days on the lot are counted up to this `YYYY-MM-DD`. */
  readonly asOf: string;
  /** LIST and MAINTENANCE: the lines that the dealership sent. */
  readonly lines: readonly string[];
}

/** A selection whose new vehicles are whole; of the others only what the rules look at is known. */
interface OrderSelection extends Omit<CaoSelection<RuledVehicle>, 'vehicles'> {
  readonly feed: number;
  readonly vehicles: readonly InventoryVehicle[];
}

interface OrderList {
  readonly entries: readonly ListEntry[];
  readonly vehicles: readonly OrderVehicle[];
}

const NO_SELECTION: OrderSelection = { feed: 0, vehicles: [], heldBack: [], alreadyOrdered: [], funnel: [] };
const NO_LIST: OrderList = { entries: [], vehicles: [] };

/**
 * Computes what an order would contain, from the inventory and the log as they are now. Nothing is written.
 * Problems: `unknown-dealership`, `dealership-inactive`, `no-active-import`, `wrong-rules`, `sums-do-not-match`.
 */
export function computeOrder(db: ReadableDatabase, request: OrderRequest, now: Date): NewOrder {
  const { type, number } = request;
  const dealership = fillDealership(db, findOrderable(db, request.name));
  const importId = type === 'list' ? findActiveImport(db) : findInventory(db);
  const today = { asOf: request.asOf, offLot: readOffLotKeys(db) };
  // Only a LIST looks beyond what the rules see; then both work on what was read once.
  const inventory = type === 'cao' ? null : readCaoInventory(db, dealership);
  const cao = type === 'list' ? NO_SELECTION : selectForCao(db, dealership, inventory, today);
  const list = inventory === null ? NO_LIST : readList(db, dealership, inventory, request.lines);
  const vehicles = uniteMaintenance(cao.vehicles.map(toOrderVehicle), list.vehicles);
  return {
    dealershipId: dealership.id,
    dealership: dealership.name,
    type,
    number,
    vehicles,
    heldBack: cao.heldBack.map(({ vehicle, reason, message }) => ({ vin: vehicle.vin, reason, message })),
    alreadyOrdered: listAlreadyOrdered(type, cao, list.vehicles),
    funnel: cao.funnel,
    entries: list.entries,
    warnings: findDraftWarnings(db, {
      dealership,
      type,
      number,
      tally: tallyVehicles(vehicles),
      entries: list.entries,
      feed: inventory?.length ?? cao.feed,
      importedAt: readFeedTime(db, dealership.id),
      now,
    }),
    importId,
    output: dealership.output,
    templates: readOrderTemplates(db, dealership.output),
    createdAt: now.toISOString(),
  };
}

/** A dealership with the shop's choices for QR codes where it has none of its own. */
export function fillDealership(db: ReadableDatabase, dealership: Dealership): Dealership {
  const { qr } = readOutputSettings(db);
  return { ...dealership, output: fillOutput(dealership.output, qr, dealership.site) };
}

/** Finds a dealership that may be ordered for. Problems: `unknown-dealership`, `dealership-inactive`. */
export function findOrderable(db: ReadableDatabase, name: string): Dealership {
  const dealership = findDealership(db, name);
  if (dealership.isActive) return dealership;
  throw new ProblemError(
    'dealership-inactive',
    `${dealership.name} is switched off. Nothing was prepared. Switch the dealership on to order for it.`,
    { dealership: dealership.name },
  );
}

/** The active import, which CAO compares with. Problem: `no-active-import`. */
export function findInventory(db: ReadableDatabase): number {
  const importId = findActiveImport(db);
  if (importId !== null) return importId;
  throw new ProblemError('no-active-import', 'There is no inventory yet. Nothing was prepared. Import a scraper file.');
}

/** Selects from the whole inventory where it was read, else from no more of it than the rules look at. */
export function selectForCao(
  db: ReadableDatabase,
  dealership: Dealership,
  inventory: readonly InventoryVehicle[] | null,
  today: RuleContext,
): OrderSelection {
  const { rules } = dealership;
  if (inventory !== null) return { feed: inventory.length, ...selectCaoVehicles(inventory, rules, today) };
  const candidates = readCaoCandidates(db, dealership, listRuledFacts(rules));
  const { vehicles, ...others } = selectCaoVehicles(candidates, rules, today);
  return { feed: candidates.length, ...others, vehicles: readInventoryVehicles(db, dealership, vehicles) };
}

function readList(
  db: ReadableDatabase,
  dealership: Dealership,
  inventory: readonly InventoryVehicle[],
  lines: readonly string[],
): OrderList {
  const entries = matchList(inventory, lines);
  const vins = entries.flatMap(({ vin }) => vin ?? []);
  const vehicles = buildListVehicles(entries, {
    dealership: dealership.name,
    inventoryByVin: new Map(inventory.map((vehicle) => [vehicle.vin, vehicle])),
    loggedIn: findLoggedIn(db, dealership, vins),
    output: dealership.output,
  });
  return { entries, vehicles };
}

/** Says what the lines of a list are; stock numbers are those of the dealership's inventory. */
export function matchList(inventory: readonly InventoryVehicle[], lines: readonly string[]): readonly ListEntry[] {
  const byStock = Map.groupBy(inventory, ({ stock }) => stock?.toUpperCase());
  return matchListEntries(lines, (stock) => byStock.get(stock.toUpperCase()) ?? []);
}

/** CAO leaves these out; a LIST keeps them and marks them. */
function listAlreadyOrdered(type: OrderType, cao: OrderSelection, listed: readonly OrderVehicle[]): readonly string[] {
  if (type !== 'list') return cao.alreadyOrdered.map(({ vin }) => vin);
  return listed.filter((vehicle) => vehicle.alreadyOrderedIn !== null).map(({ vin }) => vin);
}

/** A vehicle of the inventory as a CAO order takes it. */
export function toOrderVehicle(vehicle: InventoryVehicle): OrderVehicle {
  const { file: _file, line: _line, absentColumns: _absent, excludedBecause: _why, isInLog: _log, ...facts } = vehicle;
  return { ...facts, source: 'cao', onWebsite: true };
}
