import { formatCsv, makeHarmless } from '../core/csv-cells.ts';
import { makeSafeFileName } from '../core/safe-file-name.ts';
import type { StoredVehicle } from '../database/inventory.ts';
import type { WorkflowContext } from './context.ts';
import { type InventorySearch, listInventory } from './list-inventory.ts';
import type { SavedText } from './save-vin-log.ts';

/** The columns of the file and what stands in them. */
const COLUMNS: readonly (readonly [heading: string, cell: (vehicle: StoredVehicle) => string | number | null])[] = [
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

/** Makes a text file of the found vehicles: a CSV table, or their VINs alone, one a line. Problems: `unknown-dealership`. */
export function saveInventory(
  context: Pick<WorkflowContext, 'reader'>,
  input: InventorySearch & { readonly as: 'csv' | 'vins' },
): SavedText {
  const { as, ...search } = input;
  const { vehicles } = listInventory(context, search);
  const name = makeSafeFileName(input.dealership === undefined ? 'Inventory' : `Inventory of ${input.dealership}`);
  if (as === 'vins') {
    return { fileName: `${name}.txt`, text: vehicles.map(({ vin }) => vin).join('\n'), rows: vehicles.length };
  }
  const header = COLUMNS.map(([heading]) => heading);
  const rows = vehicles.map((vehicle) => COLUMNS.map(([, cell]) => makeHarmless(String(cell(vehicle) ?? ''))));
  return { fileName: `${name}.csv`, text: formatCsv({ header, rows }), rows: rows.length };
}
