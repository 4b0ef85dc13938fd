import { makeHarmless } from './csv-cells.ts';
import type { OutputRules, TemplateId } from './dealership.ts';
import type { Condition, Vehicle } from './vehicle.ts';

/** One data file for the Adobe workstation. Headers have no spaces (Illustrator) and no colons (InDesign). */
export interface AdobeFile {
  readonly fileName: string;
  readonly template: TemplateId;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold absolute paths of pictures, counted from 0; their headers start with `@`. */
  readonly pathColumns: readonly number[];
}

/** What the layouts need beside the vehicles. */
export interface AdobeContext {
  /** The dealership's name as a safe file name. */
  readonly dealershipFileName: string;
  /** Absolute path of a vehicle's QR PNG as the Adobe workstation sees it. */
  readonly qrPath: (vin: string) => string;
}

type Column = readonly [header: string, expression: string];

const YEAR_MODEL_STOCK = '{year} {model} - {stock}';
const CONDITION_VIN = '{condition} - {vin}';

const QR_COLUMNS: readonly Column[] = [
  ['@QR', '{qr}'],
  ['QRYEARMODEL', YEAR_MODEL_STOCK],
  ['QRSTOCK', CONDITION_VIN],
  ['@QR2', '{qr}'],
];

const MISC: Column = ['MISC', `${YEAR_MODEL_STOCK} - ${CONDITION_VIN}`];

/**
 * The built-in layouts. `priced-pack` is the pack of the older program for dealerships whose prices are printed with
 * a markup. `flyout-form` has the 22 columns of the older program's flyout as far as a vehicle still has the data:
 * the scraper's own columns under headers without spaces, and in place of the street address what the other layouts
 * compose. No written source fixes it further.
 */
const LAYOUTS: Readonly<Record<TemplateId, readonly Column[]>> = {
  'shortcut-pack': [
    ['YEARMAKE', '{year} {make}'],
    ['MODEL', '{model}'],
    ['TRIM', '{trim}'],
    ['STOCK', YEAR_MODEL_STOCK],
    ['VIN', CONDITION_VIN],
    ...QR_COLUMNS,
    MISC,
  ],
  shortcut: [
    ['QRYEARMODEL', YEAR_MODEL_STOCK],
    ['QRSTOCK', CONDITION_VIN],
    ['@QR2', '{qr}'],
  ],
  flyout: [
    ['QRYEARMODEL', YEAR_MODEL_STOCK],
    ['QRPRICE', '{price}'],
    ['@QR2', '{qr}'],
  ],
  'flyout-form': [
    ['VIN', '{vin}'],
    ['STOCK', '{stock}'],
    ['TYPE', '{condition}'],
    ['YEAR', '{year}'],
    ['MAKE', '{make}'],
    ['MODEL', '{model}'],
    ['TRIM', '{trim}'],
    ['EXTCOLOR', '{color}'],
    ['STATUS', '{lotStatus}'],
    ['PRICE', '{price}'],
    ['BODYSTYLE', '{bodyStyle}'],
    ['FUELTYPE', '{fuelType}'],
    ['MSRP', '{msrp}'],
    ['DATEINSTOCK', '{inStockOn}'],
    ['LOCATION', '{location}'],
    ['VEHICLEURL', '{url}'],
    ['FULLNAME', '{fullName}'],
    ['YEARMAKE', '{year} {make}'],
    ['QRYEARMODEL', YEAR_MODEL_STOCK],
    ['QRPRICE', '{price}'],
    ['@QR', '{qr}'],
    ['@QR2', '{qr}'],
  ],
  'priced-pack': [
    ['YEARMODEL', '{year} {model}'],
    ['TRIM', '{trim}'],
    ['PRICE', '{markedUpPrice}'],
    ['STOCK', YEAR_MODEL_STOCK],
    ['VIN', CONDITION_VIN],
    ...QR_COLUMNS,
    MISC,
  ],
};

