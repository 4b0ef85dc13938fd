import { describe, expect, it } from 'vitest';
import { readCondition } from '../../main/core/read-condition.ts';

describe('a condition', () => {
  it.each([
    ['Certified Pre-Owned', 'cpo'],
    ['Certified', 'cpo'],
    ['Certified Used', 'cpo'],
    ['CPO', 'cpo'],
    ['CarBravo', 'cpo'],
    ['GM CARBRAVO Used', 'cpo'],
    ['Used', 'po'],
    ['USED', 'po'],
    ['Pre-Owned', 'po'],
    ['preowned', 'po'],
    ['Pre Owned', 'po'],
    ['Used - like new', 'po'],
    ['New', 'new'],
    ['Brand new', 'new'],
    ['Demo', 'new'],
    ['New Demo', 'new'],
    ['', 'unknown'],
    ['Loaner', 'unknown'],
    ['PO', 'unknown'],
    ['Courtesy Transportation', 'unknown'],
  ])('"%s" is %s', (type, condition) => {
    expect(readCondition(type)).toBe(condition);
  });
});
