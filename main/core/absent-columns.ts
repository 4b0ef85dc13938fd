import type { FeedColumn } from './feed-row.ts';

/** The columns that rules look at, with the heading and the rule in the operator's words. */
const RULE_COLUMNS: readonly (readonly [column: FeedColumn, heading: string, rule: string])[] = [
  ['type', 'Type', 'the vehicle-type rule is'],
  ['status', 'Status', 'the off-the-lot rule is'],
  ['stock', 'Stock', 'the missing-stock rule is'],
  ['price', 'Price', 'price rules are'],
  ['make', 'Make', 'the required-makes rule is'],
  ['year', 'Year', 'the minimum-year rule is'],
  ['dateInStock', 'Date In Stock', 'the seasoning rule is'],
];

/** Says which rules are not applied to a file's vehicles because the file does not have their columns at all. */
export function describeAbsentColumns(file: string, columns: readonly FeedColumn[]): readonly string[] {
  return RULE_COLUMNS.filter(([column]) => !columns.includes(column)).map(
    ([, heading, rule]) => `${file} has no ${heading} column: ${rule} not applied to its vehicles.`,
  );
}
