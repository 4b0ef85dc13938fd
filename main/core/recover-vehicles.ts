import { WITHOUT_NUMBER } from './billing-sheet.ts';
import type { OrderVehicle } from './order.ts';
import type { OrderFolderSummary } from './order-summary.ts';
import { makeSafeFileName } from './safe-file-name.ts';
import type { Condition } from './vehicle.ts';

type Rows = readonly (readonly string[])[];

const PICTURE = /^qr_codes\/(.+)\.png$/;

/**
 * The vehicles of an order that nothing but its folder tells of. Its summary lists a picture for each of them, so none is
 * lost where somebody changed or removed a table; what the tables say of a vehicle is taken over. A vehicle counts as
 * chosen by CAO unless the order was a LIST.
 *
 * @param vehicles The rows of `[DEALERSHIP]_vehicles.csv`. @param billing Those of `[DEALERSHIP]_billing.csv`.
 */
export function recoverVehicles(
  summary: Pick<OrderFolderSummary, 'files' | 'orderType' | 'dealership'>,
  vehicles: Rows,
  billing: Rows,
): readonly OrderVehicle[] {
  const printed = readRows(vehicles);
  const billed = readRows(billing);
  const missing = readMissing(billing);
  return summary.files.flatMap(({ path }) => {
    const file = PICTURE.exec(path)?.[1];
    if (file === undefined) return [];
    const row = printed.get(keyOf(file)) ?? {};
    const bill = billed.get(keyOf(file)) ?? {};
    const vin = row.VIN ?? bill.VIN ?? file;
    return {
      vin,
      stock: bill.Stock || null,
      condition: CONDITIONS[bill.Condition ?? ''] ?? 'unknown',
      lotStatus: '',
      year: readNumber(row.Year),
      make: row.Make ?? '',
      model: row.Model ?? '',
      trim: '',
      color: '',
      price: readNumber(row.Price),
      msrp: null,
      bodyStyle: '',
      fuelType: '',
      fullName: row.Full_Name ?? bill.Vehicle ?? '',
      url: row.URL || null,
      inStockOn: null,
      location: summary.dealership,
      source: summary.orderType === 'list' ? 'list' : 'cao',
      alreadyOrderedIn: readEarlierOrder(bill['Already ordered in']),
      onWebsite: !missing.has(vin),
    };
  });
}

const CONDITIONS: Readonly<Record<string, Condition>> = { New: 'new', PO: 'po', CPO: 'cpo' };

/** The rows below the heading that begins with `VIN`, by column, up to the first blank one. */
function readRows(rows: Rows): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const heading = rows.findIndex(([first]) => first === 'VIN');
  const below = heading < 0 ? [] : rows.slice(heading + 1);
  const end = below.findIndex(isBlank);
  const names = rows[heading] ?? [];
  return new Map(
    (end < 0 ? below : below.slice(0, end)).map((cells) => [
      keyOf(cells[0] ?? ''),
      Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ''])),
    ]),
  );
}

/** What the billing sheet lists below its last heading. */
function readMissing(billing: Rows): ReadonlySet<string> {
  const heading = billing.findLastIndex((cells) => cells.length === 1 && cells[0] === 'Not on Website');
  return new Set(heading < 0 ? [] : billing.slice(heading + 1).flatMap(([vin]) => vin ?? []));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

/** Pictures are named after VINs, safe for a disk that knows no difference of case. */
function keyOf(vin: string): string {
  return makeSafeFileName(vin).toLowerCase();
}

function readEarlierOrder(text: string | undefined): string | null {
  return text === WITHOUT_NUMBER ? '' : text || null;
}

function readNumber(text: string | undefined): number | null {
  const number = Number(text);
  return text === undefined || text === '' || !Number.isFinite(number) ? null : number;
}
