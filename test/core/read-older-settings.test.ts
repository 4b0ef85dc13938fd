import { describe, expect, it } from 'vitest';
import { hasSettingsHeadings, readOlderSettings } from '../../main/core/read-older-settings.ts';

const read = (record: object) => readOlderSettings([{ name: 'Serra Honda', ...record }])[0];

describe("another system's settings", () => {
  it('are read from a list, from a document with a list, and from records by name', () => {
    const record = { min_price: 1000 };
    const expected = [{ name: 'Serra Honda', aliases: [], patch: { rules: { priceRangeMin: 1000 } }, ignored: [] }];
    expect(readOlderSettings([{ name: 'Serra Honda', ...record }])).toEqual(expected);
    expect(readOlderSettings({ ok: true, dealerships: [{ dealership: 'Serra Honda', ...record }] })).toEqual(expected);
    expect(readOlderSettings({ 'Serra Honda': { filters: record } })).toEqual(expected);
  });

  it.each<[string, object, object]>([
    ['vehicle types', { vehicle_types: ['po', 'cpo', 'new'] }, { rules: { vehicleTypes: ['used', 'new'] } }],
    [
      'rules kept as JSON in a text',
      { filtering_rules: '{"exclude_offlot":true}' },
      { rules: { excludeOffTheLot: true } },
    ],
    [
      'flags and amounts of a table',
      { require_stock: 'yes', max_price: '$45,000' },
      { rules: { excludeMissingStock: true, priceRangeMax: 45000 } },
    ],
    ['a bound that is taken away', { min_price: null }, { rules: { priceRangeMin: null } }],
    ['lists in one cell', { required_brands: 'Honda; Acura' }, { rules: { requiredMakes: ['Honda', 'Acura'] } }],
    [
      'templates by condition',
      { template: { new: 'shortcut', used: 'shortcut_pack' } },
      { output: { templateNew: 'shortcut', templateUsed: 'shortcut-pack' } },
    ],
    ['files by condition', { csv_mode: 'dual (if different)' }, { output: { adobeFiles: 'split' } }],
    ['weekdays', { schedule_days: ['Monday', 'wednesday'] }, { schedule: ['mon', 'wed'] }],
    [
      'our own export',
      { rules: { minYear: 2019 }, output: { priceMarkup: 500 }, orderType: 'list' },
      { rules: { minYear: 2019 }, output: { priceMarkup: 500 }, orderType: 'list' },
    ],
  ])('are translated: %s', (_name, record, patch) => {
    expect(read(record)).toMatchObject({ patch, ignored: [] });
  });

  it('say nothing of what a blank cell leaves open', () => {
    expect(read({ min_price: '', seasoning_days: '3' })?.patch).toEqual({ rules: { seasoningDays: 3 } });
  });

  it('bring other names along, and name what has no place here', () => {
    expect(read({ scraper_location: 'Serra of O’Fallon', aliases: ['SHO'], qr_size: 388, fax: '123' })).toEqual({
      name: 'Serra Honda',
      aliases: ['Serra of O’Fallon', 'SHO'],
      patch: {},
      ignored: ['fax'],
    });
  });

  it('keep a value that makes no sense, so that whoever saves it can say so', () => {
    expect(read({ min_year: 'soon' })?.patch).toEqual({ rules: { minYear: 'soon' } });
  });

  it.each([[[]], [{}], ['text'], [null], [[{ min_price: 3 }]]])('are refused when there are none in %j', (document) => {
    expect(() => readOlderSettings(document)).toThrow('There is no dealership with settings in it.');
  });

  it('are told from a VIN log by the headings of a table', () => {
    expect(hasSettingsHeadings(['Dealership', 'Min Price', 'Vehicle Types'])).toBe(true);
    expect(hasSettingsHeadings(['VIN', 'ORDER_NUMBER'])).toBe(false);
    expect(hasSettingsHeadings(['Dealership', 'VIN'])).toBe(false);
  });
});
