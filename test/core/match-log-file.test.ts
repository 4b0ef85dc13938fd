import { describe, expect, it } from 'vitest';
import { findLogOwner } from '../../main/core/match-log-file.ts';

const owners = [
  {
    name: 'Porsche St. Louis',
    aliases: ['Porsche STL'],
    legacyLogCode: 'PORSCHE',
    vinLogTable: 'porsche_st_louis_vin_log',
  },
  {
    name: 'Dave Sinclair Lincoln South',
    aliases: [],
    legacyLogCode: 'DSLS',
    vinLogTable: 'dave_sinclair_lincoln_south_vin_log',
  },
  { name: 'Dave Sinclair Lincoln', aliases: [], legacyLogCode: null, vinLogTable: 'dave_sinclair_lincoln_vin_log' },
  { name: "Serra Honda O'Fallon", aliases: [], legacyLogCode: 'SERRA', vinLogTable: 'serra_honda_ofallon_vin_log' },
];

describe('the owner of a log file', () => {
  it.each([
    ['porsche_st_louis_vin_log.csv', 'Porsche St. Louis'],
    ['vin_log_porsche_st_louis_before_45175.csv', 'Porsche St. Louis'],
    ['Porsche St. Louis.csv', 'Porsche St. Louis'],
    ['PORSCHE VINLOG (2).csv', 'Porsche St. Louis'],
    ['PorscheStLouis 2025-08-11.csv', 'Porsche St. Louis'],
    ['porsche-stl.txt', 'Porsche St. Louis'],
    ['DSLS.csv', 'Dave Sinclair Lincoln South'],
    ['dave_sinclair_lincoln_vin_log.csv', 'Dave Sinclair Lincoln'],
    ["Serra Honda O'Fallon log.csv", "Serra Honda O'Fallon"],
  ])('of %s is %s', (file, name) => {
    expect(findLogOwner(file, owners)?.name).toBe(name);
  });

  it.each(['dave_sinclair.csv', 'vin_log.csv', '45175.csv', 'porsche_st_louis_south.csv', ''])(
    'of %s is nobody: a part of a name is not the name',
    (file) => {
      expect(findLogOwner(file, owners)).toBeNull();
    },
  );

  it('is nobody when two dealerships have the name', () => {
    const [first] = owners;
    expect(first && findLogOwner('porsche.csv', [...owners, { ...first, name: 'Porsche' }])).toBeNull();
  });
});
