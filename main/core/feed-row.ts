/**
 * The columns of a scraper feed that the shop uses, in the order of the scraper's own 21-column header
 * (`Vin, Stock, Type, … Vechile URL`), plus `fullName` of the 8-column form.
 */
export const FEED_COLUMNS = [
  'vin',
  'stock',
  'type',
  'year',
  'make',
  'model',
  'trim',
  'extColor',
  'status',
  'price',
  'bodyStyle',
  'fuelType',
  'msrp',
  'dateInStock',
  'streetAddress',
  'locality',
  'postalCode',
  'region',
  'country',
  'location',
  'url',
  'fullName',
] as const;

export type FeedColumn = (typeof FEED_COLUMNS)[number];

/** One data row of a feed, text exactly as in the file. A column that the file does not have is `null`; a blank cell is `''`. */
export interface FeedRow {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly cells: Readonly<Record<FeedColumn, string | null>>;
}
