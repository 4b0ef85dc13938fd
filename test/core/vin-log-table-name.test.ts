import { describe, expect, it } from 'vitest';
import { allocateTableName, foldTableName, quoteIdentifier } from '../../main/core/vin-log-table-name.ts';
import catalogueTables from '../fixtures/vin-log-tables.json' with { type: 'json' };

const nothingTaken: ReadonlySet<string> = new Set();

describe('the table name of a dealership', () => {
  it.each(Object.entries(catalogueTables))('of the catalogue: %s is %s', (name, table) => {
    expect(foldTableName(name)).toBe(table);
    expect(allocateTableName(name, nothingTaken)).toBe(table);
  });

  it.each([
    ['Smith & Sons', 'smith_and_sons_vin_log'],
    ['A/B - C', 'a_b_c_vin_log'],
    ['  Two   Spaces  ', 'two_spaces_vin_log'],
    ['Müller Autohaus', 'muller_autohaus_vin_log'],
    ['Ford, Inc.', 'ford_inc_vin_log'],
    ['x"; DROP TABLE orders; --', 'x_drop_table_orders_vin_log'],
    ['../../etc', 'etc_vin_log'],
    ['--', '_vin_log'],
  ])('folds %s to %s', (name, table) => {
    expect(foldTableName(name)).toBe(table);
  });

  it.each([
    ['!!!', 'dealership_vin_log'],
    ['東京', 'dealership_vin_log'],
    ['', 'dealership_vin_log'],
    ['SQLite Motors', 'dealership_sqlite_motors_vin_log'],
    ['sqlite_', 'dealership_sqlite_vin_log'],
  ])('is one that SQLite takes even for %s', (name, table) => {
    expect(allocateTableName(name, nothingTaken)).toBe(table);
  });

  it('gets a number when another dealership has it', () => {
    const taken = new Set(['weber_chevrolet_vin_log']);
    expect(allocateTableName('Weber-Chevrolet', taken)).toBe('weber_chevrolet_2_vin_log');
    taken.add('weber_chevrolet_2_vin_log');
    expect(allocateTableName('Weber/Chevrolet.', taken)).toBe('weber_chevrolet_3_vin_log');
    expect(allocateTableName('!', new Set(['dealership_vin_log']))).toBe('dealership_2_vin_log');
  });
});

describe('a quoted identifier', () => {
  it('keeps a quote inside the name inside the name', () => {
    expect(quoteIdentifier('odd"name')).toBe('"odd""name"');
  });
});
