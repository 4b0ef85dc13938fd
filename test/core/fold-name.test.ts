import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities, foldName } from '../../main/core/fold-name.ts';
import { ANY_CHARACTER } from './any-character.ts';

describe('the key of a name', () => {
  it.each([
    ['case', 'WEBER chevrolet', 'Weber Chevrolet'],
    ['spaces around and between', '  Weber \t\u00a0Chevrolet ', 'WeberChevrolet'],
    ['entities', 'Smith &amp; Sons', 'Smith & Sons'],
    ['entities encoded twice', 'Serra Honda O&amp;#39;Fallon', "Serra Honda O'Fallon"],
    ['the way an accent is composed', 'Citroe\u0308n', 'Citroën'],
  ])('does not depend on %s', (_case, left, right) => {
    expect(foldName(left)).toBe(foldName(right));
  });

  it.each([
    ['Dave Sinclair Lincoln South', 'Dave Sinclair Lincoln St. Peters'],
    ['Dave Sinclair Lincoln', 'Dave Sinclair Lincoln South'],
    ["O'Fallon", 'OFallon'],
    ['Müller', 'Muller'],
  ])('keeps %s and %s apart, whichever is looked for', (left, right) => {
    expect(foldName(left)).not.toBe(foldName(right));
  });

  it('is its own key', () => {
    const pieces = fc.constantFrom('&', 'amp;', ' ', '#39;', '&#x26;', 'İ', 'e\u0301', 'ß', 'Honda', ';', '\u212a');
    const names = fc.oneof(
      fc.string({ unit: ANY_CHARACTER }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});

describe('entities', () => {
  it.each([
    ['A &amp; B', 'A & B'],
    ['&quot;GT&quot; &lt;3 &apos;', '"GT" <3 \''],
    ['O&#39;Fallon', "O'Fallon"],
    ['O&#x27;Fallon', "O'Fallon"],
    ['O&rsquo;Fallon', 'O\u2019Fallon'],
    ['M&uuml;ller &Uuml;ber', 'Müller Über'],
    ['Coup&eacute;', 'Coupé'],
    ['Wrangler&reg; 4xe&trade;', 'Wrangler® 4xe™'],
    ['&nbsp;', '\u00a0'],
    ['&yuml;', 'ÿ'],
    ['&#128663;', '🚗'],
    ['&amp;amp;', '&amp;'],
  ])('%s is %s', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });

  it.each([
    'AT&T',
    '&unknown;',
    '&constructor;',
    '&valueOf;',
    '&#0;',
    '&#55296;',
    '&#x110000;',
    '&#9999999;',
    '&;',
    '& amp;',
  ])('leaves %s as it is', (text) => {
    expect(decodeEntities(text)).toBe(text);
  });
});
