import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import { type OrderFolderInput, planOrderFolder } from '../../main/core/order-folder-plan.ts';
import { ProblemError } from '../../main/core/problem.ts';
import { makeDraft, makeOrderVehicle, makeVin } from './make-order.ts';
import { chooseTemplates } from './make-templates.ts';

function makeInput(facts: Partial<OrderFolderInput> = {}): OrderFolderInput {
  return {
    root: 'D:\\Orders',
    rootUsedBefore: false,
    folderName: 'Serra_Honda_OFallon_CAO_20250811_093005',
    stagingName: '.staging-1',
    orderId: 1,
    vinLog: 'zephyr_of_testville_vin_log',
    draft: makeDraft([makeOrderVehicle(1), makeOrderVehicle(2, { url: null })]),
    practice: false,
    output: DEFAULT_OUTPUT,
    templates: chooseTemplates(),
    pathMapping: null,
    applicationVersion: '0.1.0',
    preparedAt: '2025-08-11T14:30:00.000Z',
    writtenAt: '2025-08-11T14:31:00.000Z',
    ...facts,
  };
}

/** The text of a planned file. */
function readText(input: OrderFolderInput, path: string): string {
  return planOrderFolder(input).texts.find((text) => text.path === path)?.text ?? '';
}

describe('the plan of an order folder', () => {
  it('has the files that the Adobe operator knows', () => {
    const plan = planOrderFolder(makeInput());
    expect(plan.texts.map(({ path }) => path)).toEqual([
      'Serra_Honda_OFallon_vehicles.csv',
      'adobe/Serra_Honda_OFallon_shortcut-pack.csv',
      'Serra_Honda_OFallon_billing.csv',
    ]);
    expect(plan.qrCodes).toEqual([
      {
        path: `qr_codes/${makeVin(1)}.png`,
        kind: 'png',
        content: 'https://cars.example/used/1',
        vehicle: `2022 Honda Accord EX-L, stock P1001, ${makeVin(1)}`,
      },
      {
        path: `qr_codes/${makeVin(2)}.png`,
        kind: 'png',
        content: makeVin(2),
        vehicle: `2022 Honda Accord EX-L, stock P1002, ${makeVin(2)}`,
      },
    ]);
  });

  it('names pictures where the published folder will have them, in the style of the orders folder', () => {
    expect(readText(makeInput(), 'adobe/Serra_Honda_OFallon_shortcut-pack.csv')).toContain(
      `,D:\\Orders\\Serra_Honda_OFallon_CAO_20250811_093005\\qr_codes\\${makeVin(1)}.png,`,
    );
  });

  it('names pictures as the Adobe workstation sees them', () => {
    const input = makeInput({ root: '/srv/orders', pathMapping: { from: '/srv/orders', to: 'Z:\\' } });
    expect(readText(input, 'adobe/Serra_Honda_OFallon_shortcut-pack.csv')).toContain(
      `,Z:\\Serra_Honda_OFallon_CAO_20250811_093005\\qr_codes\\${makeVin(1)}.png,`,
    );
  });

  it('adds a tab-delimited UTF-16 file for InDesign when the data has more than ASCII', () => {
    const vehicle = makeOrderVehicle(1, { model: 'Coupé\t"S"', trim: 'EX, L' });
    const input = makeInput({ draft: makeDraft([vehicle]), output: { ...DEFAULT_OUTPUT, adobeFiles: 'split' } });
    const [csv, txt] = planOrderFolder(input).texts.filter(({ path }) => path.startsWith('adobe/'));
    expect(csv?.path).toBe('adobe/Serra_Honda_OFallon_USED_shortcut-pack.csv');
    expect(txt?.path).toBe('adobe/Serra_Honda_OFallon_USED_shortcut-pack.txt');
    expect(txt?.encoding).toBe('utf16le');
    expect(txt?.text.split('\r\n')[0]).toBe(
      '\ufeffYEARMAKE\tMODEL\tTRIM\tSTOCK\tVIN\t@QR\tQRYEARMODEL\tQRSTOCK\t@QR2\tMISC',
    );
    expect(txt?.text.split('\r\n')[1]?.split('\t').slice(0, 4)).toEqual([
      ...['2022 Honda', 'Coupé "S"', 'EX, L', '2022 Coupé "S" - P1001'],
    ]);
  });

  it('refuses an order that has a VIN twice, case aside', () => {
    const draft = makeDraft([makeOrderVehicle(1), makeOrderVehicle(2, { vin: makeVin(1).toLowerCase() })]);
    expect(() => planOrderFolder(makeInput({ draft }))).toThrow(ProblemError);
  });

  it.each(['../../../etc/passwd', '..\\..\\x', '/etc/passwd', 'C:\\x', 'CON', 'a\u0000b'])(
    'keeps every file inside the folder when a VIN is %j and a name too',
    (text) => {
      const draft = makeDraft([makeOrderVehicle(1, { vin: text })], { dealership: text });
      const plan = planOrderFolder(makeInput({ draft }));
      for (const { path } of [...plan.texts, ...plan.qrCodes]) {
        expect(path).toMatch(/^(?:adobe\/|qr_codes\/)?[A-Za-z0-9][A-Za-z0-9._-]*\.(?:csv|png)$/);
      }
    },
  );
});
