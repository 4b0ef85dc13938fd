import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp, nameBackup } from '../../main/database/back-up.ts';
import { inspectAside } from '../../main/database/inspect-aside.ts';
import { inRehearsal, inTransaction, type OpenedDatabase, openDatabase } from '../../main/database/open-database.ts';
import { readSetting, writeSetting } from '../../main/database/settings.ts';
import { NOW, openTemporaryDatabase } from './open-temporary-database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function open(file: string): Promise<OpenedDatabase> {
  const opened = await openDatabase(file, {
    migrations: MIGRATIONS,
    backups: join(file, '..', 'backups'),
    now: () => NOW,
  });
  onTestFinished(() => opened.close());
  return opened;
}

describe('opening a database', () => {
  it('makes the folder and the file when they are not there, and backs nothing up', async () => {
    const folder = makeFolder();
    await open(join(folder, 'new', 'silver-fox.db'));
    expect(readdirSync(join(folder, 'new')).sort()).toEqual([
      'silver-fox.db',
      'silver-fox.db-shm',
      'silver-fox.db-wal',
    ]);
  });

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['busy_timeout', 10_000],
  ])('sets %s to %s', async (pragma, value) => {
    const { writer } = await openTemporaryDatabase();
    expect(writer.pragma(pragma, { simple: true })).toBe(value);
  });

  it('leaves one whole file behind when it is closed, however often', async () => {
    const { folder, writer, close } = await openTemporaryDatabase();
    writeSetting(writer, 'output', 1, 'x');
    close();
    close();
    expect(readdirSync(folder)).toEqual(['silver-fox.db']);
  });

  it.each([
    ['a text', Buffer.from('This is no database, but it is long enough to be one. '.repeat(100))],
    ['half a header', Buffer.from('SQLite format 3\0 and then nonsense '.repeat(100))],
  ])('calls %s under the database name damaged and keeps it', async (_what, bytes) => {
    const file = join(makeFolder(), 'silver-fox.db');
    writeFileSync(file, bytes);
    await expect(open(file)).rejects.toMatchObject({
      problem: { code: 'database-damaged', message: expect.stringContaining('silverfox restore'), details: { file } },
    });
    expect(readFileSync(file)).toEqual(bytes);
  });

  it('finds a page that was overwritten', async () => {
    const { folder, writer, close } = await openTemporaryDatabase();
    for (let key = 0; key < 500; key += 1) writeSetting(writer, `key ${key}`, 'x'.repeat(200), 'x');
    close();
    const file = join(folder, 'silver-fox.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length - 40_000, bytes.length - 4096);
    writeFileSync(file, bytes);
    await expect(open(file)).rejects.toMatchObject({ problem: { code: 'database-damaged' } });
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['empty', (file: string) => writeFileSync(file, '')],
  ])('refuses to begin anew when the database is %s and there are backups of it', async (_what, lose) => {
    const { folder, writer, close } = await openTemporaryDatabase();
    await backUp(writer, nameBackup(join(folder, 'backups'), 'daily', NOW));
    close();
    const file = join(folder, 'silver-fox.db');
    lose(file);
    await expect(open(file)).rejects.toMatchObject({ problem: { code: 'database-damaged', details: { file } } });
    expect(readdirSync(folder)).not.toContain('silver-fox.db-wal');
  });

  it('begins anew in an empty file when there never was a backup', async () => {
    const file = join(makeFolder(), 'silver-fox.db');
    writeFileSync(file, '');
    const { reader } = await open(file);
    expect(readSetting(reader, 'a')).toBeUndefined();
  });

  it('says that its folder cannot be made', async () => {
    const file = join(makeFolder(), 'a file');
    writeFileSync(file, '');
    await expect(open(join(file, 'silver-fox.db'))).rejects.toMatchObject({
      problem: { code: 'database-unreachable' },
    });
  });

  it('says that a folder stands where the database should be', async () => {
    await expect(open(makeFolder())).rejects.toMatchObject({ problem: { code: 'database-unreachable' } });
  });
});

