import { TEMPLATE_IDS, type TemplateId } from './dealership.ts';
import { foldName } from './fold-name.ts';
import type { Template, TemplateColumn, TemplateLayout } from './template.ts';

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
 * The columns of the built-in layouts. `priced-pack` is the pack of the older program for dealerships whose prices are
 * printed with a markup. `flyout-form` has the 22 columns of the older program's flyout as far as a vehicle still has
 * the data: the scraper's own columns under headers without spaces, and in place of the street address what the other
 * layouts compose. No written source fixes it further.
 */
const COLUMNS: Readonly<Record<TemplateId, readonly Column[]>> = {
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

/** What people call the built-in layouts. */
const LABELS: Readonly<Record<TemplateId, string>> = {
  'shortcut-pack': 'Shortcut pack',
  shortcut: 'Shortcut',
  flyout: 'Flyout',
  'flyout-form': 'Flyout, 22 columns',
  'priced-pack': 'Priced pack',
};

/** The built-in layouts. They can be copied, and only a new version of the application changes them. */
export const BUILT_IN_TEMPLATES: readonly (Template & { readonly label: string })[] = TEMPLATE_IDS.map((name) => ({
  name,
  label: LABELS[name],
  version: null,
  layout: makeLayout(COLUMNS[name]),
}));

/** Finds a built-in layout by its name or by what people call it, case and spaces aside. */
export function findBuiltInTemplate(name: string): Template | undefined {
  const key = foldName(name);
  const found = BUILT_IN_TEMPLATES.find((one) => foldName(one.name) === key || foldName(one.label) === key);
  return found && { name: found.name, version: null, layout: found.layout };
}

function makeLayout(columns: readonly Column[]): TemplateLayout {
  const named: readonly TemplateColumn[] = columns.map(([header, expression]) => ({ header, expression }));
  return { format: 'illustrator-csv', columns: named, emptyCell: '*', splitsNewAndUsed: false, markup: null };
}
