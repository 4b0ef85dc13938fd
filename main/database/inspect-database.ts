import Database from 'better-sqlite3';

/** `quick` reads every page of a database that is in use; `whole` compares all that is in a file that nobody else has open. */
export type InspectionDepth = 'quick' | 'whole';

/**
 * What is wrong with a database file, in SQLite's words; `null` when it is whole. It takes seconds for a large one: see
 * inspectAside.
 *
 * @throws SqliteError of a `quick` look when the file cannot be read at all, which says nothing about its contents.
 */
export function inspectDatabase(file: string, depth: InspectionDepth): string | null {
  return depth === 'whole' ? inspectWhole(file) : inspectQuickly(file);
}

/** Afterwards all of it is in the one file, without a write-ahead log beside it. */
function inspectWhole(file: string): string | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true });
    db.pragma('journal_mode = DELETE');
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

function inspectQuickly(file: string): string | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const found = db.pragma('quick_check(1)', { simple: true });
    return found === 'ok' ? null : String(found);
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return error.message;
    throw error;
  } finally {
    db?.close();
  }
}