describe('a large database', () => {
  async function openLarge(spoil: (bytes: Buffer) => void) {
    const { folder, writer, close } = await openTemporaryDatabase();
    for (let key = 0; key < 500; key += 1) writeSetting(writer, `key ${key}`, 'x'.repeat(200), 'x');
    close();
    const file = join(folder, 'silver-fox.db');
    const bytes = readFileSync(file);
    spoil(bytes);
    writeFileSync(file, bytes);
    const options = { migrations: MIGRATIONS, backups: join(folder, 'backups'), now: () => NOW };
    const opened = await openDatabase(file, { ...options, large: 0 });
    onTestFinished(() => opened.close());
    return opened;
  }

  it('can be read while it is still looked through', async () => {
    const { reader, checking } = await openLarge(() => undefined);
    expect(readSetting(reader, 'key 7')).toBe('x'.repeat(200));
    expect(checking).not.toBeNull();
    await expect(checking).resolves.toBeUndefined();
  });

  it('is called damaged as soon as a page turns out to be overwritten', async () => {
    const { checking } = await openLarge((bytes) => bytes.fill(0xa5, bytes.length - 40_000, bytes.length - 4096));
    await expect(checking).rejects.toMatchObject({ problem: { code: 'database-damaged' } });
  });

  it('is looked through in this thread where no other can be had', async () => {
    const { folder, close } = await openTemporaryDatabase();
    close();
    const file = join(folder, 'silver-fox.db');
    const worker = pathToFileURL(join(folder, 'nothing.js'));
    expect(await inspectAside(file, 'whole', { worker, large: 0 })).toBeNull();
    writeFileSync(file, 'This is no database. '.repeat(1000));
    expect(await inspectAside(file, 'whole', { worker, large: 0 })).toContain('not a database');
    expect(await inspectAside(file, 'whole', { large: 0 })).toContain('not a database');
  });
});

describe('the reading handle', () => {
  it('cannot write', async () => {
    const { reader } = await openTemporaryDatabase();
    expect(() => reader.prepare("INSERT INTO settings VALUES ('a', '1', 'x')").run()).toThrow('readonly');
  });

  it('never sees what is not committed', async () => {
    const { writer, reader } = await openTemporaryDatabase();
    await inTransaction(writer, () => {
      writeSetting(writer, 'a', 1, 'x');
      expect(readSetting(reader, 'a')).toBeUndefined();
    });
    expect(readSetting(reader, 'a')).toBe(1);
  });
});

describe('a transaction', () => {
  it('is committed when its work succeeds, also when that waits in between', async () => {
    const { writer, reader } = await openTemporaryDatabase();
    const value = await inTransaction(writer, async () => {
      writeSetting(writer, 'a', 1, 'x');
      await new Promise(setImmediate);
      writeSetting(writer, 'b', 2, 'x');
      return 'done';
    });
    expect([value, readSetting(reader, 'a'), readSetting(reader, 'b')]).toEqual(['done', 1, 2]);
  });

  it('is rolled back when its work fails', async () => {
    const { writer, reader } = await openTemporaryDatabase();
    const work = inTransaction(writer, async () => {
      writeSetting(writer, 'a', 1, 'x');
      await new Promise(setImmediate);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(readSetting(reader, 'a')).toBeUndefined();
    await inTransaction(writer, () => writeSetting(writer, 'b', 2, 'x'));
    expect(readSetting(reader, 'b')).toBe(2);
  });

  it('is never begun inside another one, which goes on', async () => {
    const { writer, reader } = await openTemporaryDatabase();
    await inTransaction(writer, async () => {
      writeSetting(writer, 'a', 1, 'x');
      await expect(inTransaction(writer, () => 1)).rejects.toThrow('inside another');
    });
    expect(readSetting(reader, 'a')).toBe(1);
  });

  it('says that another program keeps the database busy', async () => {
    const { folder, writer } = await openTemporaryDatabase();
    const other = await open(join(folder, 'silver-fox.db'));
    other.writer.pragma('busy_timeout = 1');
    await inTransaction(writer, async () => {
      await expect(inTransaction(other.writer, () => 1)).rejects.toMatchObject({ problem: { code: 'database-busy' } });
    });
  });

  it('says that the disk is full', async () => {
    const { writer } = await openTemporaryDatabase();
    writer.pragma(`max_page_count = ${writer.pragma('page_count', { simple: true })}`);
    const work = inTransaction(writer, () => writeSetting(writer, 'a', 'x'.repeat(1_000_000), 'x'));
    await expect(work).rejects.toMatchObject({ problem: { code: 'disk-full' } });
  });
});

describe('a rehearsal', () => {
  it('does the work, returns what it returns, and leaves nothing behind', async () => {
    const { writer, reader } = await openTemporaryDatabase();
    const seen = await inRehearsal(writer, () => {
      writeSetting(writer, 'a', 1, 'x');
      return readSetting(writer, 'a');
    });
    expect([seen, readSetting(reader, 'a'), readSetting(writer, 'a')]).toEqual([1, undefined, undefined]);
  });
});
