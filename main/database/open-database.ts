/**
 * main/database is the only place with SQL. Functions take the database first; a handle that may write is a type of its
 * own, so that a write through a reading handle does not compile.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';
import { backUp, isGone, nameBackup, RESTORING, removeDatabase } from './back-up.ts';
import {
  explainDatabaseError,
  makeDamageProblem,
  makeLossProblem,
  makeUnreachableProblem,
} from './explain-database-error.ts';
import { inspectAside, isLargeDatabase } from './inspect-aside.ts';
import { listBackupFiles } from './list-backup-files.ts';
import { migrate, readMigrations, readSchemaVersion, refuseNewer } from './migrate.ts';

declare const canRead: unique symbol;
declare const canWrite: unique symbol;

/** A handle for reading. */
export type ReadableDatabase = Pick<Database.Database, 'prepare' | 'pragma'> & { readonly [canRead]: true };
/** A handle for reading and writing. */
export type WritableDatabase = Database.Database & { readonly [canRead]: true; readonly [canWrite]: true };

/** An open database: one handle that writes, and one that sees committed data only and never waits for the first. */
export interface OpenedDatabase {
  readonly writer: WritableDatabase;
  readonly reader: ReadableDatabase;
  /**
   * A large database is looked through while it is in use already: rejects with the problem `database-damaged` when it is
   * not whole. Nothing may be written before. `null` when that was done at opening.
   */
  readonly checking: Promise<void> | null;
  /** Closes both; doing it again does nothing. */
  close(): void;
}

export interface OpenOptions {
  /** Folder of the numbered migrations. */
  readonly migrations: string;
  /** Folder for the backup that is made before a migration. */
  readonly backups: string;
  readonly now: () => Date;
  /** Bytes from which on a database counts as large. */
  readonly large?: number;
}

/** Milliseconds to wait for another process to finish its transaction. */
const BUSY_TIMEOUT = 10_000;

/** Kibibytes of pages that each handle keeps in memory: with the default, large imports and CAO take a fifth longer. */
const CACHE = 64 * 1024;

/** Bytes of write-ahead log that stay on the disk after a large import; more are given back. */
const KEPT_LOG_BYTES = 64 * 1024 * 1024;

/**
 * Opens the database file, makes it (and its folder) at the first use, and brings its schema up to date; a database
 * that holds data is backed up first. One that is gone while there are backups of it is never made anew: with empty VIN
 * logs every vehicle would look new.
 *
 * @throws ProblemError `database-damaged`, `database-too-new`, `database-busy`, `database-unreachable`
 */
export async function openDatabase(file: string, options: OpenOptions): Promise<OpenedDatabase> {
  const migrations = readMigrations(options.migrations);
  prepareFolder(file, options.backups);
  const handles: Database.Database[] = [];
  try {
    const writer = new Database(file, { timeout: BUSY_TIMEOUT });
    handles.push(writer);
    setPragmas(writer);
    refuseNewer(writer, migrations);
    const version = readSchemaVersion(writer);
    const isOutdated = version > 0 && version < migrations.length;
    const isCheckedLater = !isOutdated && isLargeDatabase(file, options.large);
    if (!isCheckedLater) await checkWhole(file, options);
    if (isOutdated) {
      await backUp(writer, nameBackup(options.backups, 'before-migration', options.now()));
    }
    migrate(writer, migrations);
    const reader = new Database(file, { timeout: BUSY_TIMEOUT, readonly: true });
    handles.push(reader);
    setPragmas(reader);
    return {
      writer: writer as WritableDatabase,
      reader: reader as unknown as ReadableDatabase,
      checking: isCheckedLater ? refuseUnhandled(checkWhole(file, options)) : null,
      close() {
        reader.close();
        if (writer.open) optimize(writer);
        writer.close();
      },
    };
  } catch (error) {
    for (const handle of handles) handle.close();
    throw explainDatabaseError(error, file);
  }
}

/**
 * Opens a database that is open already, for reading. Its writer is the same handle: who writes all the same is refused
 * by SQLite.
 *
 * @throws ProblemError `database-damaged`, `database-unreachable`
 */
export function openDatabaseForReading(file: string): Omit<OpenedDatabase, 'checking'> {
  try {
    const handle = new Database(file, { timeout: BUSY_TIMEOUT, readonly: true });
    setPragmas(handle);
    return {
      reader: handle as unknown as ReadableDatabase,
      writer: handle as WritableDatabase,
      close: () => handle.close(),
    };
  } catch (error) {
    throw explainDatabaseError(error, file);
  }
}

/** @throws ProblemError `database-damaged`, and what explainDatabaseError says of a file that cannot be read */
async function checkWhole(file: string, { large }: OpenOptions): Promise<void> {
  try {
    const found = await inspectAside(file, 'quick', large === undefined ? {} : { large });
    if (found !== null) throw makeDamageProblem(file, found);
  } catch (error) {
    throw explainDatabaseError(error, file);
  }
}

/** Who closes the database at once never asks how the check went. */
function refuseUnhandled(checking: Promise<void>): Promise<void> {
  checking.catch(() => undefined);
  return checking;
}

/** Statistics are a convenience: a damaged database must close all the same. */
function optimize(db: Database.Database): void {
  try {
    db.pragma('optimize');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

function prepareFolder(file: string, backups: string): void {
  try {
    // Left by a crash in the middle of restoring; it never took the database's place.
    removeDatabase(file + RESTORING);
    if (isGone(file) && listBackupFiles(backups).length > 0) throw makeLossProblem(file);
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw makeUnreachableProblem(file, error instanceof Error ? error.message : String(error));
  }
}

function setPragmas(db: Database.Database): void {
  if (!db.readonly) {
    db.pragma('journal_mode = WAL');
    // WAL's default of NORMAL could lose a committed VIN log in a power cut while the order folder stays.
    db.pragma('synchronous = FULL');
    db.pragma(`journal_size_limit = ${KEPT_LOG_BYTES}`);
  }
  db.pragma(`cache_size = -${CACHE}`);
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
}

/**
 * Runs work in one transaction: committed when it succeeds, rolled back when it throws. The work may await between
 * statements, so that progress and cancel get through; the caller sees to it that nothing else writes meanwhile.
 *
 * @throws ProblemError `disk-full`, `database-busy`, `database-damaged`, and whatever the work throws
 */
export function inTransaction<Value>(db: WritableDatabase, work: () => Value | Promise<Value>): Promise<Value> {
  return runTransaction(db, 'COMMIT', work);
}

/** Runs work for real in a transaction, rolls it back all the same, and returns what the work returned. */
export function inRehearsal<Value>(db: WritableDatabase, work: () => Value | Promise<Value>): Promise<Value> {
  return runTransaction(db, 'ROLLBACK', work);
}

/** Runs a part of a transaction's work; when it throws, that part alone is taken back. Call it in a transaction. */
export function inSavepoint<Value>(db: WritableDatabase, work: () => Value): Value {
  if (!db.inTransaction) throw new Error('A savepoint was begun outside a transaction.');
  return db.transaction(work)();
}

async function runTransaction<Value>(
  db: WritableDatabase,
  ending: 'COMMIT' | 'ROLLBACK',
  work: () => Value | Promise<Value>,
): Promise<Value> {
  if (db.inTransaction) throw new Error('A transaction was begun inside another one.');
  try {
    db.exec('BEGIN IMMEDIATE');
    const value = await work();
    db.exec(ending);
    return value;
  } catch (error) {
    // A full disk may have rolled back already.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw explainDatabaseError(error, db.name);
  }
}
