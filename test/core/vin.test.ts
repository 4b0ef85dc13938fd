import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeMake,
  decodeModelYear,
  hasValidCheckDigit,
  isVin,
  normalizeVin,
  suggestVin,
} from '../../main/core/vin.ts';

const ALPHABET = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'];
const vins = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 17, maxLength: 17 });

describe('a VIN', () => {
  it('is trimmed and upper-cased, and nothing else', () => {
    expect(normalizeVin('\t1zzaa11a9ra000001 \u00a0')).toBe('1ZZAA11A9RA000001');
    expect(normalizeVin('1ZZ AA-11')).toBe('1ZZ AA-11');
  });

  it.each([
    ['17 letters and digits', '1ZZAA11A9RA000001', true],
    ['16 characters', '1ZZAA11A9RA00001', false],
    ['18 characters', '1ZZAA11A9RA0000011', false],
    ['an I', '1ZZAA11A9RA00000I', false],
    ['an O', '1ZZAA11A9RAO00001', false],
    ['a Q', '1ZZAA11A9RAQ00001', false],
    ['a lower-case letter', '1zZAA11A9RA000001', false],
    ['a space inside', '1ZZAA11A9 A000001', false],
    ['a line break after it', '1ZZAA11A9RA000001\n', false],
    ['letters beyond ASCII', '1ZZÄA11A9RA000001', false],
    ['nothing', '', false],
  ])('with %s', (_case, text, expected) => {
    expect(isVin(text)).toBe(expected);
  });
});

describe('the check digit', () => {
  it.each([
    ['1ZZAA11A9RA000001', true],
    ['1ZZAA11AXRA000007', true],
    ['1ZZAA11A0RA000002', true],
    ['11111111111111111', true],
    ['1ZZAA11A8RA000001', false],
    ['1ZZAA11A0RA000007', false],
    ['1ZZAA11AARA000001', false],
    ['too short', false],
  ])('of %s is right: %s', (vin, expected) => {
    expect(hasValidCheckDigit(vin)).toBe(expected);
  });

  it('is exactly one of the eleven characters it can be', () => {
    fc.assert(
      fc.property(vins, (vin) => {
        const right = [...'0123456789X'].filter((digit) => hasValidCheckDigit(vin.slice(0, 8) + digit + vin.slice(9)));
        expect(right).toHaveLength(1);
      }),
    );
  });

  it('notices any single digit that was mistyped', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999 }),
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (serial, place, shift) => {
          const typed = `1ZZAA11A0RA${String(serial).padStart(6, '0')}`;
          const digit = [...'0123456789X'].find((each) =>
            hasValidCheckDigit(typed.slice(0, 8) + each + typed.slice(9)),
          );
          const vin = typed.slice(0, 8) + digit + typed.slice(9);
          const at = 11 + place;
          const mistyped = vin.slice(0, at) + ((Number(vin.charAt(at)) + shift) % 10) + vin.slice(at + 1);
          expect(hasValidCheckDigit(mistyped)).toBe(false);
        },
      ),
    );
  });
});

describe('a suggestion', () => {
  it.each([
    ['O is read as 0', '1ZZAA11A9RAOO0001', '1ZZAA11A9RA000001'],
    ['I is read as 1', 'IZZAA11A9RA00000i', '1ZZAA11A9RA000001'],
    ['Q is read as 0', '1ZZAA11A9RAQ00001', '1ZZAA11A9RA000001'],
    ['nothing helps a text that is too short', '1ZZAA11AO', undefined],
    ['nothing helps other characters', '1ZZAA11A9RAO0-001', undefined],
    ['a VIN needs none', '1ZZAA11A9RA000001', undefined],
  ])('%s', (_case, text, suggestion) => {
    expect(suggestVin(text)).toBe(suggestion);
  });
});

describe('what a VIN says', () => {
  it.each([
    ['1ZZAA1113AA000001', 1980],
    ['1ZZAA1A13AA000001', 2010],
    ['1ZZAA111XLA000001', 1990],
    ['1ZZAA1A1XLA000001', 2020],
    ['1ZZAA1A19RA000001', 2024],
    ['1ZZAA11199A000001', 2009],
    ['1ZZAA1A199A000001', 2039],
    ['1ZZAA1A19ZA000001', null],
    ['1ZZAA1A190A000001', null],
    ['short', null],
  ])('%s is of model year %s', (vin, year) => {
    expect(decodeModelYear(vin)).toBe(year);
  });

  it('tells the make only where its first three characters leave no doubt', () => {
    expect(decodeMake('1HGAA1A1XSA000003')).toBe('Honda');
    expect(decodeMake('WP1AA1A1XSA000003')).toBe('Porsche');
    expect(decodeMake('5XYAA1A1XSA000003')).toBeNull();
    expect(decodeMake('9ZZAA1A1XSA000003')).toBeNull();
  });
});
