import { fail, type Result, succeed } from './problem.ts';

/** The values of a vehicle that the operator can change in a draft. */
export const EDITABLE_FIELDS = [
  'stock',
  'condition',
  'year',
  'make',
  'model',
  'trim',
  'color',
  'price',
  'url',
  'fullName',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** A value of an editable field; `null` for nothing. */
export type EditedValue = string | number | null;

const CONDITIONS: ReadonlySet<EditedValue> = new Set(['new', 'po', 'cpo', 'unknown']);
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;
/** Dollars above which a price is a typing error. */
const HIGHEST_PRICE = 10_000_000;

/** Characters that a text may have. A link must fit into a QR code with the dealership's UTM keys. */
const LONGEST_TEXT: Readonly<Record<Exclude<EditableField, 'condition' | 'year' | 'price'>, number>> = {
  stock: 40,
  make: 80,
  model: 80,
  trim: 80,
  color: 80,
  url: 2000,
  fullName: 200,
};

/** Reads a value for a field as it will be written: trimmed, and of the field's kind. Problem: `wrong-value`. */
export function readEditedValue(field: EditableField, value: EditedValue): Result<EditedValue> {
  switch (field) {
    case 'condition':
      return CONDITIONS.has(value) ? succeed(value) : refuse('The condition is new, po, cpo or unknown.');
    case 'year':
      return value === null || isWholeWithin(value, EARLIEST_YEAR, LATEST_YEAR)
        ? succeed(value)
        : refuse(`The model year is a whole number from ${EARLIEST_YEAR} to ${LATEST_YEAR}, or blank.`);
    case 'price':
      return value === null || isAmount(value)
        ? succeed(value)
        : refuse(`The price is a number of dollars above 0 and up to ${HIGHEST_PRICE}, or blank.`);
    case 'stock':
    case 'url':
      return readText(field, value ?? '', (text) => text || null);
    default:
      return readText(field, value ?? '', (text) => text);
  }
}

function readText(
  field: keyof typeof LONGEST_TEXT,
  value: string | number,
  keep: (text: string) => string | null,
): Result<EditedValue> {
  const text = String(value).trim().normalize('NFC');
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return refuse('A value is one line without control characters.');
  if (text.length > LONGEST_TEXT[field]) {
    return refuse(`The value is longer than ${LONGEST_TEXT[field]} characters.`);
  }
  if (field === 'fullName' && text === '') return refuse('The full name cannot be blank.');
  if (field === 'url' && text !== '' && !/^https?:\/\/[^\s/?#]+\S*$/i.test(text)) {
    return refuse('The link must begin with http:// or https://, or be blank.');
  }
  return succeed(keep(text));
}

function isWholeWithin(value: EditedValue, low: number, high: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

function isAmount(value: EditedValue): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= HIGHEST_PRICE;
}

function refuse(message: string): Result<never> {
  return fail('wrong-value', `${message} Nothing was changed.`);
}
