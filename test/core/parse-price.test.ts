import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrice } from '../../main/core/parse-price.ts';

describe('a price', () => {
  it.each([
    ['$22,500', 22500],
    ['22500.00', 22500],
    ['22500', 22500],
    [' $ 22,500.50 ', 22500.5],
    ['31,250.00 USD', 31250],
    ['$1,234,567', 1234567],
    ['22500.5', 22500.5],
    ['2', 2],
    ['4,999,999.99', 4999999.99],
  ])('"%s" is %d', (text, price) => {
    expect(parsePrice(text)).toEqual({ price });
  });

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['Please call for price', 'call for price'],
    ['CALL', 'call for price'],
    ['Contact us', 'call for price'],
    ['<span class="callforprice">Please call for price</span>', 'HTML'],
    ['<b>$22,500</b>', 'HTML'],
    ['22,500<br/>', 'HTML'],
    ['*', 'placeholder'],
    ['N/A', 'placeholder'],
    ['-', 'placeholder'],
    ['0', 'placeholder'],
    ['$0.00', 'placeholder'],
    ['1', 'placeholder'],
    ['1.00', 'placeholder'],
    ['-22500', 'negative'],
    ['-$22,500', 'negative'],
    ['$-22,500', 'negative'],
    ['(22,500)', 'negative'],
    ['31.250', 'not a number'],
    ['31.250,00', 'not a number'],
    ['31.250,-', 'not a number'],
    ['22,50', 'not a number'],
    ['2,25,000', 'not a number'],
    ['22 500', 'not a number'],
    ['22,500 - 24,000', 'not a number'],
    ['2.25E4', 'not a number'],
    ['€22,500', 'not a number'],
    ['NaN dollars', 'not a number'],
    ['Infinity', 'not a number'],
    ['9,999,999', 'absurd'],
    ['5000000', 'absurd'],
    ['9'.repeat(400), 'absurd'],
  ])('"%s" is none: %s', (text, problem) => {
    expect(parsePrice(text)).toEqual({ problem });
  });

  it('is read the same with and without separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 499_999_999 }), (cents) => {
        const price = cents / 100;
        const written = price.toLocaleString('en-US', { minimumFractionDigits: 2 });
        expect(parsePrice(`$${written}`)).toEqual({ price });
        expect(parsePrice(price.toFixed(2))).toEqual({ price });
      }),
    );
  });

  it('is an amount in bounds or a reason, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789$,.-() <>*aE') }), (text) => {
        const read = parsePrice(text);
        expect('problem' in read || (read.price > 1 && read.price < 5_000_000)).toBe(true);
      }),
    );
  });
});
