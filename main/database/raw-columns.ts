import { FEED_COLUMNS, type FeedColumn } from '../core/feed-row.ts';

/** The column of `raw_vehicle_data` for each column of a feed. */
export const RAW_COLUMNS: readonly (readonly [feed: FeedColumn, raw: string])[] = FEED_COLUMNS.map((column) => [
  column,
  column === 'url' ? 'vehicle_url' : column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
]);
