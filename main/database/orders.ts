import { join } from 'node:path';
import { DEFAULT_OUTPUT, type OrderType, type OutputRules } from '../core/dealership.ts';
import type { OrderDraft, OrderStatus, OrderVehicle } from '../core/order.ts';
import type { OrderSummary } from '../core/order-record.ts';
import type { OrderTemplates } from '../core/template.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { readOrderTemplates } from './templates.ts';

/** A draft with what has to stay as it was when the draft was made. */
export interface NewOrder extends OrderDraft {
  /** The import that the vehicles come from, or `null` when none was active. */
  readonly importId: number | null;
  /** The dealership's output rules as reviewed. */
  readonly output: OutputRules;
  /** The templates as reviewed; what became of them later does not change the order. */
  readonly templates: OrderTemplates;
  /** UTC ISO instant. */
  readonly createdAt: string;
}

/** An order as it is kept, whatever became of it. */
export interface StoredOrder extends NewOrder {
  readonly id: number;
  readonly status: OrderStatus;
  readonly practice: boolean;
  readonly publishedAt: string | null;
  readonly voidedAt: string | null;
  /** UTC ISO instant at which what was held back moved to an archive file; left out while it is here. */
  readonly archivedAt?: string;
}

type DraftColumn = Pick<
  NewOrder,
  'heldBack' | 'alreadyOrdered' | 'funnel' | 'entries' | 'warnings' | 'output' | 'templates'
>;

interface OrderRow {
  readonly id: number;
  readonly dealership_id: number;
  readonly dealership: string;
  readonly order_type: OrderType;
  readonly order_number: string | null;
  readonly status: OrderStatus;
  readonly is_practice: number;
  readonly import_id: number | null;
  readonly draft: string;
  readonly created_at: string;
  readonly published_at: string | null;
  readonly voided_at: string | null;
}

interface ListedColumns {
  readonly root: string | null;
  readonly folder: string | null;
  readonly vehicles: number;
  readonly waiting_since: string | null;
}

