import type { ReadableDatabase } from './open-database.ts';

/** What was found for the data as they were then, the longest unused first. */
interface Found<Value> {
  readonly version: string;
  readonly values: Map<string, Value>;
}

/**
 * Makes a memory for what takes long to find in a database: each answer is kept until anything is written, by this
 * connection or any other one of this or another process. Ask only a handle that writes nothing itself: what was found in
 * a transaction that is rolled back would be remembered.
 *
 * @param most How many answers are kept; the one that was not asked for longest goes first.
 */
export function rememberUntilWritten<Value>(
  most: number,
): (db: ReadableDatabase, key: string, find: () => Value) => Value {
  const found = new WeakMap<ReadableDatabase, Found<Value>>();
  return (db, key, find) => {
    const version = `${db.pragma('data_version', { simple: true })} ${db.prepare('SELECT total_changes()').pluck().get()}`;
    const remembered = found.get(db);
    const values = remembered?.version === version ? remembered.values : new Map<string, Value>();
    const value = values.get(key) ?? find();
    values.delete(key);
    values.set(key, value);
    for (const oldest of values.keys()) {
      if (values.size <= most) break;
      values.delete(oldest);
    }
    found.set(db, { version, values });
    return value;
  };
}
