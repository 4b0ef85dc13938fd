import { describe, expect, it } from 'vitest';
import { guessLogOwner } from '../../main/core/guess-log-owner.ts';

const DEALERSHIPS = [
  { name: 'Porsche St. Louis', aliases: [], legacyLogCode: 'PORSCHE_STL' },
  { name: "Serra Honda O'Fallon", aliases: ['Serra Honda of OFallon'], legacyLogCode: null },
  { name: 'Dave Sinclair Lincoln South', aliases: [], legacyLogCode: null },
  { name: 'Dave Sinclair Lincoln St. Peters', aliases: ['Twins'], legacyLogCode: null },
  { name: 'Other', aliases: ['Twins'], legacyLogCode: null },
];

describe('the owner of a VIN log', () => {
  it.each([
    ['vin_log_porsche_st_louis.csv', 'Porsche St. Louis'],
    ['PORSCHE_STL_VINLOG.csv', 'Porsche St. Louis'],
    ['serra_honda_ofallon_vin_log.csv', "Serra Honda O'Fallon"],
    ['Serra Honda of OFallon.csv', "Serra Honda O'Fallon"],
    ['dave sinclair lincoln.csv', null],
    ['Twins.csv', null],
    ['vin_log.csv', null],
    ['something else.csv', null],
  ])('of the file %s is %s', (file, owner) => {
    expect(guessLogOwner(file, DEALERSHIPS)).toBe(owner);
  });
});
