import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSafeFileName } from '../../main/core/safe-file-name.ts';
import { ANY_CHARACTER } from './any-character.ts';

describe('a file name that is safe on Windows', () => {
  it.each([
    ['Porsche St. Louis', 'Porsche_St._Louis'],
    ["Serra Honda O'Fallon", 'Serra_Honda_OFallon'],
    ['Serra Honda O’Fallon', 'Serra_Honda_OFallon'],
    ['Rusty Drewing Chevy B&G', 'Rusty_Drewing_Chevy_B_and_G'],
    ['Müller & Söhne', 'Muller_and_Sohne'],
    ['Volvo Cars West County - UCM', 'Volvo_Cars_West_County_-_UCM'],
    ['CON', 'CON_'],
    ['nul', 'nul_'],
    ['com1', 'com1_'],
    ['COM¹', 'COM1_'],
    ['LPT9.txt', 'LPT9_.txt'],
    ['aux . tar.gz', 'aux_._tar.gz'],
    ['Console', 'Console'],
    ['com10', 'com10'],
    ['trailing dots...', 'trailing_dots'],
    ['trailing blanks   ', 'trailing_blanks'],
    ['.hidden', 'hidden'],
    ['..', 'unnamed'],
    ['../../etc/passwd', 'etc_passwd'],
    ['..\\..\\Windows', 'Windows'],
    ['C:\\Windows', 'C_Windows'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['line\r\nbreak\u0000null', 'line_break_null'],
    ['right\u202eto left', 'right_to_left'],
    ['"; DROP TABLE orders; --', 'DROP_TABLE_orders'],
    ['日本', 'unnamed'],
    ['', 'unnamed'],
    ['x'.repeat(100), 'x'.repeat(60)],
    [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
  ])('makes %j into %j', (text, name) => {
    expect(makeSafeFileName(text)).toBe(name);
  });

  it('is safe for any text, and safe names stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER, maxLength: 120 }), (text) => {
        const name = makeSafeFileName(text);
        expect(name).toMatch(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,59}[A-Za-z0-9_])?$/);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(makeSafeFileName(name)).toBe(name);
      }),
      { seed: 45175 },
    );
  });
});
