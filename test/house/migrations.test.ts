import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { PROJECT } from './plant-files.ts';

const FOLDER = join(PROJECT, 'migrations');
const files = readdirSync(FOLDER).sort();

describe('the migrations', () => {
  it('are numbered from 0001 without a gap and named after what they do', () => {
    const numbers = files.map((file) => /^(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/.exec(file)?.[1]);
    expect(numbers).toEqual(files.map((_, index) => String(index + 1).padStart(4, '0')));
  });

  it('leave only STRICT tables behind', () => {
    const db = new Database(':memory:');
    for (const file of files) db.exec(readFileSync(join(FOLDER, file), 'utf8'));
    const loose = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict").pluck().all();
    db.close();
    expect(loose).toEqual(['sqlite_schema']);
  });
});
