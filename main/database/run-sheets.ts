import type { OrderType } from '../core/dealership.ts';
import type { OrderStatus } from '../core/order.ts';
import type { WaitingOrder } from '../core/order-record.ts';
import type { Problem } from '../core/problem.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** A row of a day's run sheet as it is kept, with what is known of its order. */
export interface StoredSheetRow {
  readonly id: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly dealershipId: number;
  readonly dealership: string;
  readonly type: OrderType;
  /** Of a published or voided order its own, else the one given to the row. */
  readonly number: string | null;
  readonly listText: string;
  readonly isReady: boolean;
  readonly orderId: number | null;
  readonly orderStatus: OrderStatus | null;
  /** How its order waits for the orders folder; `null` when it does not. */
  readonly waiting: WaitingOrder | null;
  readonly problem: Problem | null;
  /** UTC ISO instant of the dealership's newest published order, practice runs aside; `null` before the first. */
  readonly lastOrderAt: string | null;
}

/** What can be changed of a row. */
export type SheetRowChange = Partial<
  Pick<StoredSheetRow, 'type' | 'number' | 'listText' | 'isReady' | 'orderId' | 'problem'> & {
    /** An unfinished row of an earlier day that is not offered again. */
    readonly isLeft: boolean;
  }
>;

interface SheetRowColumns extends Omit<StoredSheetRow, 'isReady' | 'waiting' | 'problem'> {
  readonly isReady: number;
  readonly waiting: string | null;
  readonly problem: string | null;
}

const SELECT_ROWS = `
  SELECT sheet.id, sheet.on_date AS date, sheet.dealership_id AS dealershipId, dealerships.name AS dealership,
    sheet.order_type AS type, sheet.list_text AS listText, sheet.is_ready AS isReady, sheet.order_id AS orderId,
    orders.status AS orderStatus, sheet.problem,
    iif(waits.order_id IS NULL, NULL, json_object(
      'since', waits.waiting_since, 'ordersFolder', waits.root, 'problem', json(waits.problem))) AS waiting,
    iif(orders.status IN ('published', 'voided'), orders.order_number, sheet.order_number) AS number,
    (SELECT max(published_at) FROM orders AS past
     WHERE past.dealership_id = sheet.dealership_id AND past.status = 'published' AND past.is_practice = 0
    ) AS lastOrderAt
  FROM run_sheet_rows AS sheet
  JOIN dealership_configs AS dealerships ON dealerships.id = sheet.dealership_id
  LEFT JOIN orders ON orders.id = sheet.order_id
  LEFT JOIN waiting_orders AS waits ON waits.order_id = sheet.order_id`;

/** The rows of a day, in their order. */
export function listSheetRows(db: ReadableDatabase, date: string): readonly StoredSheetRow[] {
  const rows = db.prepare(`${SELECT_ROWS} WHERE sheet.on_date = ? ORDER BY sheet.position, sheet.id`).all(date);
  return (rows as SheetRowColumns[]).map(toSheetRow);
}

/** Days that an order may stay unfinished before it is no longer offered. */
const OFFERED_FOR_DAYS = 14;

/**
 * The newest row of each dealership on the days before a date whose order was never written, oldest day first. Those
 * are left out whose dealership is on that day's sheet or had an order since, or which the operator left.
 */
export function listUnfinishedSheetRows(db: ReadableDatabase, date: string): readonly StoredSheetRow[] {
  const rows = db
    .prepare(
      `${SELECT_ROWS}
       WHERE sheet.on_date < @date AND sheet.on_date >= date(@date, '-${OFFERED_FOR_DAYS} days') AND sheet.is_left = 0
         AND (orders.status IS NULL OR orders.status = 'draft')
         AND NOT EXISTS (SELECT 1 FROM run_sheet_rows AS later WHERE later.dealership_id = sheet.dealership_id
           AND later.on_date > sheet.on_date AND later.on_date <= @date)
         AND (lastOrderAt IS NULL OR date(lastOrderAt, 'localtime') < sheet.on_date)
       ORDER BY sheet.on_date, sheet.position, sheet.id`,
    )
    .all({ date });
  return (rows as SheetRowColumns[]).map(toSheetRow);
}

/** One row; `undefined` when it is not there. */
export function readSheetRow(db: ReadableDatabase, id: number): StoredSheetRow | undefined {
  const row = db.prepare(`${SELECT_ROWS} WHERE sheet.id = ?`).get(id) as SheetRowColumns | undefined;
  return row && toSheetRow(row);
}

/** Whether a day was filled from the schedule. */
export function isDayFilled(db: ReadableDatabase, date: string): boolean {
  return db.prepare('SELECT 1 FROM run_sheet_days WHERE on_date = ?').get(date) !== undefined;
}

