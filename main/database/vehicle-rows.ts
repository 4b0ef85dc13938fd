import type { FeedColumn } from '../core/feed-row.ts';
import type { ReadableDatabase } from './open-database.ts';
import { RAW_COLUMNS } from './raw-columns.ts';

/** A row of the active import, cell by cell as in its file. */
export interface RawRow {
  readonly dealership: string | null;
  readonly file: string;
  readonly line: number;
  /** `null` where the file has no such column. */
  readonly cells: Readonly<Record<FeedColumn, string | null>>;
}

/** Reads the rows from which the active inventory has a VIN, in file order. */
export function readRawRows(db: ReadableDatabase, vin: string): readonly RawRow[] {
  const rows = db
    .prepare(
      `SELECT ${RAW_COLUMNS.map(([feed, raw]) => `raw.${raw} AS ${feed}`).join(', ')},
         dealership_configs.name AS ofDealership, import_files.file AS ofFile, raw.line AS atLine
       FROM normalized_vehicle_data AS vehicle JOIN raw_vehicle_data AS raw ON raw.id = vehicle.id
       JOIN import_files ON import_files.id = vehicle.file_id
       LEFT JOIN dealership_configs ON dealership_configs.id = vehicle.dealership_id
       WHERE vehicle.vin = ? AND vehicle.import_id = (SELECT id FROM scraper_imports WHERE status = 'active')
       ORDER BY vehicle.id`,
    )
    .all(vin) as (Record<FeedColumn, string | null> & {
    readonly ofDealership: string | null;
    readonly ofFile: string;
    readonly atLine: number;
  })[];
  return rows.map(({ ofDealership, ofFile, atLine, ...cells }) => ({
    dealership: ofDealership,
    file: ofFile,
    line: atLine,
    cells,
  }));
}
