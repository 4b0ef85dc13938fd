import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import { FEED_COLUMNS, type FeedColumn } from '../../main/core/feed-row.ts';
import { foldName } from '../../main/core/fold-name.ts';
import type { Vehicle } from '../../main/core/vehicle.ts';
import { parseDealershipSettings } from '../../main/database/dealership-settings.ts';
import { insertDealership } from '../../main/database/dealerships.ts';
import { addOffLotStatus } from '../../main/database/off-lot-statuses.ts';
import { inTransaction, type OpenedDatabase, openDatabase } from '../../main/database/open-database.ts';
import { recordLogEntries } from '../../main/database/vin-logs.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { makeVin } from '../core/make-order.ts';
import { MIGRATIONS, writeMigratedDatabase } from '../database/migrated-database.ts';

/** A shop with a database and an orders folder of its own, and the clock standing at noon of a Monday. */
export interface Shop {
  readonly context: WorkflowContext;
  readonly orders: string;
  /** What the four logs were told. */
  readonly messages: readonly string[];
  /** The same shop with something else in its context. */
  with(change: Partial<WorkflowContext>): WorkflowContext;
  /** Closes the database as quitting does; the files stay until the test is over. */
  close(): void;
}

export const NOON = new Date(2026, 10, 23, 12, 0, 0);

/** Opens an empty shop in a temporary folder, or what is in `data` once more; it is gone when the test is over. */
export async function openShop(data = mkdtempSync(join(tmpdir(), 'silver-fox-'))): Promise<Shop> {
  const orders = join(data, 'share');
  const database = join(data, 'silver-fox.db');
  mkdirSync(orders, { recursive: true });
  if (!existsSync(database)) await writeMigratedDatabase(database);
  const opened: OpenedDatabase = await openDatabase(database, {
    migrations: MIGRATIONS,
    backups: join(data, 'backups'),
    now: () => NOON,
  });
  onTestFinished(() => {
    opened.close();
    rmSync(data, { recursive: true, force: true });
  });
  addOffLotStatus(opened.writer, 'In Transit');
  const messages: string[] = [];
  const log = { info: keep, warn: keep, error: keep };
  function keep(message: string): void {
    messages.push(message);
  }
  const context: WorkflowContext = {
    reader: opened.reader,
    writer: opened.writer,
    paths: {
      data,
      database,
      orders,
      migrations: MIGRATIONS,
      backups: join(data, 'backups'),
      logs: join(data, 'logs'),
      resources: data,
    },
    applicationVersion: '1.2.3',
    now: () => NOON,
    log: { app: log, orders: log, imports: log, database: log },
    report: () => undefined,
    signal: new AbortController().signal,
  };
  return {
    context,
    orders,
    messages,
    with: (change) => ({ ...context, ...change }),
    close: () => opened.close(),
  };
}

/** Adds a dealership; `settings` as in a merge patch. */
export async function addDealership(shop: Shop, name: string, settings: object = {}): Promise<Dealership> {
  const { writer } = shop.context;
  const parsed = parseDealershipSettings({ name, ...settings });
  return inTransaction(writer, () => insertDealership(writer, parsed, NOON.toISOString()));
}

/** A vehicle that passes the default rules. */
export function makeVehicle(vin: string, change: Partial<Vehicle> = {}): Vehicle {
  return {
    vin,
    stock: `S${vin.slice(-5)}`,
    condition: 'new',
    lotStatus: 'In Stock',
    year: 2026,
    make: 'Zephyr',
    model: 'Breeze',
    trim: 'GT',
    color: 'Red',
    price: 22500,
    msrp: 24100,
    bodyStyle: 'SUV',
    fuelType: 'Gas',
    fullName: '2026 Zephyr Breeze GT',
    url: `https://dealer.example/${vin}`,
    inStockOn: '2026-11-01',
    location: 'Zephyr of Testville',
    ...change,
  };
}

/** Makes vehicles the active inventory, archiving what was active; in a file without the columns named absent. */
export async function stockLots(
  shop: Shop,
  lots: readonly (readonly [dealership: Dealership | null, vehicles: readonly Vehicle[]])[],
  absentColumns: readonly FeedColumn[] = [],
): Promise<number> {
  const db = shop.context.writer;
  const at = NOON.toISOString();
  return inTransaction(db, () => {
    db.exec("DELETE FROM normalized_vehicle_data; UPDATE scraper_imports SET status = 'archived'");
    const importId = insert('scraper_imports', {
      status: 'active',
      mode: 'replace',
      import_source: 'manual_csv',
      imported_at: at,
    });
    const columns = FEED_COLUMNS.filter((column) => !absentColumns.includes(column));
    const file = { file: 'feed.csv', encoding: 'utf-8', delimiter: ',', header_line: 1 };
    const fileId = insert('import_files', { import_id: importId, ...file, columns: JSON.stringify(columns) });
    let line = 1;
    for (const [dealership, vehicles] of lots) {
      const location = dealership?.name ?? vehicles[0]?.location ?? '';
      const locationId = insert('import_locations', {
        import_id: importId,
        location,
        location_key: foldName(location),
        dealership_id: dealership?.id ?? null,
      });
      for (const vehicle of vehicles) {
        line += 1;
        const place = { import_id: importId, file_id: fileId, location_id: locationId, line, vin: vehicle.vin };
        const id = insert('raw_vehicle_data', place);
        insert('normalized_vehicle_data', {
          id,
          ...place,
          dealership_id: dealership?.id ?? null,
          ...toColumns(vehicle),
        });
      }
    }
    return importId;
  });

  function insert(table: string, row: Readonly<Record<string, unknown>>): number {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
    return Number(db.prepare(sql).run(row).lastInsertRowid);
  }
}

function toColumns(vehicle: Vehicle): Readonly<Record<string, unknown>> {
  const { vin: _vin, condition, lotStatus, bodyStyle, fuelType, fullName, url, inStockOn, ...same } = vehicle;
  return {
    ...same,
    vehicle_condition: condition,
    lot_status: lotStatus,
    body_style: bodyStyle,
    fuel_type: fuelType,
    full_name: fullName,
    vehicle_url: url,
    in_stock_on: inStockOn,
  };
}

/** Writes VINs into a dealership's log as the older system left them. */
export async function logVins(
  shop: Shop,
  dealership: Dealership,
  vins: readonly string[],
  orderNumber = '44000',
): Promise<void> {
  const { writer } = shop.context;
  const entry = { orderNumber, orderType: 'legacy', orderOn: null, processedOn: null, template: '' } as const;
  const entries = vins.map((vin) => ({ vin, ...entry, flag: '', orderId: null, source: 'log.csv' }));
  await inTransaction(writer, () => recordLogEntries(writer, dealership, entries, NOON.toISOString()));
}

/** Invented VINs with valid check digits: `VINS[0]`, `VINS[1]` … */
export const VINS: readonly string[] = Array.from({ length: 320 }, (_, number) => makeVin(number));

/** The names in an orders folder that an operator sees. */
export function listVisible(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** The hidden names that are left in an orders folder, the share's marker aside. */
export function listHidden(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.staging'));
}
