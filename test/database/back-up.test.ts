import { appendFileSync, mkdirSync, readdirSync, renameSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS } from '../../main/core/settings.ts';
import { backUp, nameBackup } from '../../main/database/back-up.ts';
import { explainBackupError } from '../../main/database/explain-database-error.ts';
import { listBackupFiles, pruneBackups } from '../../main/database/list-backup-files.ts';
import { inTransaction } from '../../main/database/open-database.ts';
import { renameFile } from '../../main/database/rename-file.ts';
import { readSetting, writeSetting } from '../../main/database/settings.ts';
import { NOW, openTemporaryDatabase } from './open-temporary-database.ts';

const KEEP = DEFAULT_SETTINGS.backups;

const DAY = 86_400_000;

function readKeys(file: string): readonly unknown[] {
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db.prepare('SELECT key FROM settings ORDER BY key').pluck().all();
}

describe('a backup that cannot be made', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['SQLITE_IOERR_WRITE', 'backup-not-written'],
    ['EIO', 'backup-not-written'],
    ['EROFS', 'backup-not-written'],
  ])('says so when the disk says %s', (code, problem) => {
    const error = explainBackupError(Object.assign(new Error(code), { code }), '/backups/a.db');
    expect(error).toMatchObject({ problem: { code: problem, message: expect.stringContaining('othing was changed') } });
  });

  it('leaves what is wrong with the database itself to others', () => {
    const error = new Database.SqliteError('malformed', 'SQLITE_CORRUPT');
    expect(explainBackupError(error, '/backups/a.db')).toBe(error);
  });

  it('waits for a virus scanner before it gives the file its name', async () => {
    const { folder } = await openTemporaryDatabase();
    const [from, to] = [join(folder, 'a.part'), join(folder, 'a.db')];
    writeFileSync(from, 'x');
    let refusals = 2;
    await renameFile(from, to, (one, other) => {
      refusals -= 1;
      if (refusals >= 0) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      renameSync(one, other);
    });
    expect(readdirSync(folder)).toContain('a.db');
    await expect(renameFile(from, to)).rejects.toThrow('ENOENT');
  });
});

