import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type OpenedDatabase, openDatabase } from '../../main/database/open-database.ts';
import { MIGRATIONS, writeMigratedDatabase } from './migrated-database.ts';

export const NOW = new Date('2025-08-11T15:00:00.000Z');

/** A document of the shipped `resources` folder, parsed. */
export function readShipped(file: 'dealerships.json' | 'off-lot-statuses.json'): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../resources/${file}`, import.meta.url)), 'utf8'));
}

/** Opens a new database in a folder of its own; both are gone when the test is over. */
export async function openTemporaryDatabase(): Promise<OpenedDatabase & { readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-'));
  const file = join(folder, 'silver-fox.db');
  await writeMigratedDatabase(file);
  const opened = await openDatabase(file, {
    migrations: MIGRATIONS,
    backups: join(folder, 'backups'),
    now: () => NOW,
  });
  onTestFinished(() => {
    opened.close();
    rmSync(folder, { recursive: true });
  });
  return { ...opened, folder };
}
