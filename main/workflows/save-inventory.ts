import { formatCsv, makeHarmless } from '../core/csv-cells.ts';
import type { InventorySearch, InventorySort, ListedVehicle } from '../core/inventory-search.ts';
import { makeSafeFileName } from '../core/safe-file-name.ts';
import type { WorkflowContext } from './context.ts';
import { listInventory } from './list-inventory.ts';
import type { SavedText } from './save-vin-log.ts';

type Column = readonly [heading: string, cell: (vehicle: ListedVehicle) => string | number | null];

/** The columns of the file and what stands in them. */
const COLUMNS: readonly Column[] = [
  ['Dealership', (vehicle) => vehicle.dealership ?? vehicle.location],
  ['VIN', (vehicle) => vehicle.vin],
  ['Stock', (vehicle) => vehicle.stock],
  ['Condition', (vehicle) => vehicle.condition],
  ['Lot status', (vehicle) => vehicle.lotStatus],
  ['Year', (vehicle) => vehicle.year],
  ['Make', (vehicle) => vehicle.make],
  ['Model', (vehicle) => vehicle.model],
  ['Trim', (vehicle) => vehicle.trim],
  ['Color', (vehicle) => vehicle.color],
  ['Price', (vehicle) => vehicle.price],
  ['MSRP', (vehicle) => vehicle.msrp],
  ['In stock since', (vehicle) => vehicle.inStockOn],
  ['URL', (vehicle) => vehicle.url],
];
const PAST_COLUMNS: readonly Column[] = [
  ['Last in an import', (vehicle) => vehicle.past?.lastSeenAt?.slice(0, 10) ?? null],
  ['Stands now at', (vehicle) => vehicle.past?.standsAt ?? null],
];
const CHANGE_COLUMNS: readonly Column[] = [
  ['Price before', (vehicle) => vehicle.change?.priceBefore ?? null],
  ['Moved from', (vehicle) => vehicle.change?.from ?? null],
];

/** Makes a text file of the found vehicles: a CSV table, or their VINs alone, one a line. Problems: `unknown-dealership`. */
export function saveInventory(
  context: Pick<WorkflowContext, 'reader' | 'now'>,
  input: InventorySearch & { readonly sort?: InventorySort; readonly as: 'csv' | 'vins' },
): SavedText {
  const { as, ...search } = input;
  const { vehicles } = listInventory(context, search);
  const isPast = input.scope === 'past' || input.change === 'gone';
  const subject = isPast ? 'Past inventory' : 'Inventory';
  const name = makeSafeFileName(input.dealership === undefined ? subject : `${subject} of ${input.dealership}`);
  if (as === 'vins') {
    return { fileName: `${name}.txt`, text: vehicles.map(({ vin }) => vin).join('\n'), rows: vehicles.length };
  }
  const isChange = input.change === 'price' || input.change === 'moved';
  const columns = [...COLUMNS, ...(isPast ? PAST_COLUMNS : []), ...(isChange ? CHANGE_COLUMNS : [])];
  const header = columns.map(([heading]) => heading);
  const rows = vehicles.map((vehicle) => columns.map(([, cell]) => makeHarmless(String(cell(vehicle) ?? ''))));
  return { fileName: `${name}.csv`, text: formatCsv({ header, rows }), rows: rows.length };
}
