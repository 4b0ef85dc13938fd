import { describe, expect, it } from 'vitest';
import { parseVinLog } from '../../main/core/parse-vin-log.ts';

const A = '1ZZAA11A9RA000001';
const B = '1ZZBB22B2SB000002';
const C = '1ZZCC33C1TC000003';
const D = '1ZZDD44D9VD000004';

/** Rows as a reader of files gives them: every line, blank ones too. */
function parse(...lines: string[]) {
  return parseVinLog(lines.map((text, index) => ({ line: index + 1, cells: text.split(',') })));
}

function orders(...lines: string[]) {
  return parse(...lines).entries.map(({ vin, orderNumber }) => [vin, orderNumber]);
}

describe('a log of order blocks', () => {
  it('carries the order of the first row down to the blank row', () => {
    const log = parse('ORDER,VIN', `40019,${A}`, `,${B}`, ',', `40020,${C}`, `,${D}`, ',');
    expect(log.form).toBe('order-blocks');
    expect(log.entries.map(({ line, vin, orderNumber }) => [line, vin, orderNumber])).toEqual([
      [2, A, '40019'],
      [3, B, '40019'],
      [5, C, '40020'],
      [6, D, '40020'],
    ]);
    expect(log.ignored).toEqual([]);
  });

  it('begins the next order where an id follows without a blank row', () => {
    expect(orders('ORDER,VIN', `40019,${A}`, `40020,${B}`, `,${C}`)).toEqual([
      [A, '40019'],
      [B, '40020'],
      [C, '40020'],
    ]);
  });

  it('gives VINs behind a blank row no order when the block has no id', () => {
    expect(orders('ORDER,VIN', `40019,${A}`, ',', `,${B}`)).toEqual([
      [A, '40019'],
      [B, ''],
    ]);
  });

  it.each([['BASELINE'], ['BASELINE 2.21'], ['MAINTENANCE'], ['REDO-7']])('takes %s for an id', (id) => {
    expect(orders('ORDER,VIN', `${id},${A}`, `,${B}`)).toEqual([
      [A, id],
      [B, id],
    ]);
  });

  it.each([
    ['5/14/25', '2025-05-14'],
    ['05/14/2025', '2025-05-14'],
    ['5-14-2025', '2025-05-14'],
    ['2025-05-14', '2025-05-14'],
    ['14-May-25', '2025-05-14'],
    ['14-may-2025', '2025-05-14'],
  ])('reads %s in the second row as the date of the whole block', (note, orderDate) => {
    const { entries } = parse('ORDER,VIN', `43974,${A}`, `${note},${B}`, `,${C}`, ',', `43975,${D}`);
    expect(entries.map((entry) => [entry.orderNumber, entry.orderDate])).toEqual([
      ['43974', orderDate],
      ['43974', orderDate],
      ['43974', orderDate],
      ['43975', null],
    ]);
  });

  it.each(['7/14', '14-Jul'])(
    'keeps the order when a block notes its type, and names a date that has no year: %s',
    (date) => {
      const { entries, ignored } = parse('ORDER,VIN', `44809,${A}`, `${date},${B}`, `MAINTENANCE,${C}`, `,${D}`);
      expect(entries.map((entry) => [entry.orderNumber, entry.orderType, entry.orderDate])).toEqual(
        Array(4).fill(['44809', 'maintenance', null]),
      );
      expect(ignored).toEqual([{ line: 3, text: date, reason: 'a date without a year' }]);
    },
  );

  it('keeps a VIN that stands in the heading row', () => {
    expect(orders(`ORDER,${A}`, `40719,${B}`, `,${C}`)).toEqual([
      [A, ''],
      [B, '40719'],
      [C, '40719'],
    ]);
  });

  it('keeps a VIN that was typed into the order column', () => {
    expect(orders('ORDER,VIN', `40019,${A}`, `${B},`, `${C},${D}`)).toEqual([
      [A, '40019'],
      [B, '40019'],
      [C, '40019'],
      [D, '40019'],
    ]);
  });

  it('is recognised without headings', () => {
    expect(orders(`40019,${A}`, `,${B}`, '', `40020,${C}`)).toEqual([
      [A, '40019'],
      [B, '40019'],
      [C, '40020'],
    ]);
  });

  it('reads past lines above the headings and headings that are repeated', () => {
    const log = parse('Weber log', 'ORDER,VIN', `40019,${A}`, 'ORDER,VIN', `,${B}`);
    expect(log.entries.map(({ vin, orderNumber }) => [vin, orderNumber])).toEqual([
      [A, '40019'],
      [B, ''],
    ]);
    expect(log.ignored).toEqual([{ line: 1, text: 'Weber log', reason: 'above the headings' }]);
  });

  it('takes the first pair of columns only, and names the rest', () => {
    const log = parse('ORDER,SOCO VINS,,ORDER,MANCHESTER VINS', `40019,${A},,50001,${B}`, `,,,,${C}`, `,${D},,,`);
    expect(log.entries.map(({ vin, orderNumber }) => [vin, orderNumber])).toEqual([
      [A, '40019'],
      [D, ''],
    ]);
    expect(log.ignored).toEqual([
      { line: 1, text: 'ORDER MANCHESTER VINS', reason: 'in another log beside this one' },
      { line: 2, text: `50001 ${B}`, reason: 'in another log beside this one' },
      { line: 3, text: C, reason: 'in another log beside this one' },
    ]);
  });

  it('takes the first pair of columns only, also without headings', () => {
    const log = parse(`40019,${A},,50001,${B}`, `,${C},,,${D}`);
    expect(log.entries.map(({ vin, orderNumber }) => [vin, orderNumber])).toEqual([
      [A, '40019'],
      [C, '40019'],
    ]);
    expect(log.ignored.map(({ text }) => text)).toEqual([`50001 ${B}`, D]);
  });
});

