import type { Condition, EditableField, EditedValue, OrderVehicle } from '../../preload/contract.ts';
import { formatPrice } from '../shell/words.ts';
import { CONDITION_WORDS } from './vehicle-table.tsx';

/** A column of the grid of vehicles to print. */
export interface GridColumn {
  readonly field: EditableField | 'lotStatus' | 'inStockOn';
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  /** What is saved for a typed text; a column without it can only be read. */
  readonly parse?: (text: string) => EditedValue;
  /** How a value that is there is shown; without it as it is. */
  readonly show?: (value: NonNullable<EditedValue>) => string;
  readonly align?: 'right';
  /** Not shown until it is chosen. */
  readonly isExtra?: boolean;
}

const asText = (text: string) => text.trim();
const asNullable = (text: string) => text.trim() || null;
const asNumber = (text: string) => (text.trim() === '' ? null : Number(text.replace(/[$,\s]/g, '')));

/** Every column that the grid has, in its order. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  { field: 'stock', label: 'Stock', width: 100, parse: asNullable },
  {
    field: 'condition',
    label: 'Condition',
    width: 92,
    parse: readCondition,
    show: (value) => CONDITION_WORDS[value as Condition],
  },
  { field: 'year', label: 'Year', width: 56, parse: asNumber },
  { field: 'make', label: 'Make', width: 100, parse: asText },
  { field: 'model', label: 'Model', width: 130, parse: asText },
  { field: 'trim', label: 'Trim', width: 180, parse: asText },
  {
    field: 'price',
    label: 'Price',
    width: 80,
    parse: asNumber,
    show: (value) => formatPrice(Number(value)),
    align: 'right',
  },
  { field: 'url', label: 'Link', width: 104, parse: asNullable },
  { field: 'color', label: 'Color', width: 120, parse: asText, isExtra: true },
  { field: 'fullName', label: 'Full name', width: 240, parse: asText, isExtra: true },
  { field: 'lotStatus', label: 'Lot status', width: 110, isExtra: true },
  { field: 'inStockOn', label: 'In stock since', width: 110, isExtra: true },
];

/** A value as its cell shows it. */
export function showValue(value: EditedValue, { show }: GridColumn): string {
  if (value === null || value === '') return '';
  return show ? show(value) : String(value);
}

/** A value as it is typed. */
export function typeCell(vehicle: OrderVehicle, { field }: GridColumn): string {
  return String(vehicle[field] ?? '');
}

/** A condition by its word or by what the files call it; what is neither stays as it was typed. */
function readCondition(text: string): string {
  const typed = text.trim().toLowerCase();
  return Object.entries(CONDITION_WORDS).find(([, word]) => word.toLowerCase() === typed)?.[0] ?? typed;
}

/** Compares two vehicles by a column: numbers by size, texts as people sort them, blanks last. */
export function compareCells(left: OrderVehicle, right: OrderVehicle, { field }: GridColumn): number {
  const [a, b] = [left[field], right[field]];
  const isBlank = (value: typeof a) => value === null || value === '';
  if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
