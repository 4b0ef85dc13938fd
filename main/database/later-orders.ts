import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { readSetting, writeSetting } from './settings.ts';

const KEY = 'expects-later-orders';

/** Remembers, in a database that was just restored, that orders may have been written after it was backed up. */
export function expectLaterOrders(db: WritableDatabase, at: string): void {
  writeSetting(db, KEY, true, at);
}

/** Whether a restored database has not been compared with the orders folders yet. */
export function areLaterOrdersExpected(db: ReadableDatabase): boolean {
  return readSetting(db, KEY) === true;
}

/** Every orders folder was looked through. */
export function endExpectingOrders(db: WritableDatabase, at: string): void {
  writeSetting(db, KEY, false, at);
}
