import type { HealthCheck } from '../../main/core/health-check.ts';
import type { HealthHistory } from '../../main/core/health-history.ts';
import type { ImportSummary } from '../../main/core/import-report.ts';
import type { OldOrders } from '../../main/core/old-orders.ts';
import type { ByName, FileReference, Nothing } from './words.ts';

/** What the status bar says at all times. */
export interface WorkstationStatus {
  /** Absolute path of where order folders go. */
  readonly ordersFolder: string;
  readonly isOrdersFolderReachable: boolean;
  /** Names of the destinations that cannot be reached. */
  readonly missingDestinations: readonly string[];
  /** The watched folder that cannot be reached; `null` when it can, or when there is none. */
  readonly missingWatchedFolder: string | null;
  /** UTC ISO instant of the newest backup, or `null`. */
  readonly lastBackupAt: string | null;
  /** Orders that wait to be published or settled, because their share is away. */
  readonly unfinishedOrders: number;
}

/** How large the database is, in bytes; compacting gives back what is unused. */
export interface DatabaseSize {
  readonly bytes: number;
  readonly unusedBytes: number;
}

/** What the application takes up on the disk. */
export interface StorageUse {
  readonly database: DatabaseSize;
  readonly backups: { readonly count: number; readonly bytes: number };
}

export interface BackupFile {
  readonly file: string;
  readonly bytes: number;
  readonly verified: boolean;
  readonly createdAt: string;
}

/** Health, backups and old data. */
export interface CareCalls {
  readStatus(input: Nothing): WorkstationStatus;
  checkHealth(input: Nothing): { readonly checks: readonly HealthCheck[] };
  backUpDatabase(input: { readonly to?: FileReference }): { readonly backup: BackupFile };
  listBackups(input: Nothing): { readonly backups: readonly BackupFile[] };
  restoreDatabase(input: { readonly file: FileReference }): { readonly restored: string; readonly undo: string };
  /** Restores one of the listed backups by its name; `undo` is the name of the one that takes it back, or `''`. */
  restoreBackup(input: ByName): { readonly restored: string; readonly undo: string };
  readStorage(input: Nothing): StorageUse;
  /** What helps to find out what is wrong, as a zip in base64. No VIN is in it. */
  makeDiagnostics(input: Nothing): { readonly name: string; readonly zip: string };
  /** Gives the room that deleted rows left back to the disk. */
  compactDatabase(input: Nothing): { readonly before: DatabaseSize; readonly after: DatabaseSize };
  /**
   * Deletes archived and failed imports older than a number of days; the one archived last stays. With `dryRun` it only
   * says which they are.
   */
  deleteOldImports(input: { readonly days: number; readonly dryRun?: boolean }): {
    readonly imports: readonly ImportSummary[];
    readonly rows: number;
  };
  /** Clears orders older than a number of days of what only fills the database. With `dryRun` it only counts. */
  clearOldOrders(input: { readonly days: number; readonly dryRun?: boolean }): OldOrders;
  /** What was recorded of the application's health on the last days, today included. */
  readHealthHistory(input: { readonly days: number }): HealthHistory;
}
