import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';
import type { WritableDatabase } from './open-database.ts';

/** Why a backup was made; part of its name. */
export type BackupReason = 'daily' | 'before-import' | 'before-migration' | 'before-restore' | 'by-hand';

/** A backup file. */
export interface Backup {
  /** Absolute path. */
  readonly file: string;
  readonly bytes: number;
  readonly reason: string;
  /** UTC ISO instant, from the name. */
  readonly madeAt: string;
}

/** The newest backups that are always kept, and for how many days the newest of each day is kept beside them. */
const KEEP_NEWEST = 10;
const KEEP_DAYS = 30;

const NAME = /^silver-fox-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-([a-z-]+)\.db$/;

/** The path of a new backup: `silver-fox-2026-11-24T064200123Z-daily.db`. */
export function nameBackup(folder: string, reason: BackupReason, now: Date): string {
  return join(folder, `silver-fox-${now.toISOString().replace(/[:.]/g, '')}-${reason}.db`);
}

/**
 * Copies the database to a file of its own while it is in use: written under a temporary name, checked, flushed, then
 * renamed, so that a backup that can be seen is whole.
 *
 * @returns its size in bytes. @throws ProblemError `file-exists`, `backup-failed`
 */
export async function backUp(db: WritableDatabase, file: string): Promise<number> {
  mkdirSync(dirname(file), { recursive: true });
  if (existsQuietly(file)) throw new ProblemError('file-exists', `${file} is there already; nothing was written.`);
  const temporary = `${file}.part`;
  rmSync(temporary, { force: true });
  try {
    await db.backup(temporary);
    const found = inspectDatabase(temporary);
    if (found !== null) {
      throw new ProblemError('backup-failed', `The backup did not pass its check (${found}); it was removed.`);
    }
    flush(temporary);
    renameSync(temporary, file);
    return statSync(file).size;
  } finally {
    for (const leftover of ['', '-wal', '-shm']) rmSync(temporary + leftover, { force: true });
  }
}

/** What is wrong with a database file, in SQLite's words; `null` when it is whole. */
export function inspectDatabase(file: string): string | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const integrity = db.pragma('integrity_check(1)', { simple: true });
    if (integrity !== 'ok') return String(integrity);
    const broken = db.pragma('foreign_key_check') as readonly unknown[];
    return broken.length === 0 ? null : `${broken.length} broken references`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db?.close();
  }
}

/** The backups in a folder, newest first. */
export function listBackupFiles(folder: string): readonly Backup[] {
  if (!existsQuietly(folder)) return [];
  const found: Backup[] = [];
  for (const name of readdirSync(folder)) {
    const match = NAME.exec(name);
    if (!match) continue;
    const [, day, hours, minutes, seconds, milliseconds, reason = ''] = match;
    const file = join(folder, name);
    const madeAt = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
    found.push({ file, bytes: statSync(file).size, reason, madeAt });
  }
  return found.sort((left, right) => right.madeAt.localeCompare(left.madeAt));
}

/** Removes backups that retention no longer keeps; returns their paths. */
export function pruneBackups(folder: string, now: Date): readonly string[] {
  const oldest = new Date(now.getTime() - KEEP_DAYS * 86_400_000).toISOString();
  const days = new Set<string>();
  const doomed = listBackupFiles(folder).filter((backup, index) => {
    const day = backup.madeAt.slice(0, 10);
    const isNewestOfDay = !days.has(day);
    days.add(day);
    return index >= KEEP_NEWEST && !(isNewestOfDay && backup.madeAt >= oldest);
  });
  for (const { file } of doomed) rmSync(file, { force: true });
  return doomed.map(({ file }) => file);
}

/** Forces a file's bytes to the disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function existsQuietly(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
