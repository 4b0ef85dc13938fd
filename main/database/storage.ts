import { explainDatabaseError } from './explain-database-error.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** How large the database is, in bytes. */
export interface DatabaseSize {
  readonly bytes: number;
  /** Room inside the file that nothing uses; compacting gives it back. */
  readonly unusedBytes: number;
}

/** Reads how large the database is, what still waits in its write-ahead log aside. */
export function readDatabaseSize(db: ReadableDatabase): DatabaseSize {
  const read = (name: string) => db.pragma(name, { simple: true }) as number;
  const page = read('page_size');
  return { bytes: page * read('page_count'), unusedBytes: page * read('freelist_count') };
}

/** Gives unused room back to the disk and gathers what SQLite's planner wants to know. Never in a transaction. */
export function compactDatabase(db: WritableDatabase): void {
  try {
    db.exec('VACUUM');
    db.exec('ANALYZE');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    throw explainDatabaseError(error, db.name);
  }
}

/** How many rows are kept for an import, refused ones included. */
export function countKeptRows(db: ReadableDatabase, importId: number): number {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM raw_vehicle_data WHERE import_id = @importId)
         + (SELECT count(*) FROM import_refusals WHERE import_id = @importId)`,
    )
    .pluck()
    .get({ importId }) as number;
}
