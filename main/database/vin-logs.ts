import type { Dealership, OrderType } from '../core/dealership.ts';
import { quoteIdentifier } from '../core/vin-log-table-name.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** Whose log it is. */
export type LogOwner = Pick<Dealership, 'id' | 'name' | 'vinLogTable'>;

/** An order as a log remembers it for one VIN. */
export interface NewLogEntry {
  readonly vin: string;
  /** `''` when the order has no number. */
  readonly orderNumber: string;
  readonly orderType: OrderType | 'legacy' | 'manual';
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderOn: string | null;
  readonly processedOn: string | null;
  readonly template: string;
  /** Why the VIN looks wrong, else `''`. */
  readonly flag: string;
  /** The order of this application that made the entry, or `null`. */
  readonly orderId: number | null;
  /** Where an entry that no order made comes from, for example the file's name. */
  readonly source: string;
}

/** The current entry of a VIN. */
export interface LogEntry {
  readonly vin: string;
  readonly orderNumber: string;
  readonly orderType: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  readonly template: string;
  readonly flag: string;
}

/** One thing that ever happened to a VIN in the log of a dealership. */
export interface TimelineEntry extends LogEntry {
  readonly dealership: string;
  readonly source: string;
  /** UTC ISO instants. */
  readonly createdAt: string;
  readonly removedAt: string | null;
  readonly removedBecause: string | null;
}

/** What the dealership's own table holds of the history. */
const ENTRY_COLUMNS = 'vin, order_number, order_type, order_on, processed_on, template, flag, history_id, created_at';

/**
 * What the dealership's own table should hold: the newest live entry of each VIN. An entry that an order of this
 * application made is newer than any that was taken over from the older system, whenever that was.
 */
const CURRENT_ENTRIES = `
  SELECT ${ENTRY_COLUMNS} FROM (
    SELECT *, id AS history_id, row_number() OVER (PARTITION BY vin ORDER BY order_id IS NULL, id DESC) AS place
    FROM vin_log_history WHERE dealership_id = @id AND removed_at IS NULL
      AND (@vins IS NULL OR vin IN (SELECT value FROM json_each(@vins)))
  ) WHERE place = 1`;

/** Makes the table of a dealership's VIN log. */
export function createVinLogTable(db: WritableDatabase, table: string): void {
  db.exec(`CREATE TABLE ${quoteIdentifier(table)} (
    vin TEXT PRIMARY KEY,
    dealership TEXT NOT NULL,
    order_on TEXT,
    processed_on TEXT,
    order_type TEXT NOT NULL,
    order_number TEXT NOT NULL,
    template TEXT NOT NULL,
    flag TEXT NOT NULL,
    history_id INTEGER NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT`);
}

/** Writes entries to a log. Call it in a transaction. */
export function recordLogEntries(
  db: WritableDatabase,
  owner: LogOwner,
  entries: readonly NewLogEntry[],
  at: string,
): void {
  const insert = db.prepare(
    `INSERT INTO vin_log_history
       (dealership_id, vin, order_number, order_type, order_on, processed_on, template, flag, order_id, source, created_at)
     VALUES (@id, @vin, @orderNumber, @orderType, @orderOn, @processedOn, @template, @flag, @orderId, @source, @at)`,
  );
  for (const entry of entries) insert.run({ ...entry, id: owner.id, at });
  refreshLog(
    db,
    owner,
    entries.map(({ vin }) => vin),
  );
}

/** Reads a log in the order in which its entries were made; `search` is part of a VIN or of an order number. */
export function readLog(db: ReadableDatabase, owner: LogOwner, search = ''): readonly LogEntry[] {
  return db
    .prepare(
      `SELECT vin, order_number AS orderNumber, order_type AS orderType, order_on AS orderDate, template, flag
       FROM ${quoteIdentifier(owner.vinLogTable)}
       WHERE instr(vin, @search) > 0 OR instr(upper(order_number), @search) > 0 ORDER BY history_id`,
    )
    .all({ search: search.trim().toUpperCase() }) as LogEntry[];
}

/** How many VINs a log has. */
export function countLog(db: ReadableDatabase, owner: LogOwner): number {
  return db
    .prepare(`SELECT count(*) FROM ${quoteIdentifier(owner.vinLogTable)}`)
    .pluck()
    .get() as number;
}

/** The order numbers of those VINs that are in a log (`''` when without a number). */
export function findLoggedIn(
  db: ReadableDatabase,
  owner: LogOwner,
  vins: readonly string[],
): ReadonlyMap<string, string> {
  const rows = db
    .prepare(
      `SELECT vin, order_number FROM ${quoteIdentifier(owner.vinLogTable)}
       WHERE vin IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .all(JSON.stringify(vins)) as [string, string][];
  return new Map(rows);
}

/** Every live entry of a log's history, repeated VINs included. */
export function listLoggedVins(
  db: ReadableDatabase,
  owner: LogOwner,
): readonly Pick<LogEntry, 'vin' | 'orderNumber'>[] {
  return db
    .prepare(
      `SELECT vin, order_number AS orderNumber FROM vin_log_history WHERE dealership_id = ? AND removed_at IS NULL`,
    )
    .all(owner.id) as Pick<LogEntry, 'vin' | 'orderNumber'>[];
}

/** Everything that ever happened to a VIN in any log, oldest first, removed entries included. */
export function readTimeline(db: ReadableDatabase, vin: string): readonly TimelineEntry[] {
  return db
    .prepare(
      `SELECT vin, order_number AS orderNumber, order_type AS orderType, order_on AS orderDate, template, flag,
         (SELECT name FROM dealership_configs WHERE dealership_configs.id = dealership_id) AS dealership, source,
         created_at AS createdAt, removed_at AS removedAt, removed_because AS removedBecause
       FROM vin_log_history WHERE vin = ? ORDER BY id`,
    )
    .all(vin) as TimelineEntry[];
}

/** Brings a log's table in line with its history for these VINs, or, without them, as a whole. Call it in a transaction. */
export function refreshLog(db: WritableDatabase, owner: LogOwner, vins: readonly string[] | null = null): void {
  const table = quoteIdentifier(owner.vinLogTable);
  const scope = { id: owner.id, vins: vins === null ? null : JSON.stringify(vins) };
  db.prepare(`DELETE FROM ${table} WHERE @vins IS NULL OR vin IN (SELECT value FROM json_each(@vins))`).run({
    vins: scope.vins,
  });
  db.prepare(
    `INSERT INTO ${table} (dealership, ${ENTRY_COLUMNS}) SELECT @name, * FROM (${CURRENT_ENTRIES}) ORDER BY history_id`,
  ).run({ ...scope, name: owner.name });
}

/** How many VINs a log's table and its history disagree about; 0 in a sound database. */
export function countLogDifferences(db: ReadableDatabase, owner: LogOwner): number {
  const actual = `SELECT ${ENTRY_COLUMNS} FROM ${quoteIdentifier(owner.vinLogTable)}`;
  return db
    .prepare(
      `WITH expected AS (${CURRENT_ENTRIES}), actual AS (${actual})
       SELECT count(DISTINCT vin) FROM (
         SELECT vin FROM (SELECT * FROM expected EXCEPT SELECT * FROM actual)
         UNION ALL SELECT vin FROM (SELECT * FROM actual EXCEPT SELECT * FROM expected)
       )`,
    )
    .pluck()
    .get({ id: owner.id, vins: null }) as number;
}