describe('a backup', () => {
  it('is one whole file with everything that was committed, alone in its folder', async () => {
    const { folder, writer } = await openTemporaryDatabase();
    writeSetting(writer, 'a', 1, 'x');
    const file = nameBackup(join(folder, 'backups'), 'by-hand', NOW);
    const bytes = await backUp(writer, file);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['silver-fox-2025-08-11T150000000Z-by-hand.db']);
    expect(listBackupFiles(join(folder, 'backups'))).toEqual([
      { file, bytes, verified: true, createdAt: NOW.toISOString() },
    ]);
    expect(readKeys(file)).toEqual(['a']);
  });

  it('does not have what the transaction under way has done', async () => {
    const { folder, writer, reader } = await openTemporaryDatabase();
    writeSetting(writer, 'a', 1, 'x');
    const file = join(folder, 'backup.db');
    await inTransaction(writer, async () => {
      writeSetting(writer, 'b', 2, 'x');
      await backUp(writer, file);
    });
    expect(readSetting(reader, 'b')).toBe(2);
    expect(readKeys(file)).toEqual(['a']);
  });

  it('never takes the place of a file that is there', async () => {
    const { folder, writer } = await openTemporaryDatabase();
    const file = join(folder, 'holiday.jpg');
    writeFileSync(file, 'picture');
    await expect(backUp(writer, file)).rejects.toMatchObject({ problem: { code: 'file-exists', details: { file } } });
  });

  it('of a database with broken references is not kept', async () => {
    const { folder, writer } = await openTemporaryDatabase();
    writer.pragma('foreign_keys = OFF');
    writer.exec(`INSERT INTO import_warnings (import_id, code, message, count) VALUES (99, 'x', 'x', 1)`);
    await expect(backUp(writer, join(folder, 'backups', 'b.db'))).rejects.toMatchObject({
      problem: { code: 'backup-failed', message: expect.stringContaining('1 broken references') },
    });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  it('gets a name of its own when two are made in one moment', async () => {
    const { folder, writer } = await openTemporaryDatabase();
    await backUp(writer, nameBackup(folder, 'daily', NOW));
    await backUp(writer, nameBackup(folder, 'daily', NOW));
    expect(listBackupFiles(folder).map(({ createdAt }) => createdAt)).toEqual([
      '2025-08-11T15:00:00.001Z',
      '2025-08-11T15:00:00.000Z',
    ]);
  });

  it.each([
    ['lost its end', (file: string) => truncateSync(file, 8192)],
    ['grew', (file: string) => appendFileSync(file, 'x')],
    ['was overwritten', (file: string) => writeFileSync(file, 'x'.repeat(8192))],
    ['is empty', (file: string) => truncateSync(file, 0)],
  ])('that %s is not listed as verified', async (_what, harm) => {
    const { folder, writer } = await openTemporaryDatabase();
    const file = nameBackup(folder, 'daily', NOW);
    await backUp(writer, file);
    harm(file);
    expect(listBackupFiles(folder)).toMatchObject([{ file, verified: false }]);
  });
});

describe('pruning backups', () => {
  /** Invented backups, `hours` before now. */
  async function makeBackups(hours: readonly number[], reason: 'daily' | 'by-hand' = 'daily') {
    const { folder } = await openTemporaryDatabase();
    const backups = join(folder, 'backups');
    mkdirSync(backups);
    for (const hour of hours)
      writeFileSync(nameBackup(backups, reason, new Date(NOW.getTime() - hour * 3_600_000)), '');
    return backups;
  }

  it('keeps the newest ten and, for thirty days, the newest of each day', async () => {
    const ofToday = Array.from({ length: 12 }, (_, index) => index);
    const noons = [1, 2, 29, 31, 400].map((days) => days * 24);
    const backups = await makeBackups([...ofToday, ...noons, 25]);
    const removed = pruneBackups(backups, NOW, KEEP).map((file) => file.slice(backups.length + 12, -9));
    expect(removed).toEqual([
      '2025-08-11T050000000Z',
      '2025-08-11T040000000Z',
      '2025-08-10T140000000Z',
      '2025-07-11T150000000Z',
      '2024-07-07T150000000Z',
    ]);
    expect(listBackupFiles(backups)).toHaveLength(13);
  });

  it('never removes one that was made by hand', async () => {
    const backups = await makeBackups(
      Array.from({ length: 14 }, (_, index) => index * 1000),
      'by-hand',
    );
    expect(pruneBackups(backups, NOW, KEEP)).toEqual([]);
  });

  it('sweeps up what a crash left half written a day ago, and nothing that is not its own', async () => {
    const backups = await makeBackups([]);
    for (const name of [
      'silver-fox-x.db.77.part',
      'silver-fox-x.db.77.part-journal',
      'silver-fox-y.db.78.part',
      'mine.part',
    ]) {
      writeFileSync(join(backups, name), '');
      const isNew = name.includes('y');
      utimesSync(join(backups, name), NOW, new Date(NOW.getTime() - (isNew ? 0 : 2 * DAY)));
    }
    pruneBackups(backups, NOW, KEEP);
    expect(readdirSync(backups)).toEqual(['mine.part', 'silver-fox-y.db.78.part']);
  });

  it('passes over a folder that has the name of a backup', async () => {
    const { folder } = await openTemporaryDatabase();
    mkdirSync(nameBackup(folder, 'daily', NOW));
    expect([listBackupFiles(folder), pruneBackups(folder, NOW, KEEP)]).toEqual([[], []]);
  });

  it('has nothing to do where no backup was ever made', () => {
    expect(pruneBackups('/nowhere/at/all', NOW, KEEP)).toEqual([]);
  });
});
