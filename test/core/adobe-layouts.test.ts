import { describe, expect, it } from 'vitest';
import { type AdobeContext, buildAdobeFiles, needsVectorQr } from '../../main/core/adobe-layouts.ts';
import { DEFAULT_OUTPUT, type OutputRules, TEMPLATE_IDS, type TemplateId } from '../../main/core/dealership.ts';
import { makePlaceholder } from '../../main/core/list-order.ts';
import type { OrderVehicle } from '../../main/core/order.ts';
import { makeOrderVehicle, makeVin } from './make-order.ts';
import { chooseTemplates, makeTemplates } from './make-templates.ts';

const context: AdobeContext = {
  dealershipFileName: 'Serra',
  templateFileName: (name) => name.replaceAll(' ', '_'),
  qrPath: (vin, kind) => `\\\\ADOBE\\Orders\\F\\qr_codes\\${vin}.${kind}`,
};

function layOut(vehicles: readonly OrderVehicle[], facts: Partial<OutputRules>) {
  const output = { ...DEFAULT_OUTPUT, ...facts };
  return buildAdobeFiles(vehicles, output, chooseTemplates(output.templateNew, output.templateUsed), context);
}

/** The one row of the one file that a vehicle gets with a template, by header. */
function layOutOne(vehicle: OrderVehicle, template: TemplateId, output: Partial<OutputRules> = {}) {
  const [file] = layOut([vehicle], { templateNew: template, templateUsed: template, ...output });
  return Object.fromEntries((file?.header ?? []).map((header, column) => [header, file?.rows[0]?.[column]]));
}

