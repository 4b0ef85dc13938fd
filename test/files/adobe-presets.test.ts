import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT, TEMPLATE_IDS } from '../../main/core/dealership.ts';
import type { OrderTemplates } from '../../main/core/template.ts';
import { writeOrderFolder } from '../../main/files/write-order-folder.ts';
import { makeDraft, makeOrderVehicle } from '../core/make-order.ts';
import { chooseTemplates, makeTemplates } from '../core/make-templates.ts';
import { makeInput, makeOrdersRoot } from './make-order-folder.ts';

const GOLDEN = join(import.meta.dirname, '..', 'fixtures', 'adobe');

/** Everything that a cell may have to bear; in ASCII, and beyond it. */
const ASCII = [
  makeOrderVehicle(1, { condition: 'new', make: 'Mazda', model: 'Mazda CX-90', trim: 'S "Preferred", AWD' }),
  makeOrderVehicle(2, { trim: '', stock: null, price: null, url: null }),
  makeOrderVehicle(3, { condition: 'cpo', trim: '=HYPERLINK("x")', model: 'R&D <One>\nTwo', price: 1234567.5 }),
];
const WIDE = [...ASCII, makeOrderVehicle(4, { model: 'Coupé\t"S"', trim: 'Größe M', color: '紅' })];

const OWN = [
  ['TITLE', '{year} {make} {model}'],
  ['STOCK', '{stock}'],
  ['PRICE', '{markedUpPrice}'],
  ['TRIM', '{trim}'],
  ['@QR', '{qr}'],
] as const;

interface Preset {
  readonly name: string;
  readonly templates: OrderTemplates;
  readonly isWide?: boolean;
}

const PRESETS: readonly Preset[] = [
  ...TEMPLATE_IDS.map((name) => ({ name, templates: chooseTemplates(name) })),
  { name: 'illustrator-csv', templates: makeTemplates([...OWN, ['@VECTOR', '{qrPdf}']], { markup: 2000 }) },
  { name: 'illustrator-xml', templates: makeTemplates(OWN, { format: 'illustrator-xml' }), isWide: true },
  { name: 'indesign-csv', templates: makeTemplates([...OWN, ['#Web page', '{link}']], { format: 'indesign-csv' }) },
  { name: 'indesign-text', templates: makeTemplates(OWN, { format: 'indesign-text' }), isWide: true },
  { name: 'split', templates: makeTemplates(OWN, { splitsNewAndUsed: true, emptyCell: '' }) },
];

