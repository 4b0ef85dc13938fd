import { findClosestNames } from '../core/closest-names.ts';
import { DEFAULT_OUTPUT, DEFAULT_RULES, type Dealership, type OrderType, type Weekday } from '../core/dealership.ts';
import { foldName } from '../core/fold-name.ts';
import { ProblemError } from '../core/problem.ts';
import { allocateTableName, quoteIdentifier } from '../core/vin-log-table-name.ts';
import { readDealershipFeeds } from './dealership-feeds.ts';
import type { CatalogueEntry, DealershipSettings } from './dealership-settings.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { nameTemplates } from './templates.ts';
import { countLog, createVinLogTable } from './vin-logs.ts';

/** A dealership as a list shows it. */
export interface DealershipSummary extends Dealership {
  /** In the active inventory. */
  readonly vehicles: number;
  /** In its VIN log. */
  readonly loggedVins: number;
  /** UTC ISO instant at which its vehicles were read, from a file or its website; `null` without any. */
  readonly dataFrom: string | null;
  /** UTC ISO instant of the newest published order, practice runs aside; `null` before the first. */
  readonly lastOrderAt: string | null;
  /** How many vehicles each of the last published orders had, practice runs aside; the oldest first. */
  readonly recentOrders: readonly number[];
}

/** How many orders `recentOrders` looks back. */
const RECENT_ORDERS = 10;

interface DealershipRow {
  readonly id: number;
  readonly name: string;
  readonly name_key: string;
  readonly vin_log_table: string;
  readonly is_active: number;
  readonly scraper_enabled: number;
  readonly order_type: OrderType;
  readonly filtering_rules: string;
  readonly output_rules: string;
  readonly schedule_days: string;
  readonly site: string | null;
  readonly legacy_log_code: string | null;
  readonly notes: string;
}

/** Lists every dealership by name. */
export function listDealerships(db: ReadableDatabase): readonly Dealership[] {
  const rows = db.prepare('SELECT * FROM dealership_configs ORDER BY name_key').all() as DealershipRow[];
  const aliases = Map.groupBy(readAliases(db), ({ dealershipId }) => dealershipId);
  return rows.map((row) => toDealership(row, aliases.get(row.id) ?? []));
}

/** Lists every dealership with what the application holds of it. */
export function listDealershipSummaries(db: ReadableDatabase): readonly DealershipSummary[] {
  const feeds = readDealershipFeeds(db);
  const lastOrders = new Map(
    db
      .prepare(
        `SELECT dealership_id, max(published_at) FROM orders WHERE status = 'published' AND is_practice = 0
         GROUP BY dealership_id`,
      )
      .raw()
      .all() as [number, string][],
  );
  const recentOrders = Map.groupBy(readRecentOrders(db), ({ dealershipId }) => dealershipId);
  return listDealerships(db).map((dealership) => ({
    ...dealership,
    vehicles: feeds.get(dealership.id)?.vehicles ?? 0,
    dataFrom: feeds.get(dealership.id)?.importedAt ?? null,
    loggedVins: countLog(db, dealership),
    lastOrderAt: lastOrders.get(dealership.id) ?? null,
    recentOrders: (recentOrders.get(dealership.id) ?? []).map((order) => order.vehicles),
  }));
}

function readRecentOrders(db: ReadableDatabase) {
  return db
    .prepare(
      `WITH placed AS (
         SELECT id, dealership_id, row_number() OVER (PARTITION BY dealership_id ORDER BY published_at DESC, id DESC) AS place
         FROM orders WHERE status = 'published' AND is_practice = 0
       )
       SELECT dealership_id AS dealershipId,
         (SELECT count(*) FROM order_vehicles WHERE order_id = placed.id) AS vehicles
       FROM placed WHERE place <= ? ORDER BY dealership_id, place DESC`,
    )
    .all(RECENT_ORDERS) as { dealershipId: number; vehicles: number }[];
}

/** Reads a dealership by its id. */
export function readDealership(db: ReadableDatabase, id: number): Dealership {
  const row = db.prepare('SELECT * FROM dealership_configs WHERE id = ?').get(id) as DealershipRow | undefined;
  if (!row) throw new Error(`There is no dealership ${id}.`);
  return toDealership(row, readAliases(db, id));
}

/**
 * Finds a dealership by its name or any of its aliases, exactly, case and spaces aside.
 *
 * @throws ProblemError `unknown-dealership` with the closest names.
 */
export function findDealership(db: ReadableDatabase, name: string): Dealership {
  const id = findNameOwner(db, name);
  if (id !== undefined) return readDealership(db, id);
  const names = db.prepare('SELECT name FROM dealership_configs ORDER BY name_key').pluck().all() as string[];
  const closest = findClosestNames(name, names);
  const advice = closest.length === 0 ? 'See `silverfox dealerships`.' : `Did you mean ${closest.join(' or ')}?`;
  throw new ProblemError('unknown-dealership', `No dealership is called "${name}". Nothing was changed. ${advice}`, {
    name,
    closest,
  });
}

/** The id of the dealership that has a name or an alias. The one way from a text to a dealership. */
export function findNameOwner(db: ReadableDatabase, name: string): number | undefined {
  const find = db.prepare('SELECT dealership_id FROM dealership_aliases WHERE alias_key = ?').pluck();
  return find.get(foldName(name)) as number | undefined;
}

/** The id of the dealership whose VIN log is in a table: the same one, whatever it is called by now. */
export function findLogOwner(db: ReadableDatabase, vinLogTable: string): number | undefined {
  const find = db.prepare('SELECT id FROM dealership_configs WHERE vin_log_table = ?').pluck();
  return find.get(vinLogTable) as number | undefined;
}

