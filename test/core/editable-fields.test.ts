import { describe, expect, it } from 'vitest';
import { EDITABLE_FIELDS, readEditedValue } from '../../main/core/editable-fields.ts';

describe('a typed value', () => {
  it.each([
    ['stock', ' A12 ', 'A12'],
    ['stock', '', null],
    ['stock', 4711, '4711'],
    ['condition', 'cpo', 'cpo'],
    ['year', 2026, 2026],
    ['year', null, null],
    ['trim', '  GT ', 'GT'],
    ['trim', null, ''],
    ['price', 22500.5, 22500.5],
    ['price', null, null],
    ['url', 'https://dealer.example/1?a=b', 'https://dealer.example/1?a=b'],
    ['url', ' ', null],
    ['fullName', '2026 Zephyr Breeze', '2026 Zephyr Breeze'],
  ] as const)('as %s %j is kept as %j', (field, typed, kept) => {
    expect(readEditedValue(field, typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['condition', 'used', 'po, cpo or unknown'],
    ['year', 26, 'from 1900 to 2100'],
    ['year', '2026', 'whole number'],
    ['year', Number.NaN, 'whole number'],
    ['price', 0, 'above 0'],
    ['price', Number.POSITIVE_INFINITY, 'above 0'],
    ['price', '1', 'above 0'],
    ['stock', 'x'.repeat(41), 'longer than 40'],
    ['model', 'two\nlines', 'one line'],
    ['url', 'javascript:alert(1)', 'http://'],
    ['url', '/vehicle/1', 'http://'],
    ['url', 'https://dealer.example/a b', 'http://'],
    ['fullName', ' ', 'blank'],
  ] as const)('as %s %j is refused', (field, typed, words) => {
    const result = readEditedValue(field, typed);
    expect(result).toMatchObject({ ok: false, problem: { code: 'wrong-value' } });
    expect(!result.ok && result.problem.message).toContain(words);
    expect(!result.ok && result.problem.message).toContain('Nothing was changed.');
  });

  it('may be blank in every field but the condition and the full name', () => {
    const required = EDITABLE_FIELDS.filter((field) => !readEditedValue(field, null).ok);
    expect(required).toEqual(['condition', 'fullName']);
  });
});
