import { expect, it } from 'vitest';
import { nextOrderNumber } from '../../main/core/next-order-number.ts';

it.each([
  ['45178', '45179'],
  ['00099', '00100'],
  ['999', '1000'],
  ['R-9', 'R-10'],
  ['90071992547409931234', '90071992547409931235'],
  ['RUSH', 'RUSH'],
  [null, null],
])('the number after %j is %j', (number, next) => {
  expect(nextOrderNumber(number)).toBe(next);
});
