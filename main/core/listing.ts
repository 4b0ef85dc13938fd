import type { FeedColumn } from './feed-row.ts';

/** The columns of a feed that a website fills; place and name of the dealership come from the site's own settings. */
export const LISTING_FIELDS = [
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
  'url',
] as const satisfies readonly FeedColumn[];

export type ListingField = (typeof LISTING_FIELDS)[number];

/**
 * One vehicle as its website publishes it, in the website's own words: `Call for price`, `In-Transit`, `03/04/2026`.
 * Nothing is computed, mapped or filled in; what the site does not say is `''`. Reading it is the import's business.
 */
export type Listing = Readonly<Record<ListingField, string>>;
