import { z } from 'zod';
import { foldLotStatus } from '../core/lot-status.ts';
import type { LotStatusCount } from '../core/lot-status-table.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The shipped statuses that this database has been given already; one that the operator took out stays out. */
const SHIPPED_SETTING = 'shipped-off-lot-statuses';

const statuses = z.array(z.string().trim().min(1));

/** The keys (`foldLotStatus`) of the lot statuses that mean "off the lot". */
export function readOffLotKeys(db: ReadableDatabase): ReadonlySet<string> {
  return new Set(db.prepare('SELECT status_key FROM off_lot_statuses').pluck().all() as string[]);
}

/** The lot statuses that mean "off the lot", as they are written. */
export function listOffLotStatuses(db: ReadableDatabase): readonly string[] {
  return db.prepare('SELECT status FROM off_lot_statuses ORDER BY status').pluck().all() as string[];
}

/** The lot statuses of the active inventory as the files write them, each with its vehicles. */
export function countLotStatuses(db: ReadableDatabase): readonly LotStatusCount[] {
  return db
    .prepare('SELECT lot_status AS status, count(*) AS vehicles FROM normalized_vehicle_data GROUP BY lot_status')
    .all() as LotStatusCount[];
}

/** Adds a lot status; returns whether it was not there yet. */
export function addOffLotStatus(db: WritableDatabase, status: string): boolean {
  const { changes } = db
    .prepare('INSERT INTO off_lot_statuses (status_key, status) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(foldLotStatus(status), status.trim());
  return changes === 1;
}

/** Takes a lot status out: vehicles with it are on the lot from now on. Returns whether it was there. */
export function removeOffLotStatus(db: WritableDatabase, status: string): boolean {
  return db.prepare('DELETE FROM off_lot_statuses WHERE status_key = ?').run(foldLotStatus(status)).changes === 1;
}

/** Adds the shipped lot statuses that the database has never had, and returns them. Call it in a transaction. */
export function fillOffLotStatuses(db: WritableDatabase, document: unknown, at: string): readonly string[] {
  const shipped = statuses.parse(document);
  const given = new Set(statuses.parse(readSetting(db, SHIPPED_SETTING) ?? []));
  const added = shipped.filter((status) => !given.has(status) && addOffLotStatus(db, status));
  if (shipped.some((status) => !given.has(status))) {
    writeSetting(db, SHIPPED_SETTING, [...new Set([...given, ...shipped])], at);
  }
  return added;
}