/** The Adobe files of an order, as publishing writes them: bytes by name. */
async function write({ templates, isWide }: Preset): Promise<ReadonlyMap<string, Buffer>> {
  const root = makeOrdersRoot();
  const input = makeInput(root, {
    draft: makeDraft(isWide ? WIDE : ASCII),
    output: { ...DEFAULT_OUTPUT, utm: { utm_source: 'window' } },
    templates,
    pathMapping: { from: root, to: '\\\\ADOBE\\Orders' },
  });
  const { staging } = await writeOrderFolder(input);
  const folder = join(staging, 'adobe');
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

async function writeOne(name: string): Promise<Buffer> {
  const preset = PRESETS.find((one) => one.name === name);
  const [file] = preset ? [...(await write(preset)).values()] : [];
  if (!file) throw new Error(`${name} made no file.`);
  return file;
}

const pathOf = (vin: string, kind = 'png') =>
  `\\\\ADOBE\\Orders\\Serra_Honda_OFallon_CAO_20250811_093005\\qr_codes\\${vin}.${kind}`;

describe('the files of each preset', () => {
  it.each(PRESETS)('are the golden ones, byte for byte: $name', async (preset) => {
    const folder = join(GOLDEN, preset.name);
    const written = await write(preset);
    expect([...written.keys()].sort()).toEqual(readdirSync(folder).sort());
    for (const [name, bytes] of written) {
      expect(bytes.toString('latin1'), name).toBe(readFileSync(join(folder, name), 'latin1'));
    }
  });
});

describe('what another program reads in them', () => {
  it('a CSV for Illustrator: every cell, formulas harmless, breaks gone, paths and headers as they are', async () => {
    const { data } = Papa.parse<string[]>((await writeOne('illustrator-csv')).toString('utf8').trimEnd());
    const [one = '', two = '', three = ''] = ASCII.map(({ vin }) => vin);
    expect(data).toEqual([
      ['TITLE', 'STOCK', 'PRICE', 'TRIM', '@QR', '@VECTOR'],
      ['2022 Mazda CX-90', 'P1001', '24,500', 'S "Preferred", AWD', pathOf(one), pathOf(one, 'pdf')],
      ['2022 Honda Accord', '*', '*', '*', pathOf(two), pathOf(two, 'pdf')],
      [
        ...['2022 Honda R&D <One> Two', 'P1003', '1,236,567.50', `'=HYPERLINK("x")`],
        ...[pathOf(three), pathOf(three, 'pdf')],
      ],
    ]);
  });

  it('a CSV for InDesign: the column of native QR codes says what the pictures say', async () => {
    const { data } = Papa.parse<Record<string, string>>((await writeOne('indesign-csv')).toString('utf8').trimEnd(), {
      header: true,
    });
    expect(data.map((row) => row['#Web page'])).toEqual([
      'https://cars.example/used/1?utm_source=window',
      ASCII[1]?.vin,
      'https://cars.example/used/3?utm_source=window',
    ]);
  });

  it('text for InDesign: UTF-16 LE with its mark, tabs between cells and nowhere else', async () => {
    const bytes = await writeOne('indesign-text');
    expect(bytes.subarray(0, 2).toString('hex')).toBe('fffe');
    const lines = new TextDecoder('utf-16le', { fatal: true }).decode(bytes).split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.slice(0, -1).map((line) => line.split('\t').length)).toEqual([5, 5, 5, 5, 5]);
    expect(lines[4]?.split('\t').slice(0, 4)).toEqual(['2022 Honda Coupé "S"', 'P1004', '22,500', 'Größe M']);
  });

  it('a variable library for Illustrator: variables, named data sets, linked files', async () => {
    const text = (await writeOne('illustrator-xml')).toString('utf8');
    const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
    const [variables, flows] = ['http://ns.adobe.com/Variables/1.0/', 'http://ns.adobe.com/Flows/1.0/'];
    const listAll = (name: string) => [...(root?.getElementsByTagNameNS(variables, name) ?? [])];
    expect(root?.tagName).toBe('svg');
    expect(listAll('variableSet').map((set) => set.getAttribute('varSetName'))).toEqual(['binding1']);
    const declared = listAll('variable').map((one) =>
      ['varName', 'trait', 'category'].map((name) => one.getAttribute(name)),
    );
    expect(declared).toEqual([
      ...['TITLE', 'STOCK', 'PRICE', 'TRIM'].map((name) => [name, 'textcontent', flows]),
      ['QR', 'fileref', variables],
    ]);
    const sets = listAll('sampleDataSet').map((set) => [
      set.getAttribute('dataSetName'),
      ...['TITLE', 'TRIM', 'QR'].map((name) => {
        const [cell] = set.getElementsByTagNameNS('http://ns.adobe.com/GenericCustomNamespace/1.0/', name);
        return cell?.textContent;
      }),
    ]);
    const link = (vin: string) => `file://${pathOf(vin).replaceAll('\\', '/')}`;
    const [one = '', two = '', three = '', four = ''] = WIDE.map(({ vin }) => vin);
    expect(sets).toEqual([
      [`P1001 ${one}`, '2022 Mazda CX-90', 'S "Preferred", AWD', link(one)],
      [two, '2022 Honda Accord', '*', link(two)],
      [`P1003 ${three}`, '2022 Honda R&D <One> Two', `'=HYPERLINK("x")`, link(three)],
      [`P1004 ${four}`, '2022 Honda Coupé\t"S"', 'Größe M', link(four)],
    ]);
  });
});
