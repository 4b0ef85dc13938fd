import type { OrderWarning } from '../core/order.ts';
import type { WaitingOrder } from '../core/order-record.ts';
import type { Problem } from '../core/problem.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** An order that waits, with what the operator said yes to when it was to be published. */
export interface StoredWait extends WaitingOrder {
  readonly orderId: number;
  readonly guards: readonly OrderWarning[];
}

interface WaitColumns {
  readonly orderId: number;
  readonly root: string;
  readonly guards: string;
  readonly problem: string;
  readonly since: string;
}

const SELECT_WAITS = `
  SELECT order_id AS orderId, root, guards, problem, waiting_since AS since FROM waiting_orders`;

/** Has an order wait for its orders folder; one that waits already goes on waiting since when it began. */
export function keepWaiting(db: WritableDatabase, wait: StoredWait): void {
  db.prepare(
    `INSERT INTO waiting_orders (order_id, root, guards, problem, waiting_since)
     VALUES (@orderId, @root, @guards, @problem, @since)
     ON CONFLICT (order_id) DO UPDATE SET root = excluded.root, guards = excluded.guards, problem = excluded.problem`,
  ).run({
    ...wait,
    root: wait.ordersFolder,
    guards: JSON.stringify(wait.guards),
    problem: JSON.stringify(wait.problem),
  });
}

/** Ends the waiting of an order. Returns whether it waited. */
export function endWaiting(db: WritableDatabase, orderId: number): boolean {
  return db.prepare('DELETE FROM waiting_orders WHERE order_id = ?').run(orderId).changes === 1;
}

/** The orders that wait, the one that waits longest first. */
export function listWaitingOrders(db: ReadableDatabase): readonly StoredWait[] {
  const rows = db.prepare(`${SELECT_WAITS} ORDER BY waiting_since, order_id`).all() as WaitColumns[];
  return rows.map(toWait);
}

/** How an order waits; `null` when it does not. */
export function readWaitingOrder(db: ReadableDatabase, orderId: number): StoredWait | null {
  const row = db.prepare(`${SELECT_WAITS} WHERE order_id = ?`).get(orderId) as WaitColumns | undefined;
  return row ? toWait(row) : null;
}

function toWait({ orderId, root, guards, problem, since }: WaitColumns): StoredWait {
  return {
    orderId,
    ordersFolder: root,
    guards: JSON.parse(guards) as OrderWarning[],
    problem: JSON.parse(problem) as Problem,
    since,
  };
}
