import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../main/database/back-up.ts';
import { openDatabase } from '../../main/database/open-database.ts';
import { replaceDatabase } from '../../main/database/replace-database.ts';
import { writeSetting } from '../../main/database/settings.ts';
import { NOW, openTemporaryDatabase } from './open-temporary-database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A closed database that says `now` and a backup of it that says `then`. */
async function prepare() {
  const { folder, writer, close } = await openTemporaryDatabase();
  const file = join(folder, 'silver-fox.db');
  const backup = join(folder, 'kept', 'yesterday.db');
  writeSetting(writer, 'state', 'then', 'x');
  await backUp(writer, backup);
  writeSetting(writer, 'state', 'now', 'x');
  close();
  const options = { migrations: MIGRATIONS, backups: join(folder, 'backups'), now: () => NOW };
  return {
    folder,
    file,
    backup,
    options,
    restore: (from = backup) => replaceDatabase(file, from, options),
  };
}

function readState(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return JSON.parse(db.prepare("SELECT value FROM settings WHERE key = 'state'").pluck().get() as string);
  } finally {
    db.close();
  }
}

describe('restoring a backup', () => {
  it('puts it in the place of the database and can be undone the same way', async () => {
    const { folder, file, backup, restore } = await prepare();
    const undo = await restore();
    expect(readState(file)).toBe('then');
    expect(undo).toBe(join(folder, 'backups', 'silver-fox-2025-08-11T150000000Z-before-restore.db'));
    expect(existsSync(backup)).toBe(true);
    await restore(undo ?? '');
    expect(readState(file)).toBe('now');
    expect(readdirSync(folder).sort()).toEqual(['backups', 'kept', 'silver-fox.db']);
  });

  it('works when the database is damaged, and keeps that beside it with its write-ahead log', async () => {
    const { folder, file, restore } = await prepare();
    const rubbish = Buffer.from('no database any more '.repeat(1000));
    writeFileSync(file, rubbish);
    writeFileSync(`${file}-wal`, 'the log');
    const kept = await restore();
    expect(kept).toBe(`${file}.damaged-2025-08-11T150000000Z`);
    expect(readFileSync(kept ?? '')).toEqual(rubbish);
    expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('the log');
    expect(readState(file)).toBe('then');
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  it('works when a page inside the database is damaged', async () => {
    const { file, restore } = await prepare();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 8192, bytes.length - 4096);
    writeFileSync(file, bytes);
    expect(await restore()).toContain('.damaged-');
    expect(readState(file)).toBe('then');
  });

  it('works where no database is any more', async () => {
    const { folder, backup, options } = await prepare();
    const file = join(folder, 'elsewhere', 'silver-fox.db');
    mkdirSync(dirname(file));
    expect(await replaceDatabase(file, backup, options)).toBe(null);
    expect(readState(file)).toBe('then');
  });

  it('keeps nothing of a database that is empty', async () => {
    const { file, restore } = await prepare();
    writeFileSync(file, '');
    expect(await restore()).toBe(null);
    expect(readState(file)).toBe('then');
  });

  it('never plays a stale write-ahead log into the restored file', async () => {
    const { file, restore, options } = await prepare();
    // What a killed process leaves: a database with a log that was not checkpointed.
    const killed = new Database(file);
    killed.pragma('journal_mode = WAL');
    killed.prepare(`UPDATE settings SET value = '"killed"'`).run();
    const saved = `${file}.saved`;
    copyFileSync(`${file}-wal`, saved);
    killed.close();
    copyFileSync(saved, `${file}-wal`);
    await restore();
    const opened = await openDatabase(file, options);
    opened.close();
    expect(readState(file)).toBe('then');
  });

  it('takes a copied database with its write-ahead log as it is', async () => {
    const { folder, file, backup, restore } = await prepare();
    const live = new Database(backup);
    live.pragma('journal_mode = WAL');
    live.prepare(`UPDATE settings SET value = '"in the log"'`).run();
    const copy = join(folder, 'copy.db');
    copyFileSync(backup, copy);
    copyFileSync(`${backup}-wal`, `${copy}-wal`);
    live.close();
    const before = readFileSync(copy);
    await restore(copy);
    expect(readState(file)).toBe('in the log');
    expect(readFileSync(copy)).toEqual(before);
  });

  it('brings an older backup up to date', async () => {
    const { folder, file, backup, options } = await prepare();
    const migrations = join(folder, 'migrations');
    mkdirSync(migrations);
    for (const name of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, name), join(migrations, name));
    const next = readdirSync(MIGRATIONS).length + 1;
    writeFileSync(join(migrations, `${String(next).padStart(4, '0')}_note.sql`), 'CREATE TABLE notes (x TEXT) STRICT;');
    await replaceDatabase(file, backup, { ...options, migrations });
    const db = new Database(file, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(next);
    expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
    db.close();
  });

  it.each([
    ['is not there', 'backup-missing', () => undefined],
    ['is a folder', 'backup-missing', (file: string) => mkdirSync(file)],
    ['is a text', 'backup-damaged', (file: string) => writeFileSync(file, 'x'.repeat(9000))],
    [
      'is cut off',
      'backup-damaged',
      (file: string, good: string) => writeFileSync(file, readFileSync(good).subarray(0, 20_000)),
    ],
    [
      'is the database of something else',
      'not-a-backup',
      (file: string) => new Database(file).exec('CREATE TABLE songs (x)').close(),
    ],
    [
      'is of a newer application',
      'database-too-new',
      (file: string, good: string) => {
        copyFileSync(good, file);
        new Database(file).exec('PRAGMA user_version = 999').close();
      },
    ],
  ])('changes nothing when the backup %s', async (_what, code, make) => {
    const { folder, file, backup, restore } = await prepare();
    const chosen = join(folder, 'chosen.db');
    make(chosen, backup);
    const before = readFileSync(file);
    await expect(restore(chosen)).rejects.toMatchObject({ problem: { code } });
    expect(readFileSync(file)).toEqual(before);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('leaves nothing half restored behind for longer than to the next start', async () => {
    const { folder, file, options } = await prepare();
    for (const name of ['', '-wal', '-journal']) writeFileSync(`${file}.restoring${name}`, 'half');
    (await openDatabase(file, options)).close();
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
    expect(readState(file)).toBe('now');
  });

  it('refuses the database itself', async () => {
    const { file, restore } = await prepare();
    await expect(restore(file)).rejects.toMatchObject({ problem: { code: 'not-a-backup' } });
  });

  it('refuses while another program has the database open', async () => {
    const { file, options, restore } = await prepare();
    const other = await openDatabase(file, options);
    await expect(restore()).rejects.toMatchObject({ problem: { code: 'database-busy' } });
    other.close();
    expect(readState(file)).toBe('now');
  });
});
