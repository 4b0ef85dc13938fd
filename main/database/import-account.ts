import type { FeedColumn } from '../core/feed-row.ts';
import type { FeedFileReport, ImportReport, RowRefusal } from '../core/import-report.ts';
import { ProblemError } from '../core/problem.ts';
import { compareWithActive, readDifferences } from './import-differences.ts';
import { listUnmatchedLocations } from './import-locations.ts';
import { countImportRows } from './import-rows.ts';
import { readWarnings } from './import-warnings.ts';
import { readImport } from './imports.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

interface Sums {
  readonly read: number;
  readonly stored: number;
  readonly refused: number;
}

/**
 * Names the rows that lost to a later row with the same VIN at the same dealership, in the place of those named at an
 * earlier activation. Rows that were carried over are accounted for where they came from. Call it when the active
 * inventory is filled.
 */
export function storeDuplicates(db: WritableDatabase, importId: number): void {
  db.prepare('DELETE FROM import_refusals WHERE import_id = ? AND at_activation = 1').run(importId);
  db.prepare(
    `INSERT INTO import_refusals (import_id, file, line, vin, code, message, at_activation)
     SELECT raw.import_id, file.file, raw.line, raw.vin, 'duplicate-vin',
       'The same VIN stands again for ' || coalesce(dealership.name, location.location) || ' on line ' || kept.line ||
         iif(kept.file_id = raw.file_id, '', ' of ' || kept_file.file) || '; that row counts.', 1
     FROM raw_vehicle_data AS raw
     JOIN import_files AS file ON file.id = raw.file_id AND file.carried_from IS NULL
     JOIN import_locations AS location ON location.id = raw.location_id
     LEFT JOIN dealership_configs AS dealership ON dealership.id = location.dealership_id
     JOIN normalized_vehicle_data AS kept ON kept.import_id = raw.import_id AND kept.vin = raw.vin
       AND coalesce(kept.dealership_id, -kept.location_id) = coalesce(location.dealership_id, -location.id)
     JOIN import_files AS kept_file ON kept_file.id = kept.file_id
     WHERE raw.import_id = ? AND NOT EXISTS (SELECT 1 FROM normalized_vehicle_data AS vehicle WHERE vehicle.id = raw.id)
     ORDER BY raw.id`,
  ).run(importId);
}

/**
 * Adds up an import that is staged: what its files gave is stored raw or refused.
 *
 * @throws ProblemError `sums-do-not-match`
 */
export function settleStagedImport(db: WritableDatabase, importId: number): void {
  const raw = countImportRows(db, 'raw_vehicle_data', importId);
  settle(db, importId, { ...raw, total: raw.own });
}

/**
 * Adds up an import that the active inventory was filled from: what its files gave is in the inventory or refused, and
 * the inventory has as many vehicles as the comparison said.
 *
 * @throws ProblemError `sums-do-not-match`
 */
export function settleActivatedImport(db: WritableDatabase, importId: number, expected: number): void {
  const inventory = countImportRows(db, 'normalized_vehicle_data', importId);
  if (inventory.total !== expected) {
    throw makeSumsProblem(`${expected} vehicles were expected in the inventory, but it has ${inventory.total}`);
  }
  settle(db, importId, inventory);
}

function settle(
  db: WritableDatabase,
  importId: number,
  counts: { readonly own: number; readonly total: number },
): void {
  const read = db
    .prepare('SELECT coalesce(sum(rows_read), 0) FROM import_files WHERE import_id = ? AND carried_from IS NULL')
    .pluck()
    .get(importId) as number;
  const refused = db
    .prepare('SELECT count(*) FROM import_refusals WHERE import_id = ?')
    .pluck()
    .get(importId) as number;
  const sums: Sums = { read, stored: counts.own, refused };
  if (sums.read !== sums.stored + sums.refused) {
    throw makeSumsProblem(`${read} rows were read, but ${sums.stored} stored and ${refused} refused`);
  }
  db.prepare(
    `UPDATE scraper_imports SET rows_read = @read, rows_stored = @stored, rows_refused = @refused,
       total_vehicles = @total, dealerships_count = (
         SELECT count(DISTINCT dealership_id) FROM import_locations WHERE import_id = @importId)
     WHERE id = @importId`,
  ).run({ ...sums, total: counts.total, importId });
}

function makeSumsProblem(found: string): ProblemError {
  return new ProblemError(
    'sums-do-not-match',
    `The sums of the import do not match: ${found}. Nothing was changed. Please report this with the file.`,
  );
}

/**
 * The whole account of an import as it is stored. The difference of one that waits is counted against the inventory as
 * it is now; of any other it is what activating it changed. @throws ProblemError `unknown-import`
 */
export function readImportReport(db: ReadableDatabase, importId: number): ImportReport {
  const { id, status, mode, rowsRead, rowsRefused } = readImport(db, importId);
  const differences = status === 'staged' ? compareWithActive(db, id, mode) : readDifferences(db, id);
  return {
    import: { id, status, mode, rowsRead, rowsStored: rowsRead - rowsRefused, rowsRefused },
    files: readFiles(db, id),
    refusals: readRefusals(db, id),
    dealerships: differences.map(({ dealership, location, vehicles, previous, added, gone }) => ({
      dealership,
      location,
      vehicles,
      previous,
      added,
      gone,
    })),
    unmatchedLocations: listUnmatchedLocations(db, id),
    warnings: readWarnings(db, id),
  };
}

function readFiles(db: ReadableDatabase, importId: number): readonly FeedFileReport[] {
  const rows = db
    .prepare(
      `SELECT file, encoding, delimiter, header_line AS headerLine, columns, rows_read AS rows FROM import_files
       WHERE import_id = ? AND carried_from IS NULL ORDER BY id`,
    )
    .all(importId) as (Omit<FeedFileReport, 'columns'> & { columns: string })[];
  return rows.map((row) => ({ ...row, columns: JSON.parse(row.columns) as FeedColumn[] }));
}

function readRefusals(db: ReadableDatabase, importId: number): readonly RowRefusal[] {
  const rows = db
    .prepare('SELECT file, line, vin, code, message FROM import_refusals WHERE import_id = ? ORDER BY id')
    .all(importId) as Required<RowRefusal>[];
  return rows.map(({ vin, ...row }) => (vin === '' ? row : { ...row, vin }));
}
