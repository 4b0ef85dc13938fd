/**
 * main/database is the only place with SQL. Functions take the database first; a handle that may write is a type of its
 * own, so that a write through a reading handle does not compile.
 */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';
import { backUp, nameBackup } from './back-up.ts';
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
  close(): void;
}

export interface OpenOptions {
  /** Folder of the numbered migrations. */
  readonly migrations: string;
  /** Folder for the backup that is made before a migration. */
  readonly backups: string;
  readonly now: () => Date;
}

/** Milliseconds to wait for another process to finish its transaction. */
const BUSY_TIMEOUT = 10_000;

/**
 * Opens the database file, makes it when it is not there, and brings its schema up to date; a database that holds data
 * is backed up first.
 *
 * @throws ProblemError `database-damaged`, `database-too-new`
 */
export async function openDatabase(file: string, options: OpenOptions): Promise<OpenedDatabase> {
  const isNew = !existsSync(file);
  const migrations = readMigrations(options.migrations);
  const writer = openHandle(file);
  try {
    refuseDamaged(writer, file);
    refuseNewer(writer, migrations);
    const version = readSchemaVersion(writer);
    if (!isNew && version > 0 && version < migrations.length) {
      await backUp(writer as WritableDatabase, nameBackup(options.backups, 'before-migration', options.now()));
    }
    migrate(writer, migrations);
  } catch (error) {
    writer.close();
    throw asDamage(error, file);
  }
  const reader = openHandle(file, { readonly: true });
  return {
    writer: writer as WritableDatabase,
    reader: reader as unknown as ReadableDatabase,
    close() {
      reader.close();
      writer.pragma('optimize');
      writer.close();
    },
  };
}

function openHandle(file: string, options: Database.Options = {}): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { ...options, timeout: BUSY_TIMEOUT });
    if (!options.readonly) {
      db.pragma('journal_mode = WAL');
      // WAL's default of NORMAL could lose a committed VIN log in a power cut while the order folder stays.
      db.pragma('synchronous = FULL');
    }
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return db;
  } catch (error) {
    db?.close();
    throw asDamage(error, file);
  }
}

function refuseDamaged(db: Database.Database, file: string): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw damaged(file, String(found));
}

/** SQLite's own words for a damaged file become the operator's. */
function asDamage(error: unknown, file: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? damaged(file, String((error as Error).message)) : error;
}

function damaged(file: string, found: string): ProblemError {
  return new ProblemError(
    'database-damaged',
    `The database ${file} is damaged. Nothing was changed. Restore a backup: \`silverfox backups\` lists them, \`silverfox restore FILE\` takes one; the damaged file is kept.`,
    { file, found },
  );
}

/**
 * Runs work in one transaction: committed when it succeeds, rolled back when it throws. The work may await between
 * statements, so that progress and cancel get through; the caller sees to it that nothing else writes meanwhile.
 */
export async function inTransaction<Value>(db: WritableDatabase, work: () => Value | Promise<Value>): Promise<Value> {
  if (db.inTransaction) throw new Error('inTransaction was called inside a transaction');
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = await work();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk or an interrupt may have rolled back already.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
