import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import Papa from 'papaparse';
import { formatCsv, makeHarmless } from '../../main/core/csv-cells.ts';
import { FEED_COLUMNS, type FeedRow } from '../../main/core/feed-row.ts';
import { foldName } from '../../main/core/fold-name.ts';
import { normalizeVehicle } from '../../main/core/normalize-vehicle.ts';
import { nameOrderFolder } from '../../main/core/order-folder-name.ts';
import { parsePrice } from '../../main/core/parse-price.ts';
import { makeSafeFileName } from '../../main/core/safe-file-name.ts';
import type { Vehicle } from '../../main/core/vehicle.ts';
import { formatVehiclesCsv } from '../../main/core/vehicles-csv.ts';
import { allocateTableName, quoteIdentifier } from '../../main/core/vin-log-table-name.ts';
import { readFeed } from '../../main/files/read-feed.ts';
import { ANY_CHARACTER } from '../core/any-character.ts';
import type { Figures } from '../faults/report.ts';

/** What naughty people type: pieces that mean something to SQL, shells, spreadsheets, browsers, Windows and Unicode. */
const PIECES = [
  ...['=', '+', '-', '@', '\t', '\r\n', '\n', '"', '""', "'", ',', ';', '\\', '/', '..', '../', 'CON', 'nul', 'lpt1.'],
  ...[
    'DROP TABLE',
    '--',
    '<script>',
    '&amp;',
    '&#x27;',
    '&#0;',
    '%2e',
    `$\{x}`,
    '{vin}',
    '`id`',
    '$(x)',
    '|',
    '*',
    '?',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\u2028',
    'e\u0301',
    'ß',
    'İ',
    '日本',
    '🚗',
    '\ud800',
  ],
  ...[
    '＝',
    '０',
    '١',
    '\u00a0',
    '\u0085',
    'null',
    '__proto__',
    'sqlite_',
    '_vin_log',
    '1e999',
    '0x1F',
    'NaN',
    '$',
    '.',
  ],
  ...['javascript:', 'https://', '//', 'utm_source=x', '#', 'data:', 'file:///', 'Certified', 'In Transit'],
];
const naughty = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 8 }),
  fc.string({ unit: ANY_CHARACTER, maxLength: 30 }),
  fc.string({ maxLength: 40 }),
);
const table = fc.array(fc.array(naughty, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 });
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The properties, each to be run so many times from a seed. */
export function checkProperties(seed: number, runs: number, folder: string): readonly (() => Promise<Figures>)[] {
  const check =
    (name: string, property: fc.IAsyncProperty<unknown> | fc.IProperty<unknown>, count = runs) =>
    async (): Promise<Figures> => {
      const start = performance.now();
      const failures: string[] = [];
      try {
        await fc.assert(property as fc.IAsyncProperty<unknown>, { seed, numRuns: count });
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
      return { name: `property: ${name}`, runs: count, failures, seconds: (performance.now() - start) / 1000 };
    };
  return [
    check('a CSV that was written reads back equal', fc.property(table, readsBackEqual)),
    check('a cell made harmless is no formula and one line', fc.property(naughty, isHarmless)),
    check(
      'the CSV of an order reads back equal',
      fc.property(fc.array(vehicle, { maxLength: 5 }), naughty, orderReadsBack),
    ),
    check('a feed that was written reads back equal', feedReadsBack(folder), Math.ceil(runs / 4)),
    check('a row is normalized, whatever is in it', fc.property(row, naughty, isNormal)),
    check(
      'a folded name is its own key',
      fc.property(naughty, (text) => foldName(foldName(text)) === foldName(text)),
    ),
    check('a file name is safe on Windows', fc.property(naughty, isSafeFileName)),
    check('an order folder never has the name of another', fc.property(fc.array(naughty, { maxLength: 12 }), areApart)),
    check(
      'a VIN-log table can be made for any name',
      fc.property(fc.array(naughty, { maxLength: 8 }), makesTables),
      Math.ceil(runs / 4),
    ),
    check('a price is a sensible number or none', fc.property(naughty, isSensiblePrice)),
  ];
}

function readsBackEqual(rows: readonly (readonly string[])[]): boolean {
  const text = formatCsv({ header: ['a', 'b', 'c'], rows, quotedColumns: [1] });
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
  return JSON.stringify(data.slice(1, -1)) === JSON.stringify(rows);
}

function isHarmless(text: string): boolean {
  const cell = makeHarmless(text);
  return !/^(?:\t|\s*[=+\-@＝＋－＠])/.test(cell) && !/[\r\n\u2028\u2029]/.test(cell);
}

const vehicle: fc.Arbitrary<Vehicle> = fc.record({
  vin: fc.constant('1ZZAB12C0RA000000'),
  stock: fc.option(naughty),
  condition: fc.constantFrom('new', 'po', 'cpo', 'unknown'),
  lotStatus: naughty,
  year: fc.option(fc.integer({ min: 1900, max: 2100 })),
  make: naughty,
  model: naughty,
  trim: naughty,
  color: naughty,
  price: fc.option(fc.integer({ min: 2, max: 9_000_000 })),
  msrp: fc.constant(null),
  bodyStyle: naughty,
  fuelType: naughty,
  fullName: naughty,
  url: fc.option(naughty),
  inStockOn: fc.constant(null),
  location: naughty,
});

function orderReadsBack(vehicles: readonly Vehicle[], dealership: string): boolean {
  const text = Buffer.from(formatVehiclesCsv(vehicles, dealership)).toString();
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
  return vehicles.every((one, index) => {
    const expected = [one.vin, one.make, one.model, one.fullName, one.url ?? '', dealership].map(makeHarmless);
    const [vin, make, model, , , name, url, place] = data[index + 1] ?? [];
    return JSON.stringify([vin, make, model, name, url, place]) === JSON.stringify(expected);
  });
}

function feedReadsBack(folder: string): fc.IAsyncProperty<unknown> {
  const path = join(folder, 'property.csv');
  const readable = naughty.map((text) => text.toWellFormed().replaceAll('\u0000', '').replaceAll('\ufeff', ''));
  const rows = fc.array(fc.tuple(readable, readable), { minLength: 1, maxLength: 8 });
  return fc.asyncProperty(rows, async (cells) => {
    const vin = (index: number) => `1ZZ${String(index).padStart(14, '0')}`;
    const lines = cells.map(([model, trim], index) => [vin(index), model, trim, 'Here']);
    writeFileSync(
      path,
      formatCsv({ header: ['VIN', 'Model', 'Trim', 'Location'], rows: lines, quotedColumns: [0, 1, 2, 3] }),
    );
    const read: string[][] = [];
    for await (const event of readFeed(path)) {
      if (event.kind === 'rows')
        read.push(...event.rows.map(({ cells: { model, trim } }) => [model ?? '', trim ?? '']));
      else if (event.kind === 'problem') return false;
    }
    const expected = cells.map((pair) => pair.map((text) => text.replace(/\r\n?/g, '\n')));
    return JSON.stringify(read) === JSON.stringify(expected);
  });
}

const row: fc.Arbitrary<FeedRow> = fc.tuple(...FEED_COLUMNS.map(() => fc.option(naughty))).map((cells) => ({
  line: 2,
  cells: Object.fromEntries(FEED_COLUMNS.map((column, index) => [column, cells[index] ?? null])) as FeedRow['cells'],
}));

function isNormal(feedRow: FeedRow, location: string): boolean {
  const { vehicle: made, notes } = normalizeVehicle(feedRow, location);
  const texts = [made.make, made.model, made.trim, made.color, made.fullName, made.lotStatus, made.stock ?? ''];
  return (
    texts.every((text) => !/[\p{Cc}]/u.test(text) && text === text.trim()) &&
    (made.price === null || (Number.isFinite(made.price) && made.price > 1)) &&
    (made.year === null || (made.year >= 1900 && made.year <= 2100)) &&
    (made.url === null || /^https?:\/\//i.test(made.url)) &&
    (made.inStockOn === null || /^\d{4}-\d\d-\d\d$/.test(made.inStockOn)) &&
    notes.every(({ message }) => !/[\dA-HJ-NPR-Z]{17}/i.test(message.replace(/\s/g, ' ')))
  );
}

function isSafeFileName(text: string): boolean {
  const name = makeSafeFileName(text);
  return (
    /^[A-Za-z0-9_.-]{1,61}$/.test(name) &&
    !DEVICE.test(name) &&
    !/^\.|\.$/.test(name) &&
    makeSafeFileName(name) === name
  );
}

function areApart(names: readonly string[]): boolean {
  const taken = new Set<string>();
  for (const name of names) {
    const folder = nameOrderFolder(name, 'cao', '20261101_013000', (other) => taken.has(other.toLowerCase()));
    if (taken.has(folder.toLowerCase())) return false;
    taken.add(folder.toLowerCase());
  }
  return true;
}

function makesTables(names: readonly string[]): boolean {
  const db = new Database(':memory:');
  try {
    const taken = new Set<string>();
    for (const name of names) {
      const made = allocateTableName(name, taken);
      db.exec(`CREATE TABLE ${quoteIdentifier(made)} (vin TEXT PRIMARY KEY) STRICT`);
      taken.add(made);
    }
    return db.prepare('SELECT count(*) FROM sqlite_schema WHERE type = ?').pluck().get('table') === names.length;
  } finally {
    db.close();
  }
}

function isSensiblePrice(text: string): boolean {
  const read = parsePrice(text);
  return 'price' in read ? Number.isFinite(read.price) && read.price > 1 && read.price < 100_000_000 : true;
}
