import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';

/** One step of the schema's life: `migrations/NNNN_what_it_does.sql`. */
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
    const version = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
    if (version !== index + 1) throw new Error(`migrations/${name} should be number ${index + 1}`);
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/** The schema version that a database is at: how many migrations it has had; 0 when it is new. */
export function readSchemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a database to the newest schema, one transaction a step. Two processes may try at once: the second finds the
 * work done. A step that leaves broken references behind is rolled back.
 *
 * @throws ProblemError `database-too-new` when a newer version of the application wrote it; nothing is changed then.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  refuseNewer(db, migrations);
  // A step may build a table anew; dropping the old one must not delete the rows that refer to it.
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of migrations) db.transaction(applyMigration).immediate(db, migration);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function applyMigration(db: Database, migration: Migration): void {
  // Asked again inside the transaction: another process may have been faster.
  if (readSchemaVersion(db) >= migration.version) return;
  db.exec(migration.sql);
  const broken = db.pragma('foreign_key_check') as readonly unknown[];
  if (broken.length > 0) throw new Error(`migrations/${migration.name} leaves ${broken.length} broken references`);
  db.pragma(`user_version = ${migration.version}`);
}

/** @throws ProblemError `database-too-new` */
export function refuseNewer(db: Database, migrations: readonly Migration[]): void {
  const version = readSchemaVersion(db);
  if (version <= migrations.length) return;
  throw new ProblemError(
    'database-too-new',
    `The database ${db.name} was written by a newer version of this application (schema ${version}; this one knows ${migrations.length}). Nothing was changed. Install the newer version, or restore an older backup.`,
    { file: db.name, version, known: migrations.length },
  );
}