describe('the Adobe layouts', () => {
  it('have the columns that the artwork expects', () => {
    const headers = TEMPLATE_IDS.map((template) => Object.keys(layOutOne(makeOrderVehicle(1), template)).join());
    expect(headers).toEqual([
      'YEARMAKE,MODEL,TRIM,STOCK,VIN,@QR,QRYEARMODEL,QRSTOCK,@QR2,MISC',
      'QRYEARMODEL,QRSTOCK,@QR2',
      'QRYEARMODEL,QRPRICE,@QR2',
      'VIN,STOCK,TYPE,YEAR,MAKE,MODEL,TRIM,EXTCOLOR,STATUS,PRICE,BODYSTYLE,FUELTYPE,MSRP,DATEINSTOCK,LOCATION,' +
        'VEHICLEURL,FULLNAME,YEARMAKE,QRYEARMODEL,QRPRICE,@QR,@QR2',
      'YEARMODEL,TRIM,PRICE,STOCK,VIN,@QR,QRYEARMODEL,QRSTOCK,@QR2,MISC',
    ]);
  });

  it.each(TEMPLATE_IDS)('%s has no header with a space, a colon or #', (template) => {
    for (const header of Object.keys(layOutOne(makeOrderVehicle(1), template))) expect(header).toMatch(/^@?[A-Z0-9]+$/);
  });

  it('shortcut pack: composes stock, VIN and both', () => {
    const vin = makeVin(1);
    const path = `\\\\ADOBE\\Orders\\F\\qr_codes\\${vin}.png`;
    expect(layOutOne(makeOrderVehicle(1, { condition: 'cpo' }), 'shortcut-pack')).toEqual({
      YEARMAKE: '2022 Honda',
      MODEL: 'Accord',
      TRIM: 'EX-L',
      STOCK: '2022 Accord - P1001',
      VIN: `CERTIFIED - ${vin}`,
      '@QR': path,
      QRYEARMODEL: '2022 Accord - P1001',
      QRSTOCK: `CERTIFIED - ${vin}`,
      '@QR2': path,
      MISC: `2022 Accord - P1001 - CERTIFIED - ${vin}`,
    });
  });

  it.each([
    ['new', 'NEW'],
    ['po', 'USED'],
    ['cpo', 'CERTIFIED'],
    ['unknown', 'USED'],
  ] as const)('print the condition %s as %s', (condition, printed) => {
    expect(layOutOne(makeOrderVehicle(1, { condition }), 'shortcut').QRSTOCK).toBe(`${printed} - ${makeVin(1)}`);
  });

  it.each([
    ['Mazda', 'Mazda CX-90', 'CX-90'],
    ['MAZDA', 'Mazda mazda CX-90', 'CX-90'],
    ['Mazda', 'Mazda', 'Mazda'],
    ['Ford', 'Fordson', 'Fordson'],
    ['Land Rover', 'Land Rover Defender', 'Defender'],
    ['', 'CX-90', 'CX-90'],
  ])('write the make %s once when the model is %s', (make, model, printed) => {
    const row = layOutOne(makeOrderVehicle(1, { make, model }), 'shortcut-pack');
    expect(row.MODEL).toBe(printed);
    expect(row.STOCK).toBe(`2022 ${printed} - P1001`);
  });

  it.each([
    [22500, 0, '22,500'],
    [22500, 2000, '24,500'],
    [999, 0, '999'],
    [1234567.5, 0, '1,234,567.50'],
    [null, 2000, '*'],
    [0, 2000, '*'],
  ])('priced pack: the price %s with a markup of %s is %s', (price, priceMarkup, printed) => {
    expect(layOutOne(makeOrderVehicle(1, { price }), 'priced-pack', { priceMarkup }).PRICE).toBe(printed);
  });

  it('flyout: prints the price without the markup', () => {
    expect(layOutOne(makeOrderVehicle(1), 'flyout', { priceMarkup: 2000 }).QRPRICE).toBe('22,500');
  });

  it('flyout form: fills 22 columns from the vehicle', () => {
    expect(Object.values(layOutOne(makeOrderVehicle(1), 'flyout-form'))).toEqual([
      ...[makeVin(1), 'P1001', 'USED', '2022', 'Honda', 'Accord', 'EX-L', 'Red', 'In Stock', '22,500', 'Sedan'],
      ...['Gasoline', '31,000', '2025-08-08', 'Serra Honda', 'https://cars.example/used/1', '2022 Honda Accord EX-L'],
      ...[
        '2022 Honda',
        '2022 Accord - P1001',
        '22,500',
        context.qrPath(makeVin(1), 'png'),
        context.qrPath(makeVin(1), 'png'),
      ],
    ]);
  });

  it('write * for an empty cell and no dangling dash for a missing part', () => {
    const row = layOutOne(makeOrderVehicle(1, { trim: '', stock: null }), 'shortcut-pack');
    expect([row.TRIM, row.STOCK, row.MISC]).toEqual(['*', '2022 Accord', `2022 Accord - USED - ${makeVin(1)}`]);
  });

  it('print nothing that a LIST placeholder does not know', () => {
    const placeholder = makePlaceholder(makeVin(1), 'Serra', { decodeVin: false, linkBase: null });
    const row = layOutOne(placeholder, 'shortcut-pack');
    expect([row.YEARMAKE, row.MODEL, row.STOCK, row.MISC]).toEqual(['*', '*', '*', `USED - ${makeVin(1)}`]);
  });

  it('make data cells harmless and leave headers and paths alone', () => {
    const vehicles = [makeOrderVehicle(1, { trim: '=1\n+1', model: '@x' })];
    const odd = { ...context, qrPath: () => '=odd/path.png' };
    const [file] = buildAdobeFiles(vehicles, DEFAULT_OUTPUT, chooseTemplates(), odd);
    expect(file?.rows[0]).toEqual([
      ...['2022 Honda', "'@x", "'=1 +1", '2022 @x - P1001', `USED - ${makeVin(1)}`, '=odd/path.png'],
      ...['2022 @x - P1001', `USED - ${makeVin(1)}`, '=odd/path.png', `2022 @x - P1001 - USED - ${makeVin(1)}`],
    ]);
    expect(file?.pathColumns).toEqual([5, 8]);
  });
});

