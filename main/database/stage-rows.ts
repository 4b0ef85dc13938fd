import type { FeedRow } from '../core/feed-row.ts';
import { FEED_COLUMNS } from '../core/feed-row.ts';
import { decodeEntities, foldName } from '../core/fold-name.ts';
import type { FeedFileReport, RowRefusal } from '../core/import-report.ts';
import { normalizeVin } from '../core/vin.ts';
import type { WritableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/** Takes the rows of an import as they are read. Use it within one transaction. */
export interface RowStage {
  /** Begins a file; returns its id. */
  addFile(file: Omit<FeedFileReport, 'rows'>): number;
  /** Stores an accepted row under the location that it belongs to. */
  addRow(fileId: number, location: string, row: FeedRow): void;
  addRefusal(refusal: RowRefusal): void;
  /** Ends a file. */
  setRowsRead(fileId: number, rows: number): void;
}

/** Location texts whose ids are remembered; a file with more distinct ones is garbage, but must not fill the memory. */
const REMEMBERED_LOCATIONS = 10_000;

/** Opens an import for its rows. */
export function stageRows(db: WritableDatabase, importId: number): RowStage {
  const insertFile = db.prepare(
    `INSERT INTO import_files (import_id, file, encoding, delimiter, header_line, columns) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertRow = db.prepare(
    `INSERT INTO raw_vehicle_data (import_id, file_id, location_id, line, ${RAW_COLUMNS.map(([, raw]) => raw).join(', ')})
     VALUES (?, ?, ?, ?, ${RAW_COLUMNS.map(() => '?').join(', ')})`,
  );
  const insertRefusal = db.prepare(
    `INSERT INTO import_refusals (import_id, file, line, vin, code, message) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertLocation = db.prepare(
    `INSERT INTO import_locations (import_id, location, location_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const findLocation = db.prepare('SELECT id FROM import_locations WHERE import_id = ? AND location_key = ?').pluck();
  const setRowsRead = db.prepare('UPDATE import_files SET rows_read = ? WHERE id = ?');
  const locations = new Map<string, number>();

  function locationId(location: string): number {
    const known = locations.get(location);
    if (known !== undefined) return known;
    const key = foldName(location);
    insertLocation.run(importId, decodeEntities(location).trim(), key);
    const id = findLocation.get(importId, key) as number;
    if (locations.size >= REMEMBERED_LOCATIONS) locations.clear();
    locations.set(location, id);
    return id;
  }

  return {
    addFile({ file, encoding, delimiter, headerLine, columns }) {
      const { lastInsertRowid } = insertFile.run(
        importId,
        file,
        encoding,
        delimiter,
        headerLine,
        JSON.stringify(columns),
      );
      return Number(lastInsertRowid);
    },
    addRow(fileId, location, { line, cells }) {
      const values: (string | number | null)[] = [importId, fileId, locationId(location), line];
      for (const column of FEED_COLUMNS) values.push(column === 'vin' ? normalizeVin(cells.vin ?? '') : cells[column]);
      insertRow.run(values);
    },
    addRefusal({ file, line, vin, code, message }) {
      insertRefusal.run(importId, file, line, vin ?? '', code, message);
    },
    setRowsRead(fileId, rows) {
      setRowsRead.run(rows, fileId);
    },
  };
}
