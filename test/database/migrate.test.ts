import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { readMigrations } from '../../main/database/migrate.ts';
import { openDatabase } from '../../main/database/open-database.ts';
import { NOW } from './open-temporary-database.ts';

const SHIPPED = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A copy of the shipped migrations, to which a test may add steps, and a place for a database. */
function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of readdirSync(SHIPPED)) copyFileSync(join(SHIPPED, name), join(folder, name));
  const file = join(folder, 'data', 'silver-fox.db');
  const backups = join(folder, 'backups');
  const latest = readdirSync(SHIPPED).length;
  return {
    file,
    backups,
    latest,
    addStep(sql: string, number = readMigrations(folder).length + 1) {
      const name = `${String(number).padStart(4, '0')}_next_step.sql`;
      writeFileSync(join(folder, name), sql);
    },
    async open(now = NOW) {
      const opened = await openDatabase(file, { migrations: folder, backups, now: () => now });
      onTestFinished(() => opened.close());
      return opened;
    },
    async seed() {
      const { writer, close } = await this.open();
      writer.exec(`
        INSERT INTO scraper_imports (id, status, mode, import_source, imported_at)
          VALUES (1, 'active', 'replace', 'manual_csv', '2025-08-11T15:00:00.000Z');
        INSERT INTO import_refusals (import_id, file, line, code, message) VALUES (1, 'feed.csv', 7, 'vin-length', 'x')`);
      close();
    },
  };
}

describe('migrating a database', () => {
  it('keeps the rows of a table that a step builds anew, and those that refer to it', async () => {
    const shop = prepare();
    await shop.seed();
    shop.addStep(`
      CREATE TABLE next_imports (id INTEGER PRIMARY KEY, status TEXT NOT NULL, note TEXT NOT NULL) STRICT;
      INSERT INTO next_imports SELECT id, status, 'from ' || imported_at FROM scraper_imports;
      DROP TABLE scraper_imports;
      ALTER TABLE next_imports RENAME TO scraper_imports;`);
    const { reader } = await shop.open();
    expect(reader.prepare('SELECT * FROM scraper_imports').all()).toEqual([
      { id: 1, status: 'active', note: 'from 2025-08-11T15:00:00.000Z' },
    ]);
    expect(reader.prepare('SELECT line FROM import_refusals').pluck().all()).toEqual([7]);
    expect(reader.pragma('user_version', { simple: true })).toBe(shop.latest + 1);
    expect(reader.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('backs the old database up first, and only when there is something to do', async () => {
    const shop = prepare();
    await shop.seed();
    (await shop.open()).close();
    expect(listBackupFiles(shop.backups)).toEqual([]);
    shop.addStep('ALTER TABLE scraper_imports ADD COLUMN note TEXT;');
    (await shop.open()).close();
    const [backup, ...more] = listBackupFiles(shop.backups);
    expect(more).toEqual([]);
    const old = new Database(backup?.file, { readonly: true });
    onTestFinished(() => void old.close());
    expect(old.pragma('user_version', { simple: true })).toBe(shop.latest);
    expect(old.prepare('SELECT status FROM scraper_imports').pluck().all()).toEqual(['active']);
  });

  it.each([
    ['is wrong SQL', 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; NONSENSE;', 'syntax error'],
    ['leaves broken references', 'CREATE TABLE half (x); DELETE FROM scraper_imports;', '1 broken references'],
  ])('changes nothing when a step %s', async (_what, sql, message) => {
    const shop = prepare();
    await shop.seed();
    shop.addStep(sql);
    await expect(shop.open()).rejects.toThrow(message);
    const db = new Database(shop.file, { readonly: true });
    onTestFinished(() => void db.close());
    expect(db.pragma('user_version', { simple: true })).toBe(shop.latest);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM scraper_imports').pluck().get()).toBe(1);
  });

  it('finds the work done when another process was faster', async () => {
    const shop = prepare();
    await shop.seed();
    shop.addStep('ALTER TABLE scraper_imports ADD COLUMN note TEXT;');
    const moments = [1, 2, 3].map((second) => new Date(NOW.getTime() + second * 1000));
    const opened = await Promise.all(moments.map((moment) => shop.open(moment)));
    for (const { reader } of opened) {
      expect(reader.pragma('user_version', { simple: true })).toBe(shop.latest + 1);
    }
  });

  it('refuses a database of a newer application by name and leaves it alone', async () => {
    const shop = prepare();
    await shop.seed();
    const db = new Database(shop.file);
    db.pragma(`user_version = ${shop.latest + 3}`);
    db.close();
    await expect(shop.open()).rejects.toMatchObject({
      problem: { code: 'database-too-new', details: { version: shop.latest + 3, known: shop.latest } },
    });
    expect(listBackupFiles(shop.backups)).toEqual([]);
  });

  it.each([
    ['a number is left out', 3],
    ['a number stands twice', 1],
  ])('refuses migrations where %s', (_what, number) => {
    const shop = prepare();
    shop.addStep('SELECT 1;', shop.latest + number - 1);
    return expect(shop.open()).rejects.toThrow(`should be number`);
  });
});
