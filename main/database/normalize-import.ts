import { setImmediate } from 'node:timers/promises';
import type { FeedColumn } from '../core/feed-row.ts';
import type { ImportWarning } from '../core/import-report.ts';
import { normalizeVehicle } from '../core/normalize-vehicle.ts';
import { NoteCount } from '../core/note-count.ts';
import type { WritableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/** Rows between two moments at which progress and cancel get through. */
const PAGE_ROWS = 2000;

type RawRow = Record<FeedColumn, string | null> & {
  readonly id: number;
  readonly fileId: number;
  readonly locationId: number;
  readonly dealershipId: number | null;
  readonly place: string;
  readonly line: number;
};

/** The columns of `normalized_vehicle_data`, in the order in which `listValues` gives their values. */
const COLUMNS = [
  'id',
  'import_id',
  'file_id',
  'location_id',
  'dealership_id',
  'line',
  'vin',
  'stock',
  'vehicle_condition',
  'lot_status',
  'year',
  'make',
  'model',
  'trim',
  'color',
  'price',
  'msrp',
  'body_style',
  'fuel_type',
  'full_name',
  'vehicle_url',
  'in_stock_on',
  'location',
];

/**
 * Fills the active inventory anew from the rows of an import: what was there is deleted, also when it was of this
 * import. Of the rows with one VIN at one dealership the last one stays. Call it in a transaction.
 *
 * @returns what the rows were worth saying about, counted.
 */
export async function normalizeImport(
  db: WritableDatabase,
  importId: number,
  options: { readonly signal: AbortSignal; readonly onPage: (rowsDone: number) => void },
): Promise<readonly ImportWarning[]> {
  const readPage = db.prepare(
    `SELECT raw.id, raw.file_id AS fileId, raw.location_id AS locationId, locations.dealership_id AS dealershipId,
       locations.location AS place, raw.line, ${RAW_COLUMNS.map(([feed, raw]) => `raw.${raw} AS ${feed}`).join(', ')}
     FROM raw_vehicle_data AS raw JOIN import_locations AS locations ON locations.id = raw.location_id
     WHERE raw.import_id = ? AND raw.id > ? ORDER BY raw.id LIMIT ${PAGE_ROWS}`,
  );
  // INSERT OR REPLACE does the same in one statement, but takes three times as long.
  const insert = db.prepare(
    `INSERT INTO normalized_vehicle_data (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING`,
  );
  const removeEarlier = db.prepare(
    `DELETE FROM normalized_vehicle_data
     WHERE import_id = ? AND coalesce(dealership_id, -location_id) = coalesce(?, -?) AND vin = ?`,
  );
  const notes = new NoteCount();
  let lastId = 0;
  let done = 0;
  db.prepare('DELETE FROM normalized_vehicle_data').run();
  for (;;) {
    const page = readPage.all(importId, lastId) as RawRow[];
    for (const row of page) {
      const values = listValues(importId, row, notes);
      if (insert.run(values).changes === 1) continue;
      removeEarlier.run(importId, row.dealershipId, row.locationId, row.vin);
      insert.run(values);
    }
    lastId = page.at(-1)?.id ?? lastId;
    done += page.length;
    options.onPage(done);
    if (page.length < PAGE_ROWS) return notes.list();
    await setImmediate();
    options.signal.throwIfAborted();
  }
}

function listValues(importId: number, row: RawRow, notes: NoteCount): readonly (string | number | null)[] {
  const { vehicle, notes: found } = normalizeVehicle({ line: row.line, cells: row }, row.place);
  for (const note of found) notes.add(note);
  return [
    row.id,
    importId,
    row.fileId,
    row.locationId,
    row.dealershipId,
    row.line,
    vehicle.vin,
    vehicle.stock,
    vehicle.condition,
    vehicle.lotStatus,
    vehicle.year,
    vehicle.make,
    vehicle.model,
    vehicle.trim,
    vehicle.color,
    vehicle.price,
    vehicle.msrp,
    vehicle.bodyStyle,
    vehicle.fuelType,
    vehicle.fullName,
    vehicle.url,
    vehicle.inStockOn,
    vehicle.location,
  ];
}