/** Remembers that a day was filled from the schedule; the instant is UTC ISO. */
export function markDayFilled(db: WritableDatabase, date: string, at: string): void {
  db.prepare('INSERT INTO run_sheet_days (on_date, filled_at) VALUES (?, ?)').run(date, at);
}

/** Adds a row at the end of a day; returns its id. */
export function insertSheetRow(
  db: WritableDatabase,
  row: { readonly date: string; readonly dealershipId: number; readonly type: OrderType },
  at: string,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO run_sheet_rows (on_date, dealership_id, order_type, position, created_at)
       VALUES (@date, @dealershipId, @type,
         (SELECT coalesce(max(position) + 1, 0) FROM run_sheet_rows WHERE on_date = @date), @at)`,
    )
    .run({ ...row, at });
  return Number(lastInsertRowid);
}

/** Moves a row to the end of another day. */
export function moveSheetRow(db: WritableDatabase, id: number, date: string): void {
  db.prepare(
    `UPDATE run_sheet_rows SET on_date = @date, is_left = 0,
       position = (SELECT coalesce(max(position) + 1, 0) FROM run_sheet_rows WHERE on_date = @date)
     WHERE id = @id`,
  ).run({ id, date });
}

/** Takes a row off its sheet. Its order stays where it is. */
export function deleteSheetRow(db: WritableDatabase, id: number): void {
  db.prepare('DELETE FROM run_sheet_rows WHERE id = ?').run(id);
}

const CHANGED_COLUMNS: Readonly<Record<keyof SheetRowChange, string>> = {
  type: 'order_type',
  number: 'order_number',
  listText: 'list_text',
  isReady: 'is_ready',
  isLeft: 'is_left',
  orderId: 'order_id',
  problem: 'problem',
};

/** Changes what is named of a row; there must be something. */
export function updateSheetRow(db: WritableDatabase, id: number, change: SheetRowChange): void {
  const { isReady, isLeft, problem, ...plain } = change;
  const values = {
    ...plain,
    ...(isReady !== undefined && { isReady: isReady ? 1 : 0 }),
    ...(isLeft !== undefined && { isLeft: isLeft ? 1 : 0 }),
    ...(problem !== undefined && { problem: problem && JSON.stringify(problem) }),
  };
  const names = Object.keys(values) as (keyof SheetRowChange)[];
  const assignments = names.map((name) => `${CHANGED_COLUMNS[name]} = @${name}`);
  db.prepare(`UPDATE run_sheet_rows SET ${assignments.join(', ')} WHERE id = @id`).run({ ...values, id });
}

/** Puts the rows of a day in this order. */
export function arrangeSheetRows(db: WritableDatabase, ids: readonly number[]): void {
  const move = db.prepare('UPDATE run_sheet_rows SET position = ? WHERE id = ?');
  ids.forEach((id, position) => {
    move.run(position, id);
  });
}

/** The rows, of any day, whose order is still to be written and has one of these numbers. */
export function findPlannedNumbers(
  db: ReadableDatabase,
  numbers: readonly string[],
): readonly Pick<StoredSheetRow, 'id' | 'date' | 'dealership' | 'number'>[] {
  return db
    .prepare(
      `SELECT sheet.id, sheet.on_date AS date, dealerships.name AS dealership, sheet.order_number AS number
       FROM run_sheet_rows AS sheet
       JOIN dealership_configs AS dealerships ON dealerships.id = sheet.dealership_id
       LEFT JOIN orders ON orders.id = sheet.order_id
       WHERE sheet.order_number IN (SELECT value FROM json_each(?))
         AND (orders.status IS NULL OR orders.status IN ('draft', 'publishing')) ORDER BY sheet.id`,
    )
    .all(JSON.stringify(numbers)) as Pick<StoredSheetRow, 'id' | 'date' | 'dealership' | 'number'>[];
}

/** The day on whose run sheet an order stands, `YYYY-MM-DD`; `null` when it is on none. */
export function findSheetDate(db: ReadableDatabase, orderId: number): string | null {
  const row = db.prepare('SELECT on_date AS date FROM run_sheet_rows WHERE order_id = ?').get(orderId);
  return (row as { readonly date: string } | undefined)?.date ?? null;
}

/** Tells the row of an order, if it has one, why it was not published. */
export function setProblemOfOrder(db: WritableDatabase, orderId: number, problem: Problem): void {
  db.prepare('UPDATE run_sheet_rows SET problem = ? WHERE order_id = ?').run(JSON.stringify(problem), orderId);
}

function toSheetRow({ isReady, waiting, problem, ...row }: SheetRowColumns): StoredSheetRow {
  return {
    ...row,
    isReady: isReady === 1,
    waiting: waiting === null ? null : (JSON.parse(waiting) as WaitingOrder),
    problem: problem === null ? null : (JSON.parse(problem) as Problem),
  };
}
