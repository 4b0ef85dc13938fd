import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startBenchEngine } from './compare-import.ts';
import { formatCount } from './compare-qr.ts';
import type { Comparison } from './comparison.ts';

/** Vehicles of a page, as the window reads them. */
const PAGE = 200;

/**
 * What the inventory answers while somebody types and scrolls. Beside a search: an FTS5 index with trigrams, which finds
 * numbers alone. Beside a page deep in a sorted list: SQLite sorting and skipping each time.
 */
export async function compareSearch(
  data: string,
): Promise<{ readonly comparisons: readonly Comparison[]; close(): Promise<void> }> {
  const engine = await startBenchEngine(data);
  const plain = new Database(join(data, 'silver-fox.db'));
  const indexed = new Database(':memory:');
  indexed.exec("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'trigram')");
  const insert = indexed.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
  const vehicles = plain.prepare('SELECT id, vin, stock, make, model, full_name FROM normalized_vehicle_data').raw();
  indexed.exec('BEGIN');
  let count = 0;
  for (const [id, ...words] of vehicles.iterate() as IterableIterator<readonly unknown[]>) {
    insert.run(id, words.join('\n'));
    count += 1;
  }
  indexed.exec('COMMIT');

  // A search that was asked before is remembered, so each round asks for another vehicle.
  const tails = plain.prepare('SELECT substr(vin, -6) FROM normalized_vehicle_data').pluck().all() as string[];
  let asked = 0;
  const nextTail = () => {
    asked += 1;
    return tails[(asked * 97) % tails.length] ?? '';
  };
  const ask = async (input: { readonly search?: string; readonly isSorted?: boolean; readonly offset: number }) => {
    const { search, isSorted, offset } = input;
    const result = await engine.call('listInventory', {
      ...(search !== undefined && { search }),
      ...(isSorted && { sort: { by: 'price' } }),
      limit: PAGE,
      offset,
    });
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.total;
  };
  const middle = Math.floor(count / 2);
  const sorted = plain.prepare('SELECT * FROM normalized_vehicle_data ORDER BY price, id LIMIT ? OFFSET ?');
  const comparisons: readonly Comparison[] = [
    {
      work: `Search ${formatCount(count)} vehicles by the last six of a VIN, first page`,
      beside: 'FTS5 with trigrams, numbers alone',
      ours: async () => void (await ask({ search: nextTail(), offset: 0 })),
      theirs: () => void indexed.prepare('SELECT rowid FROM words WHERE words MATCH ?').all(`"${nextTail()}"`),
    },
    {
      work: `Page in the middle of ${formatCount(count)} vehicles by price`,
      beside: 'ORDER BY price LIMIT OFFSET',
      // The list is found once; what is timed is scrolling on in it.
      prepare: async () => void (await ask({ isSorted: true, offset: 0 })),
      ours: async () => void (await ask({ isSorted: true, offset: middle })),
      theirs: () => void sorted.all(PAGE, middle),
    },
  ];
  return {
    comparisons,
    async close() {
      plain.close();
      indexed.close();
      await engine.close();
    },
  };
}
