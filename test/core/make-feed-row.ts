import { FEED_COLUMNS, type FeedColumn, type FeedRow } from '../../main/core/feed-row.ts';

type Cells = Record<FeedColumn, string | null>;

/** A row of a feed whose file has every column, each cell blank unless a test says what is in it. */
export function makeFeedRow(cells: Partial<Cells> = {}): FeedRow {
  const blank = Object.fromEntries(FEED_COLUMNS.map((column) => [column, ''])) as Cells;
  return { line: 2, cells: { ...blank, vin: '1ZZAA11A9RA000001', location: 'Weber Chevrolet', ...cells } };
}
