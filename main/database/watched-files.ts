import type { WatchedFile } from '../core/watched-files.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** A version of a file of a watched folder. */
export interface FileVersion {
  readonly file: string;
  readonly bytes: number;
  /** UTC ISO instant. */
  readonly modifiedAt: string;
  readonly sha256: string;
}

/** The newest version of each file of a folder that was dealt with. */
export function listFileVersions(db: ReadableDatabase, folder: string): readonly FileVersion[] {
  return db
    .prepare('SELECT file, bytes, modified_at AS modifiedAt, sha256 FROM watched_files WHERE folder = ?')
    .all(folder) as FileVersion[];
}

/** Remembers what became of a version of a file, in the place of the version before it. */
export function keepFileVersion(
  db: WritableDatabase,
  kept: FileVersion & WatchedFile & { readonly folder: string },
): void {
  db.prepare(
    `INSERT INTO watched_files (folder, file, bytes, modified_at, sha256, taken_at, outcome, import_id, message)
     VALUES (@folder, @file, @bytes, @modifiedAt, @sha256, @takenAt, @outcome, @importId, @message)
     ON CONFLICT (folder, file) DO UPDATE SET bytes = excluded.bytes, modified_at = excluded.modified_at,
       sha256 = excluded.sha256, taken_at = excluded.taken_at, outcome = excluded.outcome,
       import_id = excluded.import_id, message = excluded.message`,
  ).run(kept);
}

/** Remembers that a file was touched or copied, and is the same as one that was dealt with. */
export function keepSameVersion(db: WritableDatabase, folder: string, same: FileVersion, at: string): void {
  db.prepare(
    `INSERT INTO watched_files (folder, file, bytes, modified_at, sha256, taken_at, outcome)
     VALUES (@folder, @file, @bytes, @modifiedAt, @sha256, @at, 'known')
     ON CONFLICT (folder, file) DO UPDATE SET bytes = excluded.bytes, modified_at = excluded.modified_at,
       sha256 = excluded.sha256`,
  ).run({ ...same, folder, at });
}

/** Notes that an import from the watched folder was made active, or why it was not. */
export function settleWatchedImport(
  db: WritableDatabase,
  importId: number,
  { outcome, message }: Pick<WatchedFile, 'outcome' | 'message'>,
): void {
  db.prepare('UPDATE watched_files SET outcome = ?, message = ? WHERE import_id = ?').run(outcome, message, importId);
}

/** The files of a folder that were taken or refused, the newest first. */
export function listTakenFiles(db: ReadableDatabase, folder: string, limit: number): readonly WatchedFile[] {
  return db
    .prepare(
      `SELECT file, outcome, import_id AS importId, message, taken_at AS takenAt FROM watched_files
       WHERE folder = ? AND outcome <> 'known' ORDER BY taken_at DESC, id DESC LIMIT ?`,
    )
    .all(folder, limit) as WatchedFile[];
}
