import { FEED_COLUMNS, type FeedColumn } from '../core/feed-row.ts';
import type { ImportWarning } from '../core/import-report.ts';
import { normalizeVehicle } from '../core/normalize-vehicle.ts';
import { NoteCount } from '../core/note-count.ts';
import { quoteIdentifier } from '../core/vin-log-table-name.ts';
import { letOthersIn } from './let-others-in.ts';
import type { WritableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/**
 * Rows between two moments at which progress and cancel get through. So few that they are garbage again before V8 keeps
 * them with what lasts: with ten times as many, an import takes a third more memory.
 */
const PAGE_ROWS = 200;

/** A raw row as it comes from SQLite: as an array, since naming each of its cells there takes longer than here. */
type RawRow = readonly [
  id: number,
  fileId: number,
  locationId: number,
  dealershipId: number | null,
  place: string,
  line: number,
  ...cells: (string | null)[],
];
const LEADING_COLUMNS = 6;

/** What normalizing never looks at: the dealership's address is its own, and the location comes with `place`. */
const UNUSED: ReadonlySet<FeedColumn> = new Set([
  'streetAddress',
  'locality',
  'postalCode',
  'region',
  'country',
  'location',
]);
const USED_COLUMNS = RAW_COLUMNS.filter(([feed]) => !UNUSED.has(feed));
const NO_CELLS = Object.fromEntries(FEED_COLUMNS.map((column) => [column, null])) as Record<FeedColumn, string | null>;

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
const VIN_PLACE = COLUMNS.indexOf('vin');

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
    `SELECT raw.id, raw.file_id, raw.location_id, locations.dealership_id, locations.location, raw.line,
       ${USED_COLUMNS.map(([, raw]) => `raw.${raw}`).join(', ')}
     FROM raw_vehicle_data AS raw JOIN import_locations AS locations ON locations.id = raw.location_id
     WHERE raw.import_id = ? AND raw.id > ? ORDER BY raw.id LIMIT ${PAGE_ROWS}`,
  );
  readPage.raw();
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
  const restoreIndexes = dropSearchIndexes(db);
  for (;;) {
    const page = readPage.all(importId, lastId) as RawRow[];
    for (const row of page) {
      const values = listValues(importId, row, notes);
      if (insert.run(values).changes === 1) continue;
      const [, , locationId, dealershipId] = row;
      removeEarlier.run(importId, dealershipId, locationId, values[VIN_PLACE]);
      insert.run(values);
    }
    lastId = page.at(-1)?.[0] ?? lastId;
    done += page.length;
    options.onPage(done);
    if (page.length < PAGE_ROWS) break;
    await letOthersIn(options.signal);
  }
  restoreIndexes();
  return notes.list();
}

/**
 * Takes away the indexes that only searching needs and returns the way to make them again: at the end, from all rows at
 * once, they cost half. The one that tells a VIN that stands twice stays.
 */
function dropSearchIndexes(db: WritableDatabase): () => void {
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND tbl_name = 'normalized_vehicle_data' AND sql NOT LIKE 'CREATE UNIQUE%'`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX ${quoteIdentifier(name)}`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
}

function readCells(row: RawRow): Record<FeedColumn, string | null> {
  const cells = { ...NO_CELLS };
  for (const [place, [feed]] of USED_COLUMNS.entries()) cells[feed] = row[LEADING_COLUMNS + place] as string | null;
  return cells;
}

function listValues(importId: number, row: RawRow, notes: NoteCount): readonly (string | number | null)[] {
  const [id, fileId, locationId, dealershipId, place, line] = row;
  const { vehicle, notes: found } = normalizeVehicle({ line, cells: readCells(row) }, place);
  for (const note of found) notes.add(note);
  return [
    id,
    importId,
    fileId,
    locationId,
    dealershipId,
    line,
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
