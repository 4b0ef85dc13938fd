import type { FeedColumn } from './feed-row.ts';

/** `staged` waits for the operator; only `active` decides which data is used. */
export type ImportStatus = 'staged' | 'active' | 'archived' | 'failed';

/** replace: everything before is archived. update: dealerships absent from the new files are carried over. */
export type ImportMode = 'replace' | 'update';

export type ImportSource = 'manual_csv' | 'automated_scrape';

/** How a feed file was read. */
export interface FeedFileReport {
  readonly file: string;
  /** `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. */
  readonly encoding: string;
  readonly delimiter: string;
  /** 1-based line of the header row. */
  readonly headerLine: number;
  readonly columns: readonly FeedColumn[];
  /** Data rows: blank rows and repeated header rows do not count. */
  readonly rows: number;
}

/** A row that was not taken. Every lost row is named. */
export interface RowRefusal {
  readonly file: string;
  readonly line: number;
  /** The text in the VIN cell, if any. */
  readonly vin?: string;
  readonly code: string;
  readonly message: string;
}

/** Something worth knowing about an import, counted. */
export interface ImportWarning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** What an import means for one dealership (or one location that matches none) against the active inventory. */
export interface DealershipDifference {
  /** `null` when the location matches no dealership. */
  readonly dealership: string | null;
  readonly location: string;
  readonly vehicles: number;
  readonly previous: number;
  readonly added: number;
  readonly gone: number;
}

/** The whole account of an import. rowsRead = rowsStored + rowsRefused. */
export interface ImportReport {
  readonly import: {
    readonly id: number;
    readonly status: ImportStatus;
    readonly mode: ImportMode;
    readonly rowsRead: number;
    readonly rowsStored: number;
    readonly rowsRefused: number;
  };
  readonly files: readonly FeedFileReport[];
  readonly refusals: readonly RowRefusal[];
  readonly dealerships: readonly DealershipDifference[];
  readonly unmatchedLocations: readonly { readonly location: string; readonly rows: number }[];
  readonly warnings: readonly ImportWarning[];
}

/** One line of the import history. */
export interface ImportSummary {
  readonly id: number;
  readonly status: ImportStatus;
  readonly mode: ImportMode;
  readonly source: ImportSource;
  /** UTC ISO instants. */
  readonly importedAt: string;
  readonly activatedAt: string | null;
  readonly archivedAt: string | null;
  readonly totalVehicles: number;
  readonly dealershipsCount: number;
  readonly rowsRead: number;
  readonly rowsRefused: number;
  readonly files: readonly string[];
  /** Why a failed import failed. */
  readonly failure: string | null;
}
