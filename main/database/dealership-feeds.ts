import type { ReadableDatabase } from './open-database.ts';

/** What the active import has of a dealership. */
export interface DealershipFeed {
  readonly vehicles: number;
  /** UTC ISO instant at which they were read from a file. */
  readonly importedAt: string;
}

/**
 * Reads what the active import has of each dealership, by its id. Vehicles that were carried over keep the time of the
 * import that they come from; where that cannot be told exactly, the oldest possible time counts.
 */
export function readDealershipFeeds(db: ReadableDatabase): ReadonlyMap<number, DealershipFeed> {
  const active = readActiveImport(db);
  if (!active) return new Map();
  if (active.isMixed === 1) return readFeeds(db, 'IS NOT NULL', []);
  const counts = db
    .prepare(
      `SELECT dealership_id, count(*) FROM normalized_vehicle_data WHERE dealership_id IS NOT NULL
       GROUP BY dealership_id`,
    )
    .raw()
    .all() as [id: number, vehicles: number][];
  return new Map(counts.map(([id, vehicles]) => [id, { vehicles, importedAt: active.importedAt }]));
}

/**
 * UTC ISO instant at which the vehicles that the active import has of a dealership were read, or `null` without an import.
 * It looks at the dealership's own vehicles only, and only where some were carried over.
 */
export function readFeedTime(db: ReadableDatabase, dealershipId: number): string | null {
  const active = readActiveImport(db);
  if (!active) return null;
  if (active.isMixed === 0) return active.importedAt;
  return readFeeds(db, '= ?', [dealershipId]).get(dealershipId)?.importedAt ?? null;
}

/** The active import; a mixed one has vehicles that were carried over from an earlier one. */
function readActiveImport(db: ReadableDatabase) {
  return db
    .prepare(
      `SELECT imported_at AS importedAt, EXISTS (
         SELECT 1 FROM import_files WHERE import_id = scraper_imports.id AND carried_from IS NOT NULL) AS isMixed
       FROM scraper_imports WHERE status = 'active'`,
    )
    .get() as { importedAt: string; isMixed: 0 | 1 } | undefined;
}

function readFeeds(
  db: ReadableDatabase,
  which: 'IS NOT NULL' | '= ?',
  values: readonly number[],
): ReadonlyMap<number, DealershipFeed> {
  const rows = db
    .prepare(
      `WITH RECURSIVE origins (file_id, import_id, file, carried_from) AS (
         SELECT files.id, files.import_id, files.file, files.carried_from FROM import_files AS files
         JOIN scraper_imports AS imports ON imports.id = files.import_id WHERE imports.status = 'active'
         UNION
         SELECT origins.file_id, files.import_id, files.file, files.carried_from FROM origins
         JOIN import_files AS files ON files.import_id = origins.carried_from AND files.file = origins.file
       ),
       times AS (
         SELECT origins.file_id, min(imports.imported_at) AS imported_at FROM origins
         JOIN scraper_imports AS imports ON imports.id = origins.import_id GROUP BY origins.file_id
       ),
       portions AS (
         SELECT dealership_id, file_id, count(*) AS vehicles FROM normalized_vehicle_data
         WHERE dealership_id ${which} GROUP BY dealership_id, file_id
       )
       SELECT portions.dealership_id AS id, sum(portions.vehicles) AS vehicles, max(times.imported_at) AS importedAt
       FROM portions JOIN times USING (file_id) GROUP BY portions.dealership_id`,
    )
    .all(...values) as (DealershipFeed & { id: number })[];
  return new Map(rows.map(({ id, ...feed }) => [id, feed]));
}
