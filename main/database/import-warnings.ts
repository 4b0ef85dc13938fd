import { describeAbsentColumns } from '../core/absent-columns.ts';
import type { FeedColumn } from '../core/feed-row.ts';
import type { ImportWarning } from '../core/import-report.ts';
import { NoteCount } from '../core/note-count.ts';
import { countImportRows } from './import-rows.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** Puts the warnings of an import's report in the place of those that it had. */
export function storeWarnings(db: WritableDatabase, importId: number, warnings: readonly ImportWarning[]): void {
  db.prepare('DELETE FROM import_warnings WHERE import_id = ?').run(importId);
  const insert = db.prepare(
    'INSERT INTO import_warnings (import_id, code, message, count) VALUES (@importId, @code, @message, @count)',
  );
  for (const warning of warnings) insert.run({ importId, ...warning });
}

/** The warnings of an import's report. */
export function readWarnings(db: ReadableDatabase, importId: number): readonly ImportWarning[] {
  return db
    .prepare('SELECT code, message, count FROM import_warnings WHERE import_id = ? ORDER BY id')
    .all(importId) as ImportWarning[];
}

/** Warns of what the files of an import do not have: columns that rules look at, locations that match a dealership. */
export function findFileWarnings(db: ReadableDatabase, importId: number): readonly ImportWarning[] {
  const files = db
    .prepare(
      `SELECT file, columns, (SELECT count(*) FROM raw_vehicle_data WHERE file_id = import_files.id) AS rows
       FROM import_files WHERE import_id = ? AND carried_from IS NULL ORDER BY id`,
    )
    .all(importId) as { file: string; columns: string; rows: number }[];
  const absent = files.flatMap(({ file, columns, rows }) =>
    describeAbsentColumns(file, JSON.parse(columns) as FeedColumn[]).map((message) => ({
      code: 'column-absent',
      message,
      count: rows,
    })),
  );
  const unmatched = db
    .prepare(
      `SELECT count(*) FROM raw_vehicle_data WHERE location_id IN
         (SELECT id FROM import_locations WHERE import_id = ? AND dealership_id IS NULL)`,
    )
    .pluck()
    .get(importId) as number;
  const message = 'The location matches no dealership; the vehicle is stored, but cannot be ordered until it does.';
  return [...absent, ...countIfAny('unmatched-location', message, unmatched)];
}

/** Warns of what the active inventory shows: rows carried over, VINs that stand twice, VINs at two dealerships. */
export function findInventoryWarnings(db: ReadableDatabase, importId: number): readonly ImportWarning[] {
  const raw = countImportRows(db, 'raw_vehicle_data', importId);
  const inventory = countImportRows(db, 'normalized_vehicle_data', importId);
  return [
    ...countIfAny(
      'carried-over',
      'Kept as it was: the dealership is not in the new files.',
      inventory.total - inventory.own,
    ),
    ...countIfAny(
      'duplicate-vin',
      'The VIN stands again for the same dealership; the last row counts.',
      raw.total - inventory.total,
    ),
    ...findSharedVins(db),
  ];
}

function findSharedVins(db: ReadableDatabase): readonly ImportWarning[] {
  const shared = db
    .prepare(
      `SELECT vin, json_group_array(coalesce(dealership.name, vehicle.location) ORDER BY vehicle.id) AS places
       FROM normalized_vehicle_data AS vehicle LEFT JOIN dealership_configs AS dealership ON dealership.id = dealership_id
       WHERE vin IN (SELECT vin FROM normalized_vehicle_data GROUP BY vin HAVING count(*) > 1)
       GROUP BY vin`,
    )
    .iterate() as IterableIterator<{ places: string }>;
  const notes = new NoteCount();
  for (const { places } of shared) {
    const names = (JSON.parse(places) as string[]).sort().join(' and at ');
    notes.add({ code: 'vin-at-two-dealerships', message: `The same VIN is at ${names}; it is kept at each.` });
  }
  return notes.list();
}

function countIfAny(code: string, message: string, count: number): readonly ImportWarning[] {
  return count === 0 ? [] : [{ code, message, count }];
}
