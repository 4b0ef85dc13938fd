import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEED_COLUMNS } from '../../main/core/feed-row.ts';
import { normalizeVehicle } from '../../main/core/normalize-vehicle.ts';
import { ANY_CHARACTER } from './any-character.ts';
import { makeFeedRow } from './make-feed-row.ts';

type Cells = Parameters<typeof makeFeedRow>[0];

function normalize(cells: Cells) {
  return normalizeVehicle(makeFeedRow(cells), 'Weber Chevrolet');
}

function codesOf(cells: Cells) {
  return normalize({ type: 'Used', price: '22500', url: 'https://cars.example/1', ...cells }).notes.map(
    ({ code }) => code,
  );
}

describe('a feed row becomes a vehicle', () => {
  it('with every column read', () => {
    const row = makeFeedRow({
      vin: ' 1zzaa11a9ra000001 ',
      stock: ' H1234 ',
      type: 'Certified Pre-Owned',
      year: '2024',
      make: 'Mazda',
      model: 'Mazda CX-90',
      trim: 'Select',
      extColor: 'Soul  Red',
      status: 'In Stock',
      price: '$22,500',
      bodyStyle: 'SUV',
      fuelType: 'Gas',
      msrp: '24000.00',
      dateInStock: '08/01/2025',
      url: 'https://cars.example/used/1',
      fullName: null,
    });
    expect(normalizeVehicle(row, 'Serra Honda O&#39;Fallon')).toEqual({
      notes: [],
      vehicle: {
        vin: '1ZZAA11A9RA000001',
        stock: 'H1234',
        condition: 'cpo',
        lotStatus: 'In Stock',
        year: 2024,
        make: 'Mazda',
        model: 'Mazda CX-90',
        trim: 'Select',
        color: 'Soul Red',
        price: 22500,
        msrp: 24000,
        bodyStyle: 'SUV',
        fuelType: 'Gas',
        fullName: '2024 Mazda CX-90 Select',
        url: 'https://cars.example/used/1',
        inStockOn: '2025-08-01',
        location: "Serra Honda O'Fallon",
      },
    });
  });

  it('of nothing but a VIN when the file has no other column', () => {
    const columns = Object.fromEntries(FEED_COLUMNS.map((column) => [column, null]));
    const { vehicle, notes } = normalize({ ...columns, vin: '1ZZAA11A9RA000001' });
    expect(notes).toEqual([]);
    expect(vehicle).toMatchObject({ stock: null, condition: 'unknown', lotStatus: '', year: null, make: '' });
    expect(vehicle).toMatchObject({ price: null, msrp: null, fullName: '', url: null, inStockOn: null });
  });

  it('with notes about a row whose cells are blank, but none about what is ordinary', () => {
    expect(normalize({}).notes).toEqual([
      { code: 'unknown-condition', message: 'The type is blank.' },
      { code: 'price-missing', message: 'There is no usable price: blank.' },
      { code: 'url-missing', message: 'There is no link to the vehicle; its QR code will carry the VIN.' },
    ]);
  });

  it.each(['a ', 'https://a.', '1,', '1,111'])('with megabytes of "%s" in a cell', (text) => {
    const cell = text.repeat(1_000_000);
    expect(normalize({ trim: cell }).vehicle.trim).toBe(cell.trim());
    expect(normalize({ price: cell, url: cell }).vehicle).toMatchObject({ price: null, url: null });
  });

  it('whatever the cells say, and no note repeats the VIN', () => {
    const vin = '1ZZAA11A9RA000001';
    const cell = fc.oneof(
      fc.constant(null),
      fc.string({ unit: ANY_CHARACTER }),
      fc.constantFrom(vin, `at ${vin}`, '&#0;'),
    );
    const cells = fc.record(Object.fromEntries(FEED_COLUMNS.map((column) => [column, cell])));
    fc.assert(
      fc.property(cells, (filled) => {
        const { notes } = normalize({ ...filled, vin });
        expect(JSON.stringify(notes)).not.toContain(vin);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the stock number', () => {
  it.each(['', '  ', '*', 'N/A', 'n/a', 'NONE', 'None', 'NULL', 'NAN', 'nan', 'AUTO', 'TBD', 'TBA', '&nbsp;'])(
    'is missing when the cell says "%s"',
    (stock) => {
      expect(normalize({ stock }).vehicle.stock).toBeNull();
    },
  );

  it.each(['0', 'P1234', 'AUTO1', 'NONE-7', '*12'])('is %s as it stands', (stock) => {
    expect(normalize({ stock }).vehicle.stock).toBe(stock);
  });
});

describe('the condition', () => {
  it('is unknown for a text that is not known, which the note repeats', () => {
    const { vehicle, notes } = normalize({ type: ' Loaner ' });
    expect(vehicle.condition).toBe('unknown');
    expect(notes[0]).toEqual({ code: 'unknown-condition', message: 'The type "Loaner" is not known.' });
  });

  it('is unknown without a note when the file has no such column', () => {
    expect(normalize({ type: null }).vehicle.condition).toBe('unknown');
    expect(codesOf({ type: null })).toEqual([]);
  });

  it('has a note of bounded length for a cell of a megabyte', () => {
    const [note] = normalize({ type: 'x y '.repeat(300_000) }).notes;
    expect(note?.message.length).toBeLessThan(80);
  });
});

describe('the price', () => {
  it.each([
    ['', 'blank'],
    ['&nbsp;', 'blank'],
    ['Please call for price', 'call for price'],
    ['<span>Call</span>', 'HTML'],
    ['*', 'placeholder'],
    ['0', 'placeholder'],
    ['1', 'placeholder'],
    ['-500', 'negative'],
    ['9999999', 'absurd'],
    ['31.250,00', 'not a number'],
  ])('is missing for "%s", counted as %s, and the vehicle stays', (price, problem) => {
    const { vehicle, notes } = normalize({ price });
    expect(vehicle).toMatchObject({ vin: '1ZZAA11A9RA000001', price: null });
    expect(notes).toContainEqual({ code: 'price-missing', message: `There is no usable price: ${problem}.` });
  });

  it('is read behind entities', () => {
    expect(normalize({ price: '&#36;22,500&nbsp;' }).vehicle.price).toBe(22500);
  });

  it('has no note when the file has no such column, and the MSRP never has one', () => {
    expect(codesOf({ price: null })).toEqual([]);
    expect(codesOf({ msrp: 'call' })).toEqual([]);
  });
});

describe('year and date', () => {
  it.each([
    ['2024', 2024],
    ['2024.0', 2024],
    [' 1999 ', 1999],
  ])('year "%s" is %i', (year, expected) => {
    expect(normalize({ year }).vehicle.year).toBe(expected);
    expect(codesOf({ year })).toEqual([]);
  });

  it.each(['24', '0', '20245', 'MY24', '1066', '2024.5'])('year "%s" is none, with a note', (year) => {
    expect(normalize({ year }).vehicle.year).toBeNull();
    expect(codesOf({ year })).toEqual(['year-unreadable']);
  });

  it.each(['02/30/2025', '08/11/25', 'soon'])('in-stock date "%s" is none, with a note', (dateInStock) => {
    const { vehicle, notes } = normalize({ dateInStock });
    expect(vehicle.inStockOn).toBeNull();
    expect(notes).toContainEqual({
      code: 'date-unreadable',
      message: `The in-stock date "${dateInStock}" cannot be read.`,
    });
  });

  it('blank ones are missing without a note', () => {
    expect(codesOf({ year: '', dateInStock: '' })).toEqual([]);
  });
});

describe('the link', () => {
  it.each([
    ['https://cars.example/a?b=1&amp;c=2#d', 'https://cars.example/a?b=1&c=2#d'],
    ['HTTP://cars.example', 'HTTP://cars.example'],
    [' https://cars.example:8080/a ', 'https://cars.example:8080/a'],
    ['https://cars.example/a b', 'https://cars.example/a%20b'],
    ['https://autohaus-müller.example/', 'https://autohaus-müller.example/'],
  ])('%s is kept as %s', (url, kept) => {
    expect(normalize({ url }).vehicle.url).toBe(kept);
    expect(codesOf({ url })).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)//https://cars.example',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://cars.example/a',
    '/vehicle/1',
    '//cars.example/a',
    'www.cars.example/a',
    'https://',
    'https:///a',
    'https://shop@evil.example/',
    'https://cars.example\\@evil.example/',
    '&#106;avascript:alert(1)',
    `https://cars.example/${'a'.repeat(2000)}`,
  ])('%s is dropped, with a note', (url) => {
    expect(normalize({ url }).vehicle.url).toBeNull();
    expect(codesOf({ url })).toEqual(['url-unusable']);
  });

  it('has no note when the file has no such column', () => {
    expect(codesOf({ url: null })).toEqual([]);
  });
});

describe('the check digit', () => {
  it('is a note, never a refusal', () => {
    const { vehicle, notes } = normalize({ vin: '1ZZAA11A8RA000001' });
    expect(vehicle.vin).toBe('1ZZAA11A8RA000001');
    expect(notes[0]).toEqual({
      code: 'check-digit',
      message: 'The check digit of the VIN is wrong; the vehicle is kept.',
    });
  });
});

describe('the full name', () => {
  it.each([
    [{ fullName: '2024 CX-90, special' }, '2024 CX-90, special'],
    [{ fullName: ' ' }, '2024 Mazda CX-90 Select'],
    [{ model: 'Mazda CX-90' }, '2024 Mazda CX-90 Select'],
    [{ model: 'MAZDA  CX-90' }, '2024 Mazda CX-90 Select'],
    [{ model: 'Mazda Mazda CX-90' }, '2024 Mazda CX-90 Select'],
    [{ model: 'Mazdaspeed3' }, '2024 Mazda Mazdaspeed3 Select'],
    [{ model: 'Mazda' }, '2024 Mazda Mazda Select'],
    [{ make: '' }, '2024 CX-90 Select'],
    [{ year: '', trim: '' }, 'Mazda CX-90'],
    [{ make: 'Smith &amp; Co', trim: '2.0&quot;GT&quot;' }, '2024 Smith & Co CX-90 2.0"GT"'],
  ])('of %j is %s', (cells, fullName) => {
    const blended = { year: '2024', make: 'Mazda', model: 'CX-90', trim: 'Select', ...cells };
    expect(normalize(blended).vehicle.fullName).toBe(fullName);
  });

  it('and all other texts are one line with accents composed', () => {
    const { vehicle } = normalize({ model: 'Coupe\u0301\r\nLine\u0000Two', status: '\tIn\u00a0\u00a0Stock ' });
    expect(vehicle).toMatchObject({ model: 'Coupé Line Two', lotStatus: 'In Stock' });
  });
});
