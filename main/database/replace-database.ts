import { copyFileSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';
import { backUp, COMPANIONS, formatStamp, isGone, isThere, nameBackup, RESTORING, removeDatabase } from './back-up.ts';
import { explainBackupError, explainDatabaseError, makeDamageProblem } from './explain-database-error.ts';
import { flushEntry, flushFile } from './flush-file.ts';
import { inspectAside } from './inspect-aside.ts';
import { expectLaterOrders, findOrdersBefore, type OrdersBefore } from './later-orders.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { OpenOptions, ReadableDatabase, WritableDatabase } from './open-database.ts';
import { renameFile } from './rename-file.ts';

/** Milliseconds to wait for another process to let go of the database. */
const BUSY_TIMEOUT = 2000;

/**
 * Puts a backup in the place of a database that this process has closed. The backup is copied, checked and brought up
 * to date before anything is touched; what was there before is kept: as a backup, or as it is when it is damaged.
 *
 * @returns the path of what was there before, or `null` when nothing was there.
 * @throws ProblemError `backup-missing`, `backup-damaged`, `not-a-backup`, `database-too-new`, `database-busy`
 */
export async function replaceDatabase(file: string, backup: string, options: OpenOptions): Promise<string | null> {
  const prepared = file + RESTORING;
  try {
    copyDatabase(findBackup(backup, file), prepared);
    await prepareCopy(prepared, backup, file, options);
    flushFile(prepared);
    const kept = await keepCurrent(file, options);
    // A write-ahead log that stayed would be played into the restored file and ruin it.
    for (const companion of COMPANIONS) rmSync(file + companion, { force: true });
    await renameFile(prepared, file);
    flushEntry(file);
    return kept;
  } catch (error) {
    throw explainBackupError(explainDatabaseError(error, file), prepared);
  } finally {
    removeDatabase(prepared);
  }
}

function findBackup(backup: string, file: string): string {
  const found = statSync(backup, { throwIfNoEntry: false });
  if (!found?.isFile()) {
    throw new ProblemError('backup-missing', `There is no backup ${backup}. Nothing was changed.`, { file: backup });
  }
  const current = statSync(file, { throwIfNoEntry: false });
  if (current !== undefined && current.ino === found.ino && current.dev === found.dev) {
    throw new ProblemError(
      'not-a-backup',
      `${backup} is the database itself, not a backup. Nothing was changed. Choose a file from \`silverfox backups\`.`,
      { file: backup },
    );
  }
  return backup;
}

/** Copies a database with its write-ahead log: a file that was copied by hand may have one. */
function copyDatabase(from: string, to: string): void {
  removeDatabase(to);
  copyFileSync(from, to);
  if (isThere(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

async function prepareCopy(
  copy: string,
  backup: string,
  current: string,
  { migrations, now }: OpenOptions,
): Promise<void> {
  const found = await inspectAside(copy, 'whole');
  if (found !== null) {
    throw new ProblemError(
      'backup-damaged',
      `The backup ${backup} is damaged (${found}). Nothing was changed. Choose another one from \`silverfox backups\`.`,
      { file: backup, found },
    );
  }
  const db = new Database(copy);
  try {
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'scraper_imports'").get() === undefined) {
      throw new ProblemError(
        'not-a-backup',
        `${backup} is not a backup of this application. Nothing was changed. Choose a file from \`silverfox backups\`.`,
        { file: backup },
      );
    }
    migrate(db, readMigrations(migrations));
    const restored = db as WritableDatabase;
    expectLaterOrders(restored, readBefore(current, restored), now().toISOString());
  } finally {
    db.close();
  }
}

/** What the database knows that is about to be replaced; a damaged one, or none, knows nothing. */
function readBefore(current: string, backup: ReadableDatabase): OrdersBefore | null {
  if (isGone(current)) return null;
  try {
    const before = new Database(current, { readonly: true, timeout: BUSY_TIMEOUT });
    try {
      return findOrdersBefore(before as unknown as ReadableDatabase, backup);
    } finally {
      before.close();
    }
  } catch (error) {
    // The folders alone tell of the orders then.
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

async function keepCurrent(file: string, options: OpenOptions): Promise<string | null> {
  if (isGone(file)) return null;
  try {
    return await backUpCurrent(file, options);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const kept = `${file}.damaged-${formatStamp(options.now())}`;
    copyDatabase(file, kept);
    flushFile(kept);
    flushEntry(kept);
    return kept;
  }
}

async function backUpCurrent(file: string, options: OpenOptions): Promise<string> {
  // Looked at without writing: closing a damaged database for good would delete its write-ahead log.
  refuseDamaged(file);
  const db = new Database(file, { timeout: BUSY_TIMEOUT });
  try {
    // Works only for the one who has the database to himself: replacing it under somebody else would lose his work.
    db.pragma('journal_mode = DELETE');
    const kept = nameBackup(options.backups, 'before-restore', options.now());
    await backUp(db, kept);
    return kept;
  } finally {
    db.close();
  }
}

function refuseDamaged(file: string): void {
  const db = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT });
  try {
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw makeDamageProblem(file, String(found));
  } finally {
    db.close();
  }
}

function isDamage(error: unknown): boolean {
  const explained = explainDatabaseError(error, '');
  return explained instanceof ProblemError && ['database-damaged', 'backup-failed'].includes(explained.problem.code);
}
