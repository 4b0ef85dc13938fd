import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../main/database/open-database.ts';

/** The folder of the shipped migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A database as the migrations leave it, made once for all tests of a process. */
let migrated: Promise<Buffer> | undefined;

/** Writes a new database, migrated and empty, where there is none yet: a copy, so that not every test migrates anew. */
export async function writeMigratedDatabase(file: string): Promise<void> {
  migrated ??= makeMigratedDatabase();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await migrated, { flag: 'wx' });
}

async function makeMigratedDatabase(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-migrated-'));
  try {
    const file = join(folder, 'silver-fox.db');
    const options = { migrations: MIGRATIONS, backups: join(folder, 'backups'), now: () => new Date() };
    (await openDatabase(file, options)).close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
