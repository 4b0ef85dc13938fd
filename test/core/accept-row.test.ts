import { describe, expect, it } from 'vitest';
import { acceptRow } from '../../main/core/accept-row.ts';
import type { FeedRow } from '../../main/core/feed-row.ts';
import { makeFeedRow } from './make-feed-row.ts';

const bySeveral = { locationChosen: false };
const byOne = { locationChosen: true };

describe('a feed row', () => {
  it.each(['1ZZAA11A9RA000001', ' 1zzaa11a9ra000001 ', '1ZZAA11A8RA000001'])(
    'with the VIN cell "%s" is taken',
    (vin) => {
      expect(acceptRow(makeFeedRow({ vin }), bySeveral)).toEqual({ outcome: 'accepted' });
    },
  );

  it.each(['VIN', 'Vin', ' vin ', 'Vehicle VIN', 'vehicle_vin', 'Vehicle Identification Number'])(
    'that repeats the header as "%s" is skipped',
    (vin) => {
      expect(acceptRow(makeFeedRow({ vin }), bySeveral)).toEqual({ outcome: 'repeated-header' });
    },
  );

  it.each([
    ['', 'vin-missing', 'The VIN is blank.'],
    ['  ', 'vin-missing', 'The VIN is blank.'],
    ['1ZZAA11A9RA00001', 'vin-length', 'The VIN has 16 characters; it must have 17.'],
    ['1ZZAA11A9RA0000011', 'vin-length', 'The VIN has 18 characters; it must have 17.'],
    ['VINYL', 'vin-length', 'The VIN has 5 characters; it must have 17.'],
    ['1.23457E+16', 'vin-mangled', 'A spreadsheet turned the VIN into a number; export the file again as text.'],
    [
      '1ZZAA11A9RAO00001',
      'vin-characters',
      'The VIN has characters that no VIN has (I, O, Q or others than letters and digits). It may be 1ZZAA11A9RA000001.',
    ],
    [
      '1ZZAA11A9RA-00001',
      'vin-characters',
      'The VIN has characters that no VIN has (I, O, Q or others than letters and digits).',
    ],
  ])('with the VIN cell "%s" is refused: %s', (vin, code, message) => {
    expect(acceptRow(makeFeedRow({ vin }), bySeveral)).toEqual({
      outcome: 'refused',
      code,
      message,
      vin: vin.trim(),
    });
  });

  it('with a megabyte in the VIN cell is refused without repeating it', () => {
    const outcome = acceptRow(makeFeedRow({ vin: 'x'.repeat(1_000_000) }), bySeveral);
    expect(outcome).toMatchObject({ code: 'vin-length', vin: 'X'.repeat(40) });
  });

  it.each([[''], ['  '], ['&nbsp;'], [null]])(
    'with the location %j is refused, unless one dealership was chosen for the file',
    (location) => {
      const row: FeedRow = makeFeedRow({ location });
      expect(acceptRow(row, bySeveral)).toMatchObject({ outcome: 'refused', code: 'location-missing' });
      expect(acceptRow(row, byOne)).toEqual({ outcome: 'accepted' });
    },
  );

  it('needs a valid VIN also when one dealership was chosen for the file', () => {
    expect(acceptRow(makeFeedRow({ vin: '' }), byOne)).toMatchObject({ code: 'vin-missing' });
  });
});