describe('the Adobe files of an order', () => {
  const mixed = [
    makeOrderVehicle(1, { condition: 'new' }),
    makeOrderVehicle(2, { condition: 'unknown' }),
    makeOrderVehicle(3, { condition: 'new' }),
    makeOrderVehicle(4, { condition: 'cpo' }),
    makeOrderVehicle(5),
  ];
  const summarize = (output: Partial<OutputRules>, vehicles = mixed) =>
    layOut(vehicles, output).map((file) => [file.stem, file.rows.length]);

  it('are one file with all vehicles in order', () => {
    const [file, ...more] = layOut(mixed, {});
    expect(more).toEqual([]);
    expect(file?.stem).toBe('Serra_shortcut-pack');
    expect(file?.rows.map((row) => row[4]?.slice(-17))).toEqual(mixed.map(({ vin }) => vin));
  });

  it('are split when the dealership wants it', () => {
    expect(summarize({ adobeFiles: 'split' })).toEqual([
      ['Serra_NEW_shortcut-pack', 2],
      ['Serra_USED_shortcut-pack', 3],
    ]);
  });

  it('are split when new and used have different templates', () => {
    expect(summarize({ templateNew: 'shortcut' })).toEqual([
      ['Serra_NEW_shortcut', 2],
      ['Serra_USED_shortcut-pack', 3],
    ]);
  });

  it('leave out a group without vehicles', () => {
    expect(summarize({ adobeFiles: 'split' }, mixed.slice(3))).toEqual([['Serra_USED_shortcut-pack', 2]]);
    expect(summarize({}, [])).toEqual([]);
  });
});

describe("a template of the shop's own", () => {
  const vehicles = [makeOrderVehicle(1, { condition: 'new', trim: '' }), makeOrderVehicle(2)];
  const columns = [
    ['TITLE', 'Only {year} {model}'],
    ['TRIM', '{trim}'],
    ['PRICE', '{markedUpPrice}'],
    ['@CODE', '{qrPdf}'],
  ] as const;
  const layOutOwn = (facts: Parameters<typeof makeTemplates>[1] = {}) =>
    buildAdobeFiles(vehicles, { ...DEFAULT_OUTPUT, priceMarkup: 100 }, makeTemplates(columns, facts), context);

  it('has its columns in its order, with the markup of the dealership', () => {
    expect(layOutOwn()).toMatchObject([
      {
        stem: 'Serra_Window_card',
        header: ['TITLE', 'TRIM', 'PRICE', '@CODE'],
        rows: [
          ['Only 2022 Accord', '*', '22,600', context.qrPath(makeVin(1), 'pdf')],
          ['Only 2022 Accord', 'EX-L', '22,600', context.qrPath(makeVin(2), 'pdf')],
        ],
        rowNames: [`P1001 ${makeVin(1)}`, `P1002 ${makeVin(2)}`],
        pathColumns: [3],
      },
    ]);
  });

  it('may have a markup of its own, blank cells, and new and used vehicles apart', () => {
    const files = layOutOwn({ markup: -500, emptyCell: '', splitsNewAndUsed: true });
    expect(files.map(({ stem, rows }) => [stem, rows[0]?.[1], rows[0]?.[2]])).toEqual([
      ['Serra_NEW_Window_card', '', '22,000'],
      ['Serra_USED_Window_card', 'EX-L', '22,000'],
    ]);
  });

  it('asks for vector codes when it names them, and so may the dealership', () => {
    expect(needsVectorQr(DEFAULT_OUTPUT, makeTemplates(columns))).toBe(true);
    expect(needsVectorQr(DEFAULT_OUTPUT, chooseTemplates())).toBe(false);
    expect(needsVectorQr({ ...DEFAULT_OUTPUT, vectorQr: true }, chooseTemplates())).toBe(true);
  });
});
