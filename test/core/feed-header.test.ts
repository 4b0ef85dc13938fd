import { describe, expect, it } from 'vitest';
import { isOtherHeader, readFeedCells, readFeedHeader } from '../../main/core/feed-header.ts';
import type { FeedColumn } from '../../main/core/feed-row.ts';

describe('readFeedHeader', () => {
  it.each<readonly [FeedColumn, readonly string[]]>([
    ['vin', ['vin', 'Vin', 'vehicle_vin', 'Vehicle Identification Number']],
    ['stock', ['stock', 'stock_number', 'Stock No']],
    ['type', ['type', 'condition', 'vehicle_condition', 'Vehicle Type']],
    ['year', ['year', 'model_year']],
    ['make', ['make', 'BRAND']],
    ['model', ['model']],
    ['trim', ['trim', 'series']],
    ['extColor', ['Ext Color', 'ext_color', 'exterior_color', 'color', 'ExteriorColor']],
    ['status', ['status']],
    ['price', ['price', 'list_price', 'List Price']],
    ['bodyStyle', ['Body Style', 'body_style']],
    ['fuelType', ['Fuel Type']],
    ['msrp', ['MSRP']],
    ['dateInStock', ['Date In Stock', 'date_in_stock']],
    ['streetAddress', ['Street Address']],
    ['locality', ['Locality']],
    ['postalCode', ['Postal Code']],
    ['region', ['Region']],
    ['country', ['Country']],
    ['location', ['location', 'dealer_name', 'Dealership', 'dealership_name', 'DEALER']],
    ['url', ['url', 'vehicle_url', 'Vehicle URL', 'Vechile URL', 'vechile_url', 'link', 'detail_url']],
    ['fullName', ['Full_Name', 'full name']],
  ])('knows %s by all its names', (column, names) => {
    for (const name of names) expect([name, ...readFeedHeader([` ${name} `]).columns]).toEqual([name, column]);
  });

  it.each(['Mileage', 'VIN number of', 'stocks', 'price note', '', '1ZZBT34H9SF001001'])('does not know %j', (name) => {
    expect(readFeedHeader([name]).columns).toEqual([]);
  });
});

describe('readFeedCells', () => {
  it('tells a missing column from a blank cell and from a short row', () => {
    const { vin, stock, location, url } = readFeedCells(readFeedHeader(['VIN', 'Stock', 'Location']), ['A', '']);
    expect({ vin, stock, location, url }).toEqual({ vin: 'A', stock: '', location: '', url: null });
  });

  it('takes Location before dealer_name wherever they stand, and dealer_name where Location is blank', () => {
    const header = readFeedHeader(['dealer_name', 'VIN', 'Location']);
    expect(readFeedCells(header, ['Other Motors', 'A', 'Example Motors']).location).toBe('Example Motors');
    expect(readFeedCells(header, ['Other Motors', 'A', ' ']).location).toBe('Other Motors');
    expect(readFeedCells(header, [' ', 'A', '']).location).toBe('');
  });
});

describe('isOtherHeader', () => {
  const header = readFeedHeader(['VIN', 'Stock', 'Location']);

  it.each([
    ['the same header again', ['vin', 'STOCK', 'location'], false],
    ['a header in another order', ['Stock', 'VIN', 'Location'], true],
    ['a header with other columns', ['VIN', 'Stock', 'Price', 'Location'], true],
    ['a row that says VIN and nothing else known', ['VIN', 'none', 'Example Motors'], false],
    ['a vehicle', ['1ZZBT34H9SF001001', 'stock', 'location'], false],
  ])('%s: %j is %s', (_, cells, isOther) => {
    expect(isOtherHeader(header, cells)).toBe(isOther);
  });
});
