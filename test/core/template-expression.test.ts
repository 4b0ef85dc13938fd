import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExpressionPart,
  fillExpression,
  formatExpression,
  parseExpression,
} from '../../main/core/template-expression.ts';
import { ANY_CHARACTER } from './any-character.ts';

const KNOWN = ['year', 'model', 'stock', 'bodyStyle'];

function fill(expression: string, values: Readonly<Record<string, string>>): string {
  const parsed = parseExpression(expression, KNOWN);
  if (!parsed.ok) throw new Error(parsed.message);
  return fillExpression(parsed.parts, values);
}

describe('an expression', () => {
  it.each([
    ['{year} {model} - {stock}', '2026 Breeze - S1'],
    ['SALE', 'SALE'],
    ['', ''],
    ['Stock: {stock}', 'Stock: S1'],
    ['{model} ({stock})', 'Breeze (S1)'],
    ['{{{stock}}}', '{S1}'],
    ['a {{b}} c', 'a {b} c'],
    ['{stock}{stock}', 'S1S1'],
    ['é {model} ü', 'é Breeze ü'],
  ])('%s prints %s', (expression, printed) => {
    expect(fill(expression, { year: '2026', model: 'Breeze', stock: 'S1' })).toBe(printed);
  });

  it.each([
    ['{year} {model} - {stock}', '2026'],
    ['{model} - {year}', '2026'],
    ['{model} ({stock}) {year}', '2026'],
    ['Stock: {stock}', ''],
    ['{year} ({stock})', '2026'],
    ['{model}', ''],
    ['{model} - {stock}', ''],
  ])('%s drops the text beside what is not known: %j', (expression, printed) => {
    expect(fill(expression, { year: '2026', model: '', stock: '' })).toBe(printed);
  });

  it.each([
    ['{yeer} {model}', 0, '{yeer} is no token. Did you mean {year}?'],
    ['{year} {bodystyle}', 7, '{bodystyle} is no token. Did you mean {bodyStyle}?'],
    ['{year} {xylophone}', 7, '{xylophone} is no token.'],
    ['{year} {model', 7, 'This { is not closed. Write {{ for a brace that is printed.'],
    ['{year} model}', 12, 'This } closes nothing. Write }} for a brace that is printed.'],
    ['{year} {}', 7, 'There is no token between these braces.'],
    ['{ year }', 0, '{ year } is no token. Did you mean {year}?'],
    ['{year{model}}', 0, 'This { is not closed. Write {{ for a brace that is printed.'],
    ['a\n{year}', 1, 'A field cannot have a tab, a line break or another control character.'],
    ['ab\tc', 2, 'A field cannot have a tab, a line break or another control character.'],
    ['ab\u2028', 2, 'A field cannot have a tab, a line break or another control character.'],
  ])('%j is refused at %i: %s', (expression, position, message) => {
    expect(parseExpression(expression, KNOWN)).toEqual({ ok: false, position, message });
  });

  it('is taken apart into what it was made of, whatever that is', () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom(...'{}ab -é"\\$'.split('')) });
    const part: fc.Arbitrary<ExpressionPart> = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text }),
      fc.record({ kind: fc.constant('token' as const), name: fc.constantFrom(...KNOWN) }),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        // Two texts beside each other are one.
        const isSplit = parts.some((one, at) => one.kind === 'text' && parts[at + 1]?.kind === 'text');
        fc.pre(!isSplit);
        expect(parseExpression(formatExpression(parts), KNOWN)).toEqual({ ok: true, parts });
      }),
    );
  });

  it('never throws, and names a place within the text when it is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), (expression) => {
        const parsed = parseExpression(expression, KNOWN);
        if (parsed.ok) expect(formatExpression(parsed.parts)).toBe(expression);
        else expect(parsed.position >= 0 && parsed.position < expression.length).toBe(true);
      }),
    );
  });

  it('prints nothing but its own text and values, and nothing at all when no value is known', () => {
    const expression = fc.array(fc.constantFrom('{year}', '{model}', ' - ', '(', ')'), { minLength: 1 });
    fc.assert(
      fc.property(expression, (pieces) => {
        const whole = pieces.join('');
        fc.pre(whole.includes('{'));
        expect(fill(whole, {})).toBe('');
        const all = fill(whole, { year: '1', model: '2' });
        expect(all).toBe(whole.replaceAll('{year}', '1').replaceAll('{model}', '2'));
      }),
    );
  });
});