/** How each condition is printed; a LIST placeholder of unknown condition counts as used. */
const PRINTED_CONDITION: Readonly<Record<Condition, 'NEW' | 'USED' | 'CERTIFIED'>> = {
  new: 'NEW',
  po: 'USED',
  cpo: 'CERTIFIED',
  unknown: 'USED',
};

/**
 * Lays out an order for Adobe: one file, or one each for new and used vehicles when the dealership splits them or
 * uses different templates. A group without vehicles gets no file; an empty cell is `*`.
 */
export function buildAdobeFiles(
  vehicles: readonly Vehicle[],
  output: OutputRules,
  context: AdobeContext,
): readonly AdobeFile[] {
  const isSplit = output.adobeFiles === 'split' || output.templateNew !== output.templateUsed;
  const name = context.dealershipFileName;
  const groups = isSplit
    ? [
        { prefix: `${name}_NEW`, template: output.templateNew, vehicles: vehicles.filter(isNew) },
        { prefix: `${name}_USED`, template: output.templateUsed, vehicles: vehicles.filter((one) => !isNew(one)) },
      ]
    : [{ prefix: name, template: output.templateUsed, vehicles }];
  return groups
    .filter((group) => group.vehicles.length > 0)
    .map(({ prefix, template, vehicles: members }) => {
      const columns = LAYOUTS[template];
      return {
        fileName: `${prefix}_${template}.csv`,
        template,
        header: columns.map(([header]) => header),
        rows: members.map((vehicle) => layOutVehicle(vehicle, columns, output, context)),
        pathColumns: columns.flatMap(([header], column) => (header.startsWith('@') ? [column] : [])),
      };
    });
}

function isNew(vehicle: Vehicle): boolean {
  return vehicle.condition === 'new';
}

function layOutVehicle(
  vehicle: Vehicle,
  columns: readonly Column[],
  output: OutputRules,
  context: AdobeContext,
): readonly string[] {
  const values = listValues(vehicle, output.priceMarkup);
  return columns.map(([header, expression]) =>
    header.startsWith('@') ? context.qrPath(vehicle.vin) : makeHarmless(fillExpression(expression, values)) || '*',
  );
}

/** A vehicle's values as they are printed; what is not known is blank. */
function listValues(vehicle: Vehicle, markup: number): Readonly<Record<string, string>> {
  const make = printName(vehicle.make);
  return {
    vin: vehicle.vin,
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
    markedUpPrice: printPrice(vehicle.price ? vehicle.price + markup : null),
    msrp: printPrice(vehicle.msrp),
    inStockOn: vehicle.inStockOn ?? '',
    location: vehicle.location,
    url: vehicle.url ?? '',
  };
}

/** A LIST placeholder calls make and model `Unknown`, which nobody wants on a window. */
function printName(name: string): string {
  return /^\s*unknown\s*$/i.test(name) ? '' : name.trim();
}

/** `CX-90` for the model `Mazda CX-90` of a Mazda; a model that is nothing but the make stays. */
function dropRepeatedMake(model: string, make: string): string {
  if (make === '') return model;
  let rest = model;
  while (rest.toLowerCase().startsWith(`${make.toLowerCase()} `)) rest = rest.slice(make.length).trim();
  return rest;
}

/** Dollars with thousands separators and no sign, as the older program wrote them: `37,500`. */
function printPrice(price: number | null): string {
  if (!price) return '';
  const [whole = '', cents] = (Number.isInteger(price) ? String(price) : price.toFixed(2)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return cents === undefined ? grouped : `${grouped}.${cents}`;
}

/** Puts values in place of `{names}`. The text between two values goes when either side has nothing to show. */
function fillExpression(expression: string, values: Readonly<Record<string, string>>): string {
  const parts = [...expression.matchAll(/([^{]*)\{(\w+)\}/g)];
  return parts.reduce((filled, [, separator = '', name = '']) => {
    const value = values[name] ?? '';
    if (value === '') return filled;
    return filled === '' ? value : filled + separator + value;
  }, '');
}
