import type { ReadableDatabase } from './open-database.ts';

/** Rows of an import: those of its own files, and all, rows carried over from another import included. */
export interface ImportRowCount {
  readonly own: number;
  readonly total: number;
}

/** Counts the rows that an import has in a table, file by file. */
export function countImportRows(
  db: ReadableDatabase,
  table: 'raw_vehicle_data' | 'normalized_vehicle_data',
  importId: number,
): ImportRowCount {
  return db
    .prepare(
      `SELECT coalesce(sum(rows), 0) AS total, coalesce(sum(iif(carried_from IS NULL, rows, 0)), 0) AS own FROM (
         SELECT carried_from, (SELECT count(*) FROM ${table} WHERE file_id = import_files.id) AS rows
         FROM import_files WHERE import_id = ?)`,
    )
    .get(importId) as ImportRowCount;
}
