import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** Reads a choice of the business (paths, QR, templates); `undefined` when it was never made. Check it before use. */
export function readSetting(db: ReadableDatabase, key: string): unknown {
  const value = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(key) as string | undefined;
  return value === undefined ? undefined : JSON.parse(value);
}

/** Keeps a choice, as JSON. */
export function writeSetting(db: WritableDatabase, key: string, value: unknown, at: string): void {
  db.prepare(
    `INSERT INTO settings (key, value, updated_at) VALUES (@key, @value, @at)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  ).run({ key, value: JSON.stringify(value), at });
}
