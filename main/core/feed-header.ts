import { FEED_COLUMNS, type FeedColumn, type FeedRow } from './feed-row.ts';

/**
 * The names under which feeds head each column, the preferred one first. Case, spaces and `_` do not matter, so
 * `Ext Color`, `ext_color` and `EXTCOLOR` are one name. `Vechile URL` is how the shop's own scraper spells it.
 */
const HEADER_NAMES: Readonly<Record<FeedColumn, readonly string[]>> = {
  vin: ['vin', 'vehicle vin', 'vehicle identification number'],
  stock: ['stock', 'stock number', 'stock no'],
  type: ['type', 'condition', 'vehicle condition', 'vehicle type'],
  year: ['year', 'model year'],
  make: ['make', 'brand'],
  model: ['model'],
  trim: ['trim', 'series'],
  extColor: ['ext color', 'exterior color', 'color'],
  status: ['status'],
  price: ['price', 'list price'],
  bodyStyle: ['body style'],
  fuelType: ['fuel type'],
  msrp: ['msrp'],
  dateInStock: ['date in stock'],
  streetAddress: ['street address'],
  locality: ['locality'],
  postalCode: ['postal code'],
  region: ['region'],
  country: ['country'],
  location: ['location', 'dealer name', 'dealership', 'dealership name', 'dealer'],
  url: ['url', 'vehicle url', 'vechile url', 'link', 'detail url'],
  fullName: ['full name'],
};

const VIN_NAMES: ReadonlySet<string> = new Set(HEADER_NAMES.vin.map(foldHeaderName));

const NO_CELLS = Object.fromEntries(FEED_COLUMNS.map((column) => [column, null])) as Record<FeedColumn, string | null>;

/** Which cells of a feed's rows mean what. */
export interface FeedHeader {
  /** The header's own cells. */
  readonly cells: readonly string[];
  /** The feed columns that the file has. */
  readonly columns: readonly FeedColumn[];
  /** For each of them, the positions of its cells: the preferred name first, equal names from left to right. */
  readonly layout: readonly (readonly [column: FeedColumn, positions: readonly number[]])[];
}

/** Reads a row as a feed's header; a row that heads nothing known has no columns. */
export function readFeedHeader(cells: readonly string[]): FeedHeader {
  const names = cells.map(foldHeaderName);
  const layout = FEED_COLUMNS.map((column) => {
    const positions = HEADER_NAMES[column].flatMap((name) => findAll(names, foldHeaderName(name)));
    return [column, positions] as const;
  }).filter(([, positions]) => positions.length > 0);
  return { cells, columns: layout.map(([column]) => column), layout };
}

/** Tells whether a row among the data is a header that names other columns, or the same in another order. */
export function isOtherHeader(header: FeedHeader, cells: readonly string[]): boolean {
  if (!cells.some((cell) => VIN_NAMES.has(foldHeaderName(cell)))) return false;
  const other = readFeedHeader(cells);
  return other.columns.length > 1 && JSON.stringify(other.layout) !== JSON.stringify(header.layout);
}

/**
 * Takes a row's cells apart by the header. Where several headers mean one column (`Location` and `dealer_name`), the
 * first of them that is not blank counts. A column that the file does not have is `null`; a cell that the row is too
 * short for is `''`.
 */
export function readFeedCells(header: FeedHeader, cells: readonly string[]): FeedRow['cells'] {
  const read = { ...NO_CELLS };
  for (const [column, positions] of header.layout) read[column] = readCell(cells, positions);
  return read;
}

function readCell(cells: readonly string[], positions: readonly number[]): string {
  const filled = positions.length > 1 ? positions.find((position) => (cells[position] ?? '').trim() !== '') : undefined;
  return cells[filled ?? positions[0] ?? 0] ?? '';
}

function foldHeaderName(name: string): string {
  return name.toLowerCase().replace(/[\s_]/g, '');
}

function findAll(names: readonly string[], wanted: string): readonly number[] {
  return names.flatMap((name, position) => (name === wanted ? [position] : []));
}