describe('other forms of a log', () => {
  it.each([
    ['ORDER #,VIN', [`45175,${A}`, `45175,${B}`, `45176,${C}`]],
    ['order_number,vin', [`45175,${A}`, `,${B}`, `45176,${C}`]],
    ['VIN,ORDER_NUMBER,ORDER_DATE', [`${A},45175,`, `${B},45175,`, `${C},45176,`]],
  ])('reads %s', (heading, lines) => {
    expect(orders(heading, ...lines)).toEqual([
      [A, '45175'],
      [B, '45175'],
      [C, '45176'],
    ]);
  });

  it('reads VIN, number, date, type and template by their headings, and names a column that is not used', () => {
    const log = parse(
      'VIN,ORDER_NUMBER,ORDER_TYPE,ORDER_DATE,TEMPLATE,SEEN BY',
      `${A},45175,CAO,8/11/2025,flyout,Nick`,
    );
    expect(log).toEqual({
      form: 'order-per-row',
      entries: [
        {
          line: 2,
          vin: A,
          orderNumber: '45175',
          orderDate: '2025-08-11',
          orderType: 'cao',
          template: 'flyout',
          flag: '',
        },
      ],
      ignored: [{ line: 1, text: 'SEEN BY', reason: 'in no column of the log' }],
    });
  });

  it('leaves a row without a number without one: nothing is carried down', () => {
    expect(orders('VIN,ORDER_NUMBER', `${A},45175`, `${B},`)).toEqual([
      [A, '45175'],
      [B, ''],
    ]);
  });

  it.each([
    ['with a heading', ['VIN', A, '', B]],
    ['without a heading', [A, B]],
  ])('reads plain VINs %s', (_, lines) => {
    const log = parse(...lines);
    expect(log.form).toBe('vins-only');
    expect(log.entries.map(({ vin, orderNumber }) => [vin, orderNumber])).toEqual([
      [A, ''],
      [B, ''],
    ]);
  });

  it('finds no entries where there are none, and names every line', () => {
    expect(parse('Dear all', '', 'nothing new').ignored.map(({ text }) => text)).toEqual(['Dear all', 'nothing new']);
    expect(parse()).toEqual({ form: 'vins-only', entries: [], ignored: [] });
  });
});

describe('a VIN row', () => {
  it.each([
    [`${A.toLowerCase()}  `, A, ''],
    [`${A.slice(0, 9)} ${A.slice(9)}`, A, ''],
    [A.slice(0, 16), A.slice(0, 16), '16 characters'],
    [`${A}9`, `${A}9`, '18 characters'],
    ['1OZAA11A0RA000001', '1OZAA11A0RA000001', 'letter I, O or Q'],
    ['1ZZAA11A0RA-00001', '1ZZAA11A0RA-00001', 'not only letters and digits'],
    ['1.23E+16', '1.23E+16', 'not only letters and digits'],
  ])('is kept: %s', (cell, vin, flag) => {
    expect(parse('ORDER,VIN', `1,${B}`, `,${cell}`, `,${C}`).entries[1]).toMatchObject({ line: 3, vin, flag });
  });

  it.each([['NONE'], ['see other sheet'], ['5/14/2025'], ['n/a 2']])('is not %s, which is named', (cell) => {
    const log = parse('ORDER,VIN', `1,${A}`, `,${cell}`, `,${B}`);
    expect(log.entries.map(({ vin }) => vin)).toEqual([A, B]);
    expect(log.ignored).toEqual([{ line: 3, text: cell, reason: 'not a VIN' }]);
  });
});
