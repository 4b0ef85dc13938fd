import { OWNERS, REPLACED_LOCATIONS, resolveLocations } from './import-locations.ts';
import type { WritableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/** Rows of one file at one location. */
interface Portion {
  readonly fileId: number;
  readonly locationId: number;
}

/** Removes the rows that an import once carried over for a dealership which its own files have. */
export function dropReplacedRows(db: WritableDatabase, importId: number): void {
  db.prepare(`DELETE FROM import_locations WHERE id IN (${REPLACED_LOCATIONS})`).run({ id: importId });
}

/**
 * Copies the active inventory of every dealership (and unmatched location) that an import does not have into that
 * import, so that it can stand alone, whatever becomes of the one it took them from. Call it before the active
 * inventory is replaced.
 */
export function carryOver(db: WritableDatabase, importId: number, activeId: number): void {
  const absent = db
    .prepare(
      `WITH owners AS MATERIALIZED (${OWNERS} WHERE locations.import_id IN (@id, @active)),
         absent AS (
           SELECT location_id FROM owners WHERE import_id = @active
             AND owner NOT IN (SELECT owner FROM owners WHERE import_id = @id)
         )
       SELECT file_id AS fileId, location_id AS locationId FROM normalized_vehicle_data
       WHERE location_id IN absent GROUP BY file_id, location_id ORDER BY min(id)`,
    )
    .all({ id: importId, active: activeId }) as Portion[];
  const copyFile = once((id) => copyImportFile(db, id, importId, activeId));
  const copyLocation = once((id) => copyImportLocation(db, id, importId));
  for (const portion of absent) {
    copyRows(db, importId, portion, { fileId: copyFile(portion.fileId), locationId: copyLocation(portion.locationId) });
  }
  db.prepare(
    `UPDATE import_files SET rows_read = (SELECT count(*) FROM raw_vehicle_data WHERE file_id = import_files.id)
     WHERE import_id = ? AND carried_from IS NOT NULL`,
  ).run(importId);
  resolveLocations(db, importId);
}

function copyImportFile(db: WritableDatabase, id: number, importId: number, activeId: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_files (import_id, file, encoding, delimiter, header_line, columns, carried_from)
       SELECT ?, file, encoding, delimiter, header_line, columns, ? FROM import_files WHERE id = ?`,
    )
    .run(importId, activeId, id);
  return Number(lastInsertRowid);
}

function copyImportLocation(db: WritableDatabase, id: number, importId: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_locations (import_id, location, location_key)
       SELECT ?, location, location_key FROM import_locations WHERE id = ?`,
    )
    .run(importId, id);
  return Number(lastInsertRowid);
}

function copyRows(db: WritableDatabase, importId: number, from: Portion, to: Portion): void {
  const cells = RAW_COLUMNS.map(([, raw]) => `raw.${raw}`).join(', ');
  const columns = RAW_COLUMNS.map(([, raw]) => raw).join(', ');
  db.prepare(
    `INSERT INTO raw_vehicle_data (import_id, file_id, location_id, line, ${columns})
     SELECT ?, ?, ?, raw.line, ${cells} FROM normalized_vehicle_data AS vehicle
     JOIN raw_vehicle_data AS raw ON raw.id = vehicle.id
     WHERE vehicle.file_id = ? AND vehicle.location_id = ? ORDER BY vehicle.id`,
  ).run(importId, to.fileId, to.locationId, from.fileId, from.locationId);
}

/** Makes each copy once and remembers it. */
function once(copy: (id: number) => number): (id: number) => number {
  const copies = new Map<number, number>();
  return (id) => {
    const made = copies.get(id) ?? copy(id);
    copies.set(id, made);
    return made;
  };
}
