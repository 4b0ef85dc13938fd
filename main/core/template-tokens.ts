import { dropRepeatedMake } from './name-vehicle.ts';
import type { Condition, Vehicle } from './vehicle.ts';

/** A word that an expression can have in braces. */
export interface TemplateToken {
  readonly name: string;
  /** What it stands for, in the operator's words. */
  readonly meaning: string;
  /** A path, which only a column for pictures takes. */
  readonly isPicture: boolean;
}

const text = (name: string, meaning: string): TemplateToken => ({ name, meaning, isPicture: false });
const picture = (name: string, meaning: string): TemplateToken => ({ name, meaning, isPicture: true });

/** Every token, in the order in which they are offered. */
export const TEMPLATE_TOKENS: readonly TemplateToken[] = [
  text('year', 'Model year'),
  text('make', 'Make'),
  text('model', 'Model, without the make'),
  text('trim', 'Trim'),
  text('stock', 'Stock number'),
  text('vin', 'VIN'),
  text('vinEnd', 'Last eight characters of the VIN'),
  text('condition', 'NEW, USED or CERTIFIED'),
  text('price', 'Price'),
  text('markedUpPrice', 'Price with the markup'),
  text('msrp', 'MSRP'),
  text('color', 'Exterior color'),
  text('bodyStyle', 'Body style'),
  text('fuelType', 'Fuel type'),
  text('lotStatus', 'Lot status'),
  text('inStockOn', 'Day it came to the lot'),
  text('fullName', 'Full name'),
  text('location', 'Dealership, as the scraper names it'),
  text('url', "Address of the vehicle's page"),
  text('link', 'What the QR code says'),
  picture('qr', 'Picture of the QR code (PNG)'),
  picture('qrPdf', 'QR code as vectors in black ink only (PDF)'),
];

/** How each condition is printed; a LIST placeholder of unknown condition counts as used. */
const PRINTED_CONDITION: Readonly<Record<Condition, 'NEW' | 'USED' | 'CERTIFIED'>> = {
  new: 'NEW',
  po: 'USED',
  cpo: 'CERTIFIED',
  unknown: 'USED',
};

/** The values of every token that is no picture, as they are printed; what is not known is blank. */
export function listTokenValues(
  vehicle: Vehicle,
  facts: { readonly markup: number; readonly link: string },
): Readonly<Record<string, string>> {
  const make = printName(vehicle.make);
  return {
    vin: vehicle.vin,
    vinEnd: vehicle.vin.slice(-8),
    stock: vehicle.stock ?? '',
    condition: PRINTED_CONDITION[vehicle.condition],
    year: vehicle.year ? String(vehicle.year) : '',
    make,
    model: dropRepeatedMake(printName(vehicle.model), make),
    trim: vehicle.trim,
    color: vehicle.color,
    lotStatus: vehicle.lotStatus,
    bodyStyle: vehicle.bodyStyle,
    fuelType: vehicle.fuelType,
    fullName: vehicle.fullName,
    price: printPrice(vehicle.price),
    markedUpPrice: printPrice(vehicle.price ? vehicle.price + facts.markup : null),
    msrp: printPrice(vehicle.msrp),
    inStockOn: vehicle.inStockOn ?? '',
    location: vehicle.location,
    url: vehicle.url ?? '',
    link: facts.link,
  };
}

/** A LIST placeholder calls make and model `Unknown`, which nobody wants on a window. */
function printName(name: string): string {
  return /^\s*unknown\s*$/i.test(name) ? '' : name.trim();
}

/** Dollars with thousands separators and no sign, as the older program wrote them: `37,500`. */
function printPrice(price: number | null): string {
  if (!price) return '';
  const [whole = '', cents] = (Number.isInteger(price) ? String(price) : price.toFixed(2)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return cents === undefined ? grouped : `${grouped}.${cents}`;
}
