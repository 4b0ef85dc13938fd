import { formatCsvRow } from './csv-cells.ts';
import type { Listing } from './listing.ts';
import type { SiteAddress } from './scraping.ts';

/** The scraper's own header, its misspelling included. */
const HEADER = [
  'Vin',
  'Stock',
  'Type',
  'Year',
  'Make',
  'Model',
  'Trim',
  'Ext Color',
  'Status',
  'Price',
  'Body Style',
  'Fuel Type',
  'MSRP',
  'Date In Stock',
  'Street Address',
  'Locality',
  'Postal Code',
  'Region',
  'Country',
  'Location',
  'Vechile URL',
] as const;

/** The vehicles of one dealership's website. */
export interface ScrapedLot {
  /** The dealership's name: the location under which its vehicles are imported. */
  readonly dealership: string;
  readonly address: SiteAddress;
  readonly listings: readonly Listing[];
}

/**
 * The 21-column scraper file: every cell quoted and exactly as the website says it, lines ended by CRLF. It is read back
 * by the same reader as a dropped file, so nothing may be changed in it, formulas included.
 */
export function formatScrapedFeed(lots: readonly ScrapedLot[]): string {
  const quotedColumns = HEADER.map((_, column) => column);
  const rows = lots.flatMap((lot) => lot.listings.map((listing) => listCells(listing, lot)));
  return [HEADER, ...rows].map((cells) => `${formatCsvRow(cells, quotedColumns)}\r\n`).join('');
}

function listCells(listing: Listing, { dealership, address }: ScrapedLot): readonly string[] {
  return [
    listing.vin,
    listing.stock,
    listing.type,
    listing.year,
    listing.make,
    listing.model,
    listing.trim,
    listing.extColor,
    listing.status,
    listing.price,
    listing.bodyStyle,
    listing.fuelType,
    listing.msrp,
    listing.dateInStock,
    address.street,
    address.locality,
    address.postalCode,
    address.region,
    address.country,
    dealership,
    listing.url,
  ].map((cell) => cell.toWellFormed().replaceAll('\0', ''));
}
