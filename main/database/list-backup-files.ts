import { closeSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupRetention } from '../core/settings.ts';
import { isThere } from './back-up.ts';

/** A backup file. */
export interface BackupFile {
  /** Absolute path. */
  readonly file: string;
  readonly bytes: number;
  /** It was checked when it was made, and has not lost a byte since. */
  readonly verified: boolean;
  /** UTC ISO instant, from the name. */
  readonly createdAt: string;
}

const DAY_MILLISECONDS = 86_400_000;

const NAME = /^silver-fox-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[a-z-]+\.db$/;

/** The backups in a folder, newest first. */
export function listBackupFiles(folder: string): readonly BackupFile[] {
  if (!isThere(folder)) return [];
  const found: BackupFile[] = [];
  for (const name of readdirSync(folder)) {
    const match = NAME.exec(name);
    if (!match) continue;
    const [, day, hours, minutes, seconds, milliseconds] = match;
    const file = join(folder, name);
    const createdAt = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
    // Another process may remove old backups at the same time.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile()) found.push({ file, bytes: stats.size, verified: hasSize(file, stats.size), createdAt });
  }
  return found.sort((left, right) => right.createdAt.localeCompare(left.createdAt));
}

/**
 * Removes the backups that retention does not keep, and what a crash left half written; returns the paths of the
 * backups. One made by hand stays until somebody deletes it; one that another program holds stays until the next time.
 */
export function pruneBackups(folder: string, now: Date, keep: BackupRetention): readonly string[] {
  removeLeftovers(folder, now);
  const oldest = new Date(now.getTime() - keep.keepDays * DAY_MILLISECONDS).toISOString();
  const days = new Set<string>();
  const doomed = listBackupFiles(folder)
    .filter(({ file }) => !file.endsWith('-by-hand.db'))
    .filter((backup, index) => {
      const day = backup.createdAt.slice(0, 10);
      const isNewestOfDay = !days.has(day);
      days.add(day);
      return index >= keep.keepNewest && !(isNewestOfDay && backup.createdAt >= oldest);
    });
  return doomed.map(({ file }) => file).filter(removeIfPossible);
}

/** Another process may be writing a backup right now; one that is a day old is a leftover. */
function removeLeftovers(folder: string, now: Date): void {
  if (!isThere(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!/^silver-fox-.*\.part(-wal|-shm|-journal)?$/.test(name)) continue;
    const file = join(folder, name);
    const age = now.getTime() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > DAY_MILLISECONDS) removeIfPossible(file);
  }
}

function removeIfPossible(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Whether a file has the size that its own header says: page size times page count (SQLite file format, 1.3). */
function hasSize(file: string, bytes: number): boolean {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, header.length, 0) < header.length) return false;
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3') return false;
  const pageSize = header.readUInt16BE(16);
  // A page of 65,536 bytes does not fit into the two bytes and is written as 1.
  return bytes === (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28);
}
