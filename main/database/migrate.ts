import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';

/** One step of the schema's life: `migrations/NNNN_slug.sql`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Reads the numbered migrations of a folder. @throws Error when a number is missing, doubled or the name is wrong. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const version = Number(/^(\d{4})_[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (version !== index + 1) throw new Error(`migrations/${name} should be number ${index + 1}`);
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/** The schema version that a database is at; 0 when it is new. */
export function readSchemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a database to the newest schema, one transaction a step. Two processes may try at once: the second finds the
 * work done.
 *
 * @throws ProblemError `database-too-new` when a newer version of the application wrote it; nothing is changed then.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  refuseNewer(db, migrations);
  for (const migration of migrations) {
    db.exec('BEGIN IMMEDIATE');
    try {
      if (readSchemaVersion(db) < migration.version) {
        db.exec(migration.sql);
        db.pragma(`user_version = ${migration.version}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}

/** @throws ProblemError `database-too-new` */
export function refuseNewer(db: Database, migrations: readonly Migration[]): void {
  const version = readSchemaVersion(db);
  if (version <= migrations.length) return;
  throw new ProblemError(
    'database-too-new',
    `The database was written by a newer version of this application (schema ${version}; this one knows ${migrations.length}). Nothing was changed. Install the newer version, or restore an older backup.`,
    { version, known: migrations.length },
  );
}
