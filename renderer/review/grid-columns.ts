import type { EditableField, EditedValue, OrderVehicle } from '../../preload/contract.ts';

/** A column of the grid of vehicles to print. */
export interface GridColumn {
  readonly field: EditableField | 'lotStatus' | 'inStockOn';
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  /** What is saved for a typed text; a column without it can only be read. */
  readonly parse?: (text: string) => EditedValue;
  /** Not shown until it is chosen. */
  readonly isExtra?: boolean;
}

const asText = (text: string) => text.trim();
const asNullable = (text: string) => text.trim() || null;
const asNumber = (text: string) => (text.trim() === '' ? null : Number(text.replace(/[$,\s]/g, '')));

/** Every column that the grid has, in its order. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  { field: 'stock', label: 'Stock', width: 100, parse: asNullable },
  { field: 'condition', label: 'Condition', width: 84, parse: (text) => text.trim().toLowerCase() },
  { field: 'year', label: 'Year', width: 56, parse: asNumber },
  { field: 'make', label: 'Make', width: 100, parse: asText },
  { field: 'model', label: 'Model', width: 130, parse: asText },
  { field: 'trim', label: 'Trim', width: 180, parse: asText },
  { field: 'price', label: 'Price', width: 76, parse: asNumber },
  { field: 'url', label: 'Link', width: 104, parse: asNullable },
  { field: 'color', label: 'Colour', width: 120, parse: asText, isExtra: true },
  { field: 'fullName', label: 'Full name', width: 240, parse: asText, isExtra: true },
  { field: 'lotStatus', label: 'Lot status', width: 110, isExtra: true },
  { field: 'inStockOn', label: 'In stock since', width: 110, isExtra: true },
];

/** A value as its cell shows it. */
export function showCell(vehicle: OrderVehicle, { field }: GridColumn): string {
  const value = vehicle[field];
  return value === null ? '' : String(value);
}

/** Compares two vehicles by a column: numbers by size, texts as people sort them, blanks last. */
export function compareCells(left: OrderVehicle, right: OrderVehicle, { field }: GridColumn): number {
  const [a, b] = [left[field], right[field]];
  const isBlank = (value: typeof a) => value === null || value === '';
  if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
