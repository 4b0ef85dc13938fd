import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';
import { explainBackupError } from './explain-database-error.ts';
import { flushEntry, flushFile } from './flush-file.ts';
import { inspectAside } from './inspect-aside.ts';
import { renameFile } from './rename-file.ts';

/** Why a backup was made; part of its name. */
export type BackupReason =
  | 'daily'
  | 'before-import'
  | 'before-moving-in'
  | 'before-migration'
  | 'before-restore'
  | 'by-hand';

/** Milliseconds to wait for another process to finish its transaction. */
const BUSY_TIMEOUT = 10_000;

/** Pages copied before other work gets a turn; a page is 4 KB. */
const PAGES_AT_ONCE = 2000;

/** What SQLite may leave beside a database file. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/** What is added to a database's name for the copy of a backup that is made ready to take its place. */
export const RESTORING = '.restoring';

/** The path of a new backup that is not taken yet: `silver-fox-2026-11-24T064200123Z-daily.db`. */
export function nameBackup(folder: string, reason: BackupReason, now: Date): string {
  const file = join(folder, `silver-fox-${formatStamp(now)}-${reason}.db`);
  return isThere(file) ? nameBackup(folder, reason, new Date(now.getTime() + 1)) : file;
}

/** An instant as it stands in a file name: `2026-11-24T064200123Z`. */
export function formatStamp(now: Date): string {
  return now.toISOString().replace(/[:.]/g, '');
}

/**
 * Copies the committed state of a database to a file of its own while it is in use: written under a temporary name,
 * checked, flushed, then renamed, so that a backup that can be seen is whole.
 *
 * @returns its size in bytes. @throws ProblemError `file-exists`, `backup-failed`, `backup-not-written`, `disk-full`
 */
export async function backUp(db: Pick<Database.Database, 'name'>, file: string): Promise<number> {
  if (isThere(file)) {
    throw new ProblemError('file-exists', `${file} is there already. Nothing was written. Choose another name.`, {
      file,
    });
  }
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    removeDatabase(temporary);
    await copyCommitted(db.name, temporary);
    const found = await inspectAside(temporary, 'whole');
    if (found !== null) {
      throw new ProblemError('backup-failed', `The backup did not pass its check (${found}), so it was not kept.`, {
        file,
        found,
      });
    }
    flushFile(temporary);
    await renameFile(temporary, file);
    flushEntry(file);
    return statSync(file).size;
  } catch (error) {
    throw explainBackupError(error, file);
  } finally {
    removeDatabase(temporary);
  }
}

/** Reads through a handle of its own: the caller's would see the transaction that it is in. */
async function copyCommitted(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, timeout: BUSY_TIMEOUT });
  try {
    await source.backup(to, { progress: () => PAGES_AT_ONCE });
  } finally {
    source.close();
  }
}

/** Removes a database file with all that SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const companion of ['', ...COMPANIONS]) rmSync(file + companion, { force: true });
}

/** Whether there is anything under a path. */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether a file is not there or, as after a power cut, has no byte: SQLite would take both for a new database. */
export function isGone(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}
