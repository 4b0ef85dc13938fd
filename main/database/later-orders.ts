import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import type { OrderFolder, WrittenFolder } from './order-folders.ts';
import { readSetting, writeSetting } from './settings.ts';
import type { NewLogEntry } from './vin-logs.ts';

/** What the database that a backup took the place of knew of its orders, and the backup does not know. */
export interface OrdersBefore {
  /** Absolute paths of the folders that orders were written into. */
  readonly roots: readonly string[];
  readonly voided: readonly OrderBefore[];
  readonly entries: readonly EntryBefore[];
}

/** An order, told from others by its dealership and when it was prepared; its id may be another one elsewhere. */
export interface OrderBefore {
  readonly orderId: number | null;
  readonly vinLogTable: string;
  /** UTC ISO instant; `null` when no order is known any more, only what it has logged. */
  readonly preparedAt: string | null;
}

/** An entry that an order made in the VIN log. */
export type EntryBefore = OrderBefore & Omit<NewLogEntry, 'flag' | 'orderId' | 'source'>;

const KEY = 'expects-later-orders';
const BEFORE_KEY = 'orders-before-restoring';
const NOTHING: OrdersBefore = { roots: [], voided: [], entries: [] };

const ORDER = 'orders.id AS orderId, vin_log_table AS vinLogTable, orders.created_at AS preparedAt';
const DEALERSHIP = 'JOIN dealership_configs AS dealerships ON dealerships.id =';
const ENTRY = `vin, history.order_number AS orderNumber, history.order_type AS orderType, order_on AS orderOn,
  processed_on AS processedOn, template`;
const PUBLISHED_HERE = `SELECT orders.id FROM orders ${DEALERSHIP} dealership_id
  WHERE vin_log_table = ? AND orders.created_at = ? AND status = 'published' AND is_practice = 0`;
/** What came from the older system or was written by hand is no order of this application. */
const OWN_TYPES = "('cao', 'list', 'maintenance')";

/**
 * Remembers, in a database that was just restored, that orders may have been written after it was backed up; and
 * what the database before it knew of them, `null` when that cannot be read.
 */
export function expectLaterOrders(db: WritableDatabase, before: OrdersBefore | null, at: string): void {
  writeSetting(db, KEY, true, at);
  writeSetting(db, BEFORE_KEY, before ?? NOTHING, at);
}

/** Whether a restored database has not been compared with the orders folders yet. */
export function areLaterOrdersExpected(db: ReadableDatabase): boolean {
  return readSetting(db, KEY) === true;
}

/** What the database before this one knew of its orders; nothing when it could not be read. */
export function readOrdersBefore(db: ReadableDatabase): OrdersBefore {
  return (readSetting(db, BEFORE_KEY) as OrdersBefore | undefined) ?? NOTHING;
}

/** Every orders folder was looked through. */
export function endExpectingOrders(db: WritableDatabase, at: string): void {
  writeSetting(db, KEY, false, at);
  writeSetting(db, BEFORE_KEY, NOTHING, at);
}

/** Finds what a database knows of orders and a backup of it does not. @throws SqliteError when it cannot be read */
export function findOrdersBefore(before: ReadableDatabase, backup: ReadableDatabase): OrdersBefore {
  const published = listOrders(backup, 'published');
  const voided = listOrders(backup, 'voided');
  const known = new Set([...published, ...voided].map(keyOf));
  const logged = new Set(listEntriesWithoutOrder(backup, '').map(keyOfEntry));
  // What it had not come to take over from a database before it is as little known to this backup.
  const pending = readOrdersBefore(before);
  const kept = new Set(voided.map(keyOf));
  return {
    roots: [...new Set([...listRoots(before), ...pending.roots])],
    voided: [...listOrders(before, 'voided'), ...pending.voided].filter((order) => !kept.has(keyOf(order))),
    entries: [
      ...listEntriesOfOrders(before).filter((entry) => !known.has(keyOf(entry))),
      ...listEntriesWithoutOrder(before, 'AND removed_at IS NULL').filter((entry) => !logged.has(keyOfEntry(entry))),
      ...pending.entries,
    ],
  };
}

/** The VINs of the orders of this database that are published and were prepared when that one was. */
export function listVinsPublishedHere(db: ReadableDatabase, order: OrderBefore): ReadonlySet<string> {
  const vins = db.prepare(`SELECT vin FROM order_vehicles WHERE order_id IN (${PUBLISHED_HERE})`).pluck();
  return new Set(vins.all(order.vinLogTable, order.preparedAt) as string[]);
}

/** The folders of that order where this database has it under the same id, and published. */
export function listFoldersPublishedHere(
  db: ReadableDatabase,
  order: OrderBefore,
): readonly (WrittenFolder & Pick<OrderFolder, 'root'>)[] {
  return db
    .prepare(
      `SELECT id AS folderId, order_id AS orderId, root, folder FROM order_folders
       WHERE status = 'written' AND order_id = ? AND order_id IN (${PUBLISHED_HERE})`,
    )
    .all(order.orderId, order.vinLogTable, order.preparedAt) as (WrittenFolder & Pick<OrderFolder, 'root'>)[];
}

function listOrders(db: ReadableDatabase, status: 'published' | 'voided'): readonly OrderBefore[] {
  return db
    .prepare(`SELECT ${ORDER} FROM orders ${DEALERSHIP} dealership_id WHERE status = ? AND is_practice = 0`)
    .all(status) as OrderBefore[];
}

function listEntriesOfOrders(db: ReadableDatabase): readonly EntryBefore[] {
  return db
    .prepare(
      `SELECT ${ORDER}, ${ENTRY} FROM vin_log_history AS history JOIN orders ON orders.id = history.order_id
       ${DEALERSHIP} history.dealership_id WHERE removed_at IS NULL ORDER BY history.id`,
    )
    .all() as EntryBefore[];
}

function listEntriesWithoutOrder(db: ReadableDatabase, condition: string): readonly EntryBefore[] {
  return db
    .prepare(
      `SELECT NULL AS orderId, vin_log_table AS vinLogTable, NULL AS preparedAt, ${ENTRY} FROM vin_log_history AS history
       ${DEALERSHIP} history.dealership_id
       WHERE order_id IS NULL AND history.order_type IN ${OWN_TYPES} ${condition} ORDER BY history.id`,
    )
    .all() as EntryBefore[];
}

function listRoots(db: ReadableDatabase): readonly string[] {
  return db
    .prepare('SELECT DISTINCT root FROM order_folders JOIN orders ON orders.id = order_id WHERE is_practice = 0')
    .pluck()
    .all() as string[];
}

function keyOf({ orderId, vinLogTable, preparedAt }: OrderBefore): string {
  return `${orderId} ${vinLogTable} ${preparedAt}`;
}

function keyOfEntry({ vinLogTable, vin, orderNumber, orderType }: EntryBefore): string {
  return `${vinLogTable} ${vin} ${orderType} ${orderNumber}`;
}
