import { describe, expect, it } from 'vitest';
import { describeAbsentColumns } from '../../main/core/absent-columns.ts';
import { FEED_COLUMNS } from '../../main/core/feed-row.ts';

describe('columns that a file does not have', () => {
  it('are told with the rule that is not applied', () => {
    expect(
      describeAbsentColumns(
        'feed.csv',
        FEED_COLUMNS.filter((column) => column !== 'stock'),
      ),
    ).toEqual(['feed.csv has no Stock column: the missing-stock rule is not applied to its vehicles.']);
  });

  it('are not told when no rule looks at them', () => {
    expect(
      describeAbsentColumns(
        'feed.csv',
        FEED_COLUMNS.filter((column) => column !== 'msrp' && column !== 'trim'),
      ),
    ).toEqual([]);
  });

  it('are many in the eight-column form', () => {
    const columns = ['vin', 'make', 'model', 'year', 'price', 'fullName', 'url', 'location'] as const;
    const told = describeAbsentColumns('feed.csv', columns).map((message) => message.match(/no (.*) column/)?.[1]);
    expect(told).toEqual(['Type', 'Status', 'Stock', 'Date In Stock']);
  });
});