/** Keeps a draft, under an id that is known to be free or the next one; returns its id. Call it in a transaction. */
export function insertDraft(db: WritableDatabase, order: NewOrder, freeId: number | null = null): number {
  const { heldBack, alreadyOrdered, funnel, entries, warnings, output, templates } = order;
  const draft: DraftColumn = { heldBack, alreadyOrdered, funnel, entries, warnings, output, templates };
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO orders (id, dealership_id, dealership, order_type, order_number, status, import_id, draft, created_at)
       VALUES (?, ?, ?, ?, ?, 'draft', ?, ?, ?)`,
    )
    .run(
      freeId,
      order.dealershipId,
      order.dealership,
      order.type,
      order.number,
      order.importId,
      JSON.stringify(draft),
      order.createdAt,
    );
  const id = Number(lastInsertRowid);
  replaceVehicles(db, id, order.vehicles);
  return id;
}

/** Gives an order these vehicles and no others. Call it in a transaction. */
export function replaceVehicles(db: WritableDatabase, id: number, vehicles: readonly OrderVehicle[]): void {
  db.prepare('DELETE FROM order_vehicles WHERE order_id = ?').run(id);
  const insert = db.prepare('INSERT INTO order_vehicles (order_id, position, vin, vehicle) VALUES (?, ?, ?, ?)');
  vehicles.forEach((vehicle, position) => {
    insert.run(id, position, vehicle.vin, JSON.stringify(vehicle));
  });
}

/** Reads an order with its vehicles, in the order in which they were reviewed. */
export function readOrder(db: ReadableDatabase, id: number): StoredOrder | undefined {
  const row = db.prepare('SELECT * FROM orders WHERE id = ?').get(id) as OrderRow | undefined;
  if (!row) return undefined;
  const vehicles = db
    .prepare('SELECT vehicle FROM order_vehicles WHERE order_id = ? ORDER BY position')
    .pluck()
    .all(id) as string[];
  const draft = JSON.parse(row.draft) as DraftColumn;
  // An order of before there were other templates than the built-in layouts, and of before the newest settings.
  const output = { ...DEFAULT_OUTPUT, ...draft.output };
  return {
    ...draft,
    output,
    templates: draft.templates ?? readOrderTemplates(db, output),
    id: row.id,
    dealershipId: row.dealership_id,
    dealership: row.dealership,
    type: row.order_type,
    number: row.order_number,
    status: row.status,
    practice: row.is_practice === 1,
    importId: row.import_id,
    createdAt: row.created_at,
    publishedAt: row.published_at,
    voidedAt: row.voided_at,
    vehicles: vehicles.map((vehicle) => JSON.parse(vehicle) as OrderVehicle),
  };
}

/** The orders of a dealership that were prepared at a UTC ISO instant: one, but for copies of it that were practice. */
export function listOrdersPreparedAt(db: ReadableDatabase, dealershipId: number, at: string): readonly number[] {
  const find = db.prepare('SELECT id FROM orders WHERE dealership_id = ? AND created_at = ? ORDER BY id').pluck();
  return find.all(dealershipId, at) as number[];
}

/** Forgets a draft. An order that was ever published stays. Returns whether there was such a draft. */
export function deleteDraft(db: WritableDatabase, id: number): boolean {
  return db.prepare("DELETE FROM orders WHERE id = ? AND status = 'draft'").run(id).changes === 1;
}

/** Changes an order's status; the instant becomes its `publishedAt` or `voidedAt`. */
export function setOrderStatus(db: WritableDatabase, id: number, status: OrderStatus, at: string): void {
  db.prepare(
    `UPDATE orders SET status = @status,
       published_at = iif(@status = 'published', @at, published_at),
       voided_at = iif(@status = 'voided', @at, voided_at)
     WHERE id = @id`,
  ).run({ id, status, at });
}

/** Records how long publishing an order took, in milliseconds. */
export function setPublishTime(db: WritableDatabase, id: number, milliseconds: number): void {
  db.prepare('UPDATE orders SET publish_milliseconds = ? WHERE id = ?').run(milliseconds, id);
}

/** Marks a draft as one that goes to the practice folder and touches no VIN log, or as a real one. */
export function setOrderPractice(db: WritableDatabase, id: number, practice: boolean): void {
  db.prepare('UPDATE orders SET is_practice = ? WHERE id = ?').run(practice ? 1 : 0, id);
}

/** Gives an order another number; `null` takes the number away. */
export function setOrderNumber(db: WritableDatabase, id: number, number: string | null): void {
  db.prepare('UPDATE orders SET order_number = ? WHERE id = ?').run(number, id);
}

/** Finds a published order (practice runs aside) that already has a number. */
export function findOrderByNumber(
  db: ReadableDatabase,
  number: string,
): { readonly id: number; readonly dealership: string } | undefined {
  return db
    .prepare(
      `SELECT id, dealership FROM orders
       WHERE order_number = ? AND is_practice = 0 AND status IN ('publishing', 'published') ORDER BY id DESC LIMIT 1`,
    )
    .get(number) as { id: number; dealership: string } | undefined;
}

/** The orders of a dealership whose publishing was begun and is not known to have ended. */
export function listPublishingOrders(db: ReadableDatabase, dealershipId: number): readonly number[] {
  return db
    .prepare("SELECT id FROM orders WHERE dealership_id = ? AND status = 'publishing' ORDER BY id")
    .pluck()
    .all(dealershipId) as number[];
}

/** The median size of a dealership's published CAO orders, in vehicles; `null` before the first. */
export function readUsualOrderSize(db: ReadableDatabase, dealershipId: number): number | null {
  const sizes = db
    .prepare(
      `SELECT (SELECT count(*) FROM order_vehicles WHERE order_id = orders.id) AS size FROM orders
       WHERE dealership_id = ? AND order_type = 'cao' AND status = 'published' AND is_practice = 0 ORDER BY size`,
    )
    .pluck()
    .all(dealershipId) as number[];
  const upper = sizes[Math.floor(sizes.length / 2)];
  const lower = sizes[Math.floor((sizes.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** The history of orders, drafts included, newest first; with an id, that order only. */
export function listOrderSummaries(db: ReadableDatabase, id: number | null = null): readonly OrderSummary[] {
  const rows = db
    .prepare(
      `SELECT orders.*, folders.root, folders.folder, waits.waiting_since,
         (SELECT count(*) FROM order_vehicles WHERE order_id = orders.id) AS vehicles
       FROM orders LEFT JOIN waiting_orders AS waits ON waits.order_id = orders.id
       LEFT JOIN order_folders AS folders ON folders.id =
         (SELECT max(id) FROM order_folders WHERE order_id = orders.id AND status <> 'writing')
       WHERE @id IS NULL OR orders.id = @id ORDER BY orders.id DESC`,
    )
    .all({ id }) as (OrderRow & ListedColumns)[];
  return rows.map((row) => ({
    id: row.id,
    dealership: row.dealership,
    type: row.order_type,
    number: row.order_number,
    status: row.status,
    practice: row.is_practice === 1,
    vehicles: row.vehicles,
    createdAt: row.created_at,
    publishedAt: row.published_at,
    voidedAt: row.voided_at,
    folder: row.root === null || row.folder === null ? null : join(row.root, row.folder),
    waitingSince: row.waiting_since,
  }));
}

/** The orders that have a VIN, drafts included, newest first. */
export function listOrdersOfVin(db: ReadableDatabase, vin: string): readonly OrderSummary[] {
  const ids = db.prepare('SELECT order_id FROM order_vehicles WHERE vin = ? ORDER BY order_id DESC').pluck().all(vin);
  return (ids as number[]).flatMap((id) => listOrderSummaries(db, id));
}

/** The drafts of a dealership that have one of these VINs, the oldest first. */
export function findDraftsWithVins(
  db: ReadableDatabase,
  dealershipId: number,
  vins: readonly string[],
): readonly number[] {
  return db
    .prepare(
      `SELECT DISTINCT orders.id FROM orders JOIN order_vehicles ON order_id = orders.id
       WHERE dealership_id = ? AND status = 'draft' AND vin IN (SELECT value FROM json_each(?)) ORDER BY orders.id`,
    )
    .pluck()
    .all(dealershipId, JSON.stringify(vins)) as number[];
}
