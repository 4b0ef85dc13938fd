import { isCivilDate } from '../core/civil-date.ts';
import type { Dealership, OrderType } from '../core/dealership.ts';
import { matchListEntries } from '../core/list-entries.ts';
import { buildListVehicles, uniteMaintenance } from '../core/list-order.ts';
import type { CaoSelection, ListEntry, OrderDraft, OrderVehicle } from '../core/order.ts';
import { ProblemError } from '../core/problem.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import type { InventoryVehicle } from '../core/vehicle.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { findDealership } from '../database/dealerships.ts';
import { findActiveImport, readImport } from '../database/imports.ts';
import { mendVinLog } from '../database/mend-vin-log.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { insertDraft, type NewOrder } from '../database/orders.ts';
import { findLoggedIn } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';
import { findDraftWarnings } from './find-draft-warnings.ts';
import { formatLocalDate } from './local-time.ts';
import { readListInputs } from './read-list-inputs.ts';
import { readOrderNumber } from './read-order-number.ts';

export interface PrepareOrderInput {
  /** The dealership's name or any of its aliases. */
  readonly name: string;
  readonly type: OrderType;
  readonly number?: string;
  /** Days on the lot are counted up to this `YYYY-MM-DD`; today when left out. */
  readonly asOf?: string;
  /** LIST and MAINTENANCE: what the dealership sent, as text and as files. */
  readonly text?: string;
  readonly files?: readonly { readonly path: string }[];
  /** Keeps the draft, so that it can be reviewed and published. */
  readonly store?: boolean;
}

/** A draft ready for review, with its id when it was kept; or an order that has nothing to write. */
export type PreparedOrder =
  | { readonly status: 'ready'; readonly id: number | null; readonly order: OrderDraft }
  | { readonly status: 'nothing-new'; readonly order: OrderDraft };

/** What an order is computed from, all of it read at one moment. */
interface OrderSources {
  readonly dealership: Dealership;
  readonly inventory: readonly InventoryVehicle[];
  readonly lines: readonly string[];
  readonly asOf: string;
  readonly offLot: ReadonlySet<string>;
}

const NO_SELECTION: CaoSelection = { vehicles: [], heldBack: [], alreadyOrdered: [], funnel: [] };

/**
 * Computes what an order of a dealership would contain. Nothing is written but the draft itself, and that only when
 * asked for and when there is a vehicle in it.
 * Problems: `unknown-dealership`, `dealership-inactive`, `no-active-import`, `wrong-order-number`, `wrong-date`.
 */
export async function prepareOrder(context: WorkflowContext, input: PrepareOrderInput): Promise<PreparedOrder> {
  const number = readOrderNumber(input.number);
  const asOf = input.asOf ?? formatLocalDate(context.now());
  if (!isCivilDate(asOf)) {
    throw new ProblemError('wrong-date', `${asOf} is not a day written YYYY-MM-DD. Nothing was prepared.`);
  }
  const lines = input.type === 'cao' ? [] : await readListInputs(input.text, input.files);
  await mendLog(context, input.name);
  const compute = (db: ReadableDatabase) => computeOrder(context, db, { ...input, number, asOf, lines });
  if (!input.store) return describePrepared(compute(context.reader), null);
  return inTransaction(context.writer, () => {
    const order = compute(context.writer);
    return describePrepared(order, order.vehicles.length === 0 ? null : insertDraft(context.writer, order));
  });
}

/** A VIN log that is missing would fail the comparison; it is made again from the history first. */
async function mendLog(context: WorkflowContext, name: string): Promise<void> {
  const db = context.writer;
  const dealership = findOrderable(db, name);
  const isMended = await inTransaction(db, () => mendVinLog(db, dealership));
  if (isMended) context.log.database.warn(`${dealership.vinLogTable} was missing and was made again from the history.`);
}

function describePrepared({ importId, output, createdAt, ...order }: NewOrder, id: number | null): PreparedOrder {
  return order.vehicles.length === 0 ? { status: 'nothing-new', order } : { status: 'ready', id, order };
}

function computeOrder(
  context: WorkflowContext,
  db: ReadableDatabase,
  input: Pick<PrepareOrderInput, 'name' | 'type'> & {
    readonly number: string | null;
    readonly asOf: string;
    readonly lines: readonly string[];
  },
): NewOrder {
  const { type, number } = input;
  const dealership = findOrderable(db, input.name);
  const importId = findActiveImport(db);
  if (importId === null && type !== 'list') {
    throw new ProblemError(
      'no-active-import',
      'There is no inventory yet. Nothing was prepared. Import a scraper file.',
    );
  }
  const inventory = readCaoInventory(db, dealership);
  const sources = { dealership, inventory, lines: input.lines, asOf: input.asOf, offLot: readOffLotKeys(db) };
  const cao = type === 'list' ? NO_SELECTION : selectCaoVehicles(inventory, dealership.rules, sources);
  const list = type === 'cao' ? { entries: [], vehicles: [] } : readList(db, sources);
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
      vehicles,
      entries: list.entries,
      feed: inventory.length,
      importedAt: importId === null ? null : readImport(db, importId).importedAt,
      now: context.now(),
    }),
    importId,
    output: dealership.output,
    createdAt: context.now().toISOString(),
  };
}

function findOrderable(db: ReadableDatabase, name: string): Dealership {
  const dealership = findDealership(db, name);
  if (dealership.isActive) return dealership;
  throw new ProblemError(
    'dealership-inactive',
    `${dealership.name} is switched off. Nothing was prepared. Switch the dealership on to order for it.`,
    { dealership: dealership.name },
  );
}

function readList(
  db: ReadableDatabase,
  { dealership, inventory, lines }: OrderSources,
): { readonly entries: readonly ListEntry[]; readonly vehicles: readonly OrderVehicle[] } {
  const byStock = Map.groupBy(inventory, ({ stock }) => stock?.toUpperCase());
  const entries = matchListEntries(lines, (stock) => byStock.get(stock.toUpperCase()) ?? []);
  const vins = entries.flatMap(({ vin }) => vin ?? []);
  const vehicles = buildListVehicles(entries, {
    dealership: dealership.name,
    inventoryByVin: new Map(inventory.map((vehicle) => [vehicle.vin, vehicle])),
    loggedIn: findLoggedIn(db, dealership, vins),
    output: dealership.output,
  });
  return { entries, vehicles };
}

/** CAO leaves these out; a LIST keeps them and marks them. */
function listAlreadyOrdered(type: OrderType, cao: CaoSelection, listed: readonly OrderVehicle[]): readonly string[] {
  if (type !== 'list') return cao.alreadyOrdered.map(({ vin }) => vin);
  return listed.filter((vehicle) => vehicle.alreadyOrderedIn !== null).map(({ vin }) => vin);
}

/** A vehicle of the inventory as a CAO order takes it. */
export function toOrderVehicle(vehicle: InventoryVehicle): OrderVehicle {
  const { file: _file, line: _line, absentColumns: _absentColumns, ...facts } = vehicle;
  return { ...facts, source: 'cao', onWebsite: true };
}
