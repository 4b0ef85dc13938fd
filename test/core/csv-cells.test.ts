import { describe, expect, it } from 'vitest';
import { formatCsv, formatCsvRow, guardFormula, makeHarmless } from '../../main/core/csv-cells.ts';

describe('a CSV cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\tplain', ' =1', '\r=1', '＝1', '-', "=cmd|' /C calc'!A0"])(
    'is made harmless with an apostrophe when it is %j',
    (cell) => {
      expect(guardFormula(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['', 'F-150', 'EX-L', "O'Fallon", '1=1', '*', '/vehicle/X', 'a@b', ' plain'])('stays %j', (cell) => {
    expect(guardFormula(cell)).toBe(cell);
  });

  it.each([
    ['two\r\nlines', 'two lines'],
    ['three\n\r\n\nlines', 'three lines'],
    ['old\rMac', 'old Mac'],
    ['sep\u2028para\u2029next\u0085', 'sep para next '],
    ['\n=1+1', "' =1+1"],
  ])('has no line breaks: %j becomes %j', (cell, harmless) => {
    expect(makeHarmless(cell)).toBe(harmless);
  });
});

describe('a CSV line', () => {
  it('quotes only cells with a comma, a quote or a line break', () => {
    expect(formatCsvRow(['plain', 'a,b', 'say "hi"', 'x\ny', ' blank ', ''])).toBe(
      'plain,"a,b","say ""hi""","x\ny", blank ,',
    );
  });

  it('quotes the columns that are always quoted', () => {
    expect(formatCsvRow(['a', 'b', ''], [1, 2])).toBe('a,"b",""');
  });

  it('ends with CRLF, the header unquoted and untouched', () => {
    expect(formatCsv({ header: ['@QR', 'B'], rows: [['x', 'y']], quotedColumns: [0] })).toBe('@QR,B\r\n"x",y\r\n');
  });
});
