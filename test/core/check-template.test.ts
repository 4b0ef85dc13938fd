import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEMPLATES } from '../../main/core/built-in-templates.ts';
import { checkTemplate } from '../../main/core/check-template.ts';
import type { TemplateFormat, TemplateLayout } from '../../main/core/template.ts';
import { makeLayout } from './make-templates.ts';

const ILLUSTRATOR = ['illustrator-csv', 'illustrator-xml'] as const;
const INDESIGN = ['indesign-csv', 'indesign-text'] as const;

/** What is said about one column of a format. */
function judge(header: string, expression = '{model}', format: TemplateFormat = 'illustrator-csv'): readonly string[] {
  return checkTemplate('Window card', makeLayout([[header, expression]], { format })).map(({ message }) => message);
}

describe('a template', () => {
  it.each(BUILT_IN_TEMPLATES)('like the built-in $name can be saved under a name of its own', ({ layout }) => {
    expect(checkTemplate('Window card', layout)).toEqual([]);
    expect(checkTemplate('Window card', { ...layout, format: 'illustrator-xml' })).toEqual([]);
    expect(checkTemplate('Window card', { ...layout, format: 'indesign-text' })).toEqual([]);
  });

  it.each([
    ['', 'A template needs a name.'],
    ['   ', 'A template needs a name.'],
    ['x'.repeat(61), 'A name has at most 60 characters.'],
    ['a\u0007b', 'A name cannot have control characters.'],
    ['shortcut-pack', 'shortcut-pack is a built-in layout. Choose another name.'],
    ['SHORTCUT Pack', 'shortcut-pack is a built-in layout. Choose another name.'],
  ])('is not called %j', (name, message) => {
    expect(checkTemplate(name, makeLayout([['MODEL', '{model}']]))).toEqual([{ column: null, field: 'name', message }]);
  });

  it.each<[Partial<TemplateLayout>, string, string]>([
    [{ columns: [] }, 'columns', 'A template needs a column.'],
    [
      { columns: Array.from({ length: 101 }, (_, at) => ({ header: `C${at}`, expression: '{model}' })) },
      'columns',
      'A template has at most 100 columns.',
    ],
    [{ markup: Number.NaN }, 'markup', 'The markup must be an amount in dollars.'],
    [{ markup: 1e9 }, 'markup', 'The markup must be an amount in dollars.'],
  ])('is refused as a whole: %j', (facts, field, message) => {
    const layout = makeLayout([['MODEL', '{model}']], facts);
    expect(checkTemplate('Window card', layout)).toEqual([{ column: null, field, message }]);
  });

  it('says which column has the header already, case aside', () => {
    const layout = makeLayout([
      ['MODEL', '{model}'],
      ['Model', '{make}'],
    ]);
    expect(checkTemplate('Window card', layout)).toEqual([
      { column: 1, field: 'header', message: 'Column 1 has this header already.' },
    ]);
  });

  it('names the column, the place and every other mistake at once', () => {
    const layout = makeLayout([
      ['MODEL', '{year} {modell}'],
      ['BAD NAME', '{qr}'],
    ]);
    expect(checkTemplate('Window card', layout)).toEqual([
      { column: 0, field: 'expression', position: 7, message: expect.stringContaining('{modell} is no token.') },
      { column: 1, field: 'header', message: 'Illustrator takes no spaces in a header.' },
      { column: 1, field: 'expression', position: 0, message: expect.stringContaining('only a column whose header') },
    ]);
  });
});

describe('a header', () => {
  it.each(ILLUSTRATOR)('in %s has no spaces, and # and % mean something else there', (format) => {
    expect(judge('YEAR MODEL', '{year}', format)[0]).toContain('no spaces');
    expect(judge('#QR', '{link}', format)).toEqual([
      'In Illustrator # shows or hides an object. A QR code that the program draws itself exists in InDesign only.',
    ]);
    expect(judge('%DATA', '{price}', format)).toEqual(['In Illustrator % means the data of a graph.']);
    expect(judge('YEAR_MODEL', '{year}', format)).toEqual([]);
  });

  it.each(INDESIGN)('in %s has no colon; # is a QR code, and spaces are welcome', (format) => {
    expect(judge('Price:', '{price}', format)).toEqual(['InDesign takes no colon in a header.']);
    expect(judge('#Web page', '{link}', format)).toEqual([]);
    expect(judge('Year and model', '{year}', format)).toEqual([]);
  });

  it('in a variable library is the name of an element', () => {
    for (const header of ['1ST', 'A+B', 'ÉTAT', 'XMLTHING', '@2QR']) {
      const expression = header.startsWith('@') ? '{qr}' : '{model}';
      expect(judge(header, expression, 'illustrator-xml')[0]).toContain('In a variable library');
    }
  });

  it.each([
    ['', 'A column needs a header.'],
    ['x'.repeat(61), 'A header has at most 60 characters.'],
    ['A\nB', 'A header cannot have a tab or a line break.'],
    ['A\tB', 'A header cannot have a tab or a line break.'],
    [' A', 'A header cannot begin or end with a space.'],
    ['A,B', 'A header cannot have a quote, a comma or a semicolon.'],
  ])('is refused everywhere: %j', (header, message) => {
    for (const format of [...ILLUSTRATOR, ...INDESIGN]) {
      expect(judge(header, '{model}', format)).toContain(message);
    }
  });

  it.each(['=A', '-A', '+A', '(A', '@', '@@A'])('begins with a letter or a digit, not like %s', (header) => {
    for (const format of ['illustrator-csv', ...INDESIGN] as const) {
      expect(judge(header, header.startsWith('@') ? '{qr}' : '{model}', format)).toEqual([
        'A header begins with a letter or a digit, after @ or # if it has one.',
      ]);
    }
  });
});

describe('a picture', () => {
  it.each(['{qr}', '{qrPdf}'])('%s stands alone in a column of its own', (token) => {
    expect(judge('@CODE', token)).toEqual([]);
    expect(judge('CODE', token)[0]).toContain(`${token} is the path of a picture`);
    expect(judge('@CODE', `x${token}`)[0]).toContain('holds the path of a picture');
  });

  it('is not meant by doubled braces', () => {
    expect(judge('CODE', '{{qr}}')).toEqual([]);
  });

  it('column takes no text', () => {
    expect(judge('@CODE', '{model}')).toEqual([
      'A column whose header begins with @ holds the path of a picture: {qr} or {qrPdf}.',
    ]);
  });
});