/**
 * Adds a dealership with a VIN log of its own. Call it in a transaction.
 *
 * @throws ProblemError `name-taken` when its name or an alias belongs to another; `wrong-settings` when it names a
 * template that is not there.
 */
export function insertDealership(
  db: WritableDatabase,
  dealership: DealershipSettings & Partial<Pick<CatalogueEntry, 'legacyLogCode'>> & { readonly catalogueKey?: string },
  at: string,
): Dealership {
  refuseTakenNames(db, dealership, undefined);
  const used = db.prepare('SELECT lower(name) FROM sqlite_schema UNION SELECT vin_log_table FROM dealership_configs');
  const table = allocateTableName(dealership.name, new Set(used.pluck().all() as string[]));
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO dealership_configs
         (name, name_key, vin_log_table, catalogue_key, is_active, scraper_enabled, order_type, filtering_rules,
          output_rules, schedule_days, site, legacy_log_code, notes, created_at, updated_at)
       VALUES (@name, @nameKey, @table, @catalogueKey, @isActive, @scraperEnabled, @orderType, @rules,
          @output, @schedule, @site, @legacyLogCode, @notes, @at, @at)`,
    )
    .run({
      ...toColumns(db, dealership),
      table,
      catalogueKey: dealership.catalogueKey ?? null,
      legacyLogCode: dealership.legacyLogCode ?? null,
      at,
    });
  const id = Number(lastInsertRowid);
  writeAliases(db, id, dealership);
  createVinLogTable(db, table);
  return readDealership(db, id);
}

/**
 * Gives a dealership its settings anew. Its id and its VIN log stay, whatever its name. Call it in a transaction.
 *
 * @throws ProblemError `name-taken` when its name or an alias belongs to another; `wrong-settings` when it names a
 * template that is not there.
 */
export function updateDealership(
  db: WritableDatabase,
  id: number,
  settings: DealershipSettings,
  at: string,
): Dealership {
  refuseTakenNames(db, settings, id);
  db.prepare(
    `UPDATE dealership_configs SET name = @name, name_key = @nameKey, is_active = @isActive,
       scraper_enabled = @scraperEnabled, order_type = @orderType, filtering_rules = @rules, output_rules = @output,
       schedule_days = @schedule, site = @site, notes = @notes, updated_at = @at
     WHERE id = @id`,
  ).run({ ...toColumns(db, settings), id, at });
  writeAliases(db, id, settings);
  const changed = readDealership(db, id);
  db.prepare(`UPDATE ${quoteIdentifier(changed.vinLogTable)} SET dealership = ?`).run(changed.name);
  return changed;
}

/** Lets a dealership be known under one more name. @throws ProblemError `name-taken` */
export function addAlias(db: WritableDatabase, id: number, alias: string): void {
  refuseTakenNames(db, { name: alias, aliases: [] }, id);
  db.prepare(
    'INSERT INTO dealership_aliases (alias_key, alias, dealership_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(foldName(alias), alias, id);
}

function refuseTakenNames(
  db: ReadableDatabase,
  { name, aliases }: Pick<Dealership, 'name' | 'aliases'>,
  id: number | undefined,
): void {
  for (const wanted of [name, ...aliases]) {
    const owner = findNameOwner(db, wanted);
    if (owner === undefined || owner === id) continue;
    const { name: ownerName } = readDealership(db, owner);
    throw new ProblemError(
      'name-taken',
      `"${wanted}" is a name of ${ownerName} already. Nothing was changed. Choose another, or take it away there first.`,
      { name: wanted, dealership: ownerName },
    );
  }
}

function writeAliases(db: WritableDatabase, id: number, { name, aliases }: Pick<Dealership, 'name' | 'aliases'>): void {
  db.prepare('DELETE FROM dealership_aliases WHERE dealership_id = ?').run(id);
  for (const alias of [name, ...aliases]) addAlias(db, id, alias);
}

function readAliases(db: ReadableDatabase, id: number | null = null) {
  return db
    .prepare(
      `SELECT alias, alias_key AS key, dealership_id AS dealershipId FROM dealership_aliases
       WHERE @id IS NULL OR dealership_id = @id ORDER BY alias_key`,
    )
    .all({ id }) as { alias: string; key: string; dealershipId: number }[];
}

function toColumns(db: ReadableDatabase, settings: DealershipSettings) {
  return {
    name: settings.name,
    nameKey: foldName(settings.name),
    isActive: settings.isActive ? 1 : 0,
    scraperEnabled: settings.scraperEnabled ? 1 : 0,
    orderType: settings.orderType,
    rules: JSON.stringify(settings.rules),
    output: JSON.stringify(nameTemplates(db, settings.output)),
    schedule: JSON.stringify(settings.schedule),
    site: settings.site,
    notes: settings.notes,
  };
}

function toDealership(
  row: DealershipRow,
  aliases: readonly { readonly alias: string; readonly key: string }[],
): Dealership {
  return {
    id: row.id,
    name: row.name,
    aliases: aliases.filter(({ key }) => key !== row.name_key).map(({ alias }) => alias),
    isActive: row.is_active === 1,
    scraperEnabled: row.scraper_enabled === 1,
    orderType: row.order_type,
    // A setting that is newer than the row has its default.
    rules: { ...DEFAULT_RULES, ...(JSON.parse(row.filtering_rules) as object) },
    output: { ...DEFAULT_OUTPUT, ...(JSON.parse(row.output_rules) as object) },
    schedule: JSON.parse(row.schedule_days) as Weekday[],
    site: row.site,
    legacyLogCode: row.legacy_log_code,
    notes: row.notes,
    vinLogTable: row.vin_log_table,
  };
}
