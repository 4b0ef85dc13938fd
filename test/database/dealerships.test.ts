import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../main/core/problem.ts';
import { parseCatalogue, parseDealershipSettings } from '../../main/database/dealership-settings.ts';
import {
  addAlias,
  findDealership,
  insertDealership,
  listDealerships,
  updateDealership,
} from '../../main/database/dealerships.ts';
import { fillFromCatalogue } from '../../main/database/fill-from-catalogue.ts';
import type { WritableDatabase } from '../../main/database/open-database.ts';
import { countLog, readLog, recordLogEntries } from '../../main/database/vin-logs.ts';
import catalogueTables from '../fixtures/vin-log-tables.json' with { type: 'json' };
import { openTemporaryDatabase, readShipped } from './open-temporary-database.ts';

const catalogue = readShipped('dealerships.json');
const AT = '2025-08-11T15:00:00.000Z';
const VIN = '1ZZAA11A9RA000001';

function add(db: WritableDatabase, name: string, aliases: readonly string[] = []) {
  return insertDealership(db, parseDealershipSettings({ name, aliases }), AT);
}

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return undefined;
}

describe('a dealership', () => {
  it('is found by its name or an alias, exactly, case and spaces aside', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const south = add(db, 'Dave Sinclair Lincoln South', ['Dave Sinclair Lincoln']);
    const peters = add(db, 'Dave Sinclair Lincoln St. Peters');
    expect(findDealership(db, ' dave sinclair  LINCOLN south ').id).toBe(south.id);
    expect(findDealership(db, 'DaveSinclairLincoln').id).toBe(south.id);
    expect(findDealership(db, 'Dave Sinclair Lincoln St. Peters').id).toBe(peters.id);
  });

  it('that is unknown is refused with the closest names, never taken for one whose name is longer or shorter', async () => {
    const { writer: db } = await openTemporaryDatabase();
    add(db, 'Dave Sinclair Lincoln South');
    add(db, 'Porsche St. Louis');
    const closest = (name: string) => problemOf(() => findDealership(db, name))?.details?.closest;
    expect(problemOf(() => findDealership(db, 'Dave Sinclair Lincoln South East'))?.code).toBe('unknown-dealership');
    expect(closest('Porsche St Luis')).toEqual(['Porsche St. Louis']);
    expect(closest('porsche')).toEqual(['Porsche St. Louis']);
    expect(closest('Weber Chevrolet of somewhere else')).toEqual([]);
    expect(problemOf(() => findDealership(db, ''))?.code).toBe('unknown-dealership');
  });

  it('has entities in its name decoded, so that feeds with and without them mean the same', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const serra = add(db, 'Serra Honda O&#39;Fallon');
    expect(serra.name).toBe("Serra Honda O'Fallon");
    expect(serra.vinLogTable).toBe('serra_honda_ofallon_vin_log');
    expect(findDealership(db, 'Serra Honda O&apos;Fallon').id).toBe(serra.id);
  });

  it('cannot have a name that belongs to another, in either direction', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const weber = add(db, 'Weber Chevrolet', ['Weber Chevy']);
    const pappas = add(db, 'Pappas Toyota');
    for (const work of [
      () => add(db, 'WEBER CHEVY'),
      () => add(db, 'Other', ['weber chevrolet']),
      () => addAlias(db, pappas.id, 'Weber  Chevy'),
      () => updateDealership(db, pappas.id, { ...pappas, name: 'weberchevrolet' }, AT),
    ]) {
      expect(problemOf(work)).toMatchObject({ code: 'name-taken', details: { dealership: weber.name } });
    }
    expect(listDealerships(db).map(({ name }) => name)).toEqual(['Pappas Toyota', 'Weber Chevrolet']);
  });
});

describe('the VIN log of a dealership', () => {
  it.each([
    ["Serra Honda O'Fallon"],
    ['Müller Automobile GmbH & Co. KG'],
    ['!!!'],
    ['東京モーター'],
    ['sqlite_master'],
    ['SQLite Sequence'],
    ['x"; DROP TABLE orders; --'],
    ["Robert'); DELETE FROM settings; --"],
    ['../../etc/passwd'],
    ['orders'],
    ['CON'],
  ])('works for the name %s', async (name) => {
    const { writer: db } = await openTemporaryDatabase();
    const dealership = add(db, name);
    recordLogEntries(db, dealership, [entryOf(VIN)], AT);
    expect(readLog(db, findDealership(db, name)).map(({ vin }) => vin)).toEqual([VIN]);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'orders'").pluck().get()).toBe(1);
  });

  it('is its own even when two names fold to one table', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const [one, two, three] = ['A-B Motors', 'A/B Motors', 'A_B Motors'].map((name) => add(db, name));
    expect([one, two, three].map((dealership) => dealership?.vinLogTable)).toEqual([
      'a_b_motors_vin_log',
      'a_b_motors_2_vin_log',
      'a_b_motors_3_vin_log',
    ]);
    if (!one || !two) throw new Error('not added');
    recordLogEntries(db, one, [entryOf(VIN)], AT);
    expect([countLog(db, one), countLog(db, two)]).toEqual([1, 0]);
  });

  it('is kept when the dealership is renamed', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const before = add(db, 'Weber Chevrolet');
    recordLogEntries(db, before, [entryOf(VIN)], AT);
    const after = updateDealership(db, before.id, { ...before, name: 'Weber Granite City' }, AT);
    expect(after.vinLogTable).toBe('weber_chevrolet_vin_log');
    expect(readLog(db, after).map(({ vin }) => vin)).toEqual([VIN]);
    expect(db.prepare('SELECT dealership FROM weber_chevrolet_vin_log').pluck().get()).toBe('Weber Granite City');
    expect(add(db, 'Weber Chevrolet').vinLogTable).toBe('weber_chevrolet_2_vin_log');
  });
});

describe('the shipped catalogue', () => {
  it('fills a new database with 40 dealerships and their tables', async () => {
    const { writer: db } = await openTemporaryDatabase();
    expect(fillFromCatalogue(db, parseCatalogue(catalogue), AT)).toHaveLength(40);
    const tables = Object.fromEntries(listDealerships(db).map(({ name, vinLogTable }) => [name, vinLogTable]));
    expect(tables).toEqual(catalogueTables);
    expect(findDealership(db, 'BMW of West St Louis').name).toBe('BMW of West St. Louis');
    expect(findDealership(db, 'Auffenberg Hyundai')).toMatchObject({
      legacyLogCode: 'AUFFENBERG_HYUNDAI',
      schedule: ['wed'],
      rules: { vehicleTypes: ['used'] },
      output: { templateNew: 'shortcut', logListOrders: true },
    });
  });

  it('never overwrites what the operator changed, and adds only what the database has never had', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const entries = parseCatalogue(catalogue);
    const [first, second, ...others] = entries;
    if (!first || !second) throw new Error('The catalogue is empty.');
    fillFromCatalogue(db, [first], AT);
    const dealership = findDealership(db, first.name);
    updateDealership(db, dealership.id, { ...dealership, name: 'My Own Name', isActive: false, aliases: [] }, AT);
    const mine = add(db, second.name.toUpperCase());
    addAlias(db, mine.id, others[0]?.aliases[0] ?? '');

    expect(fillFromCatalogue(db, entries, AT)).toEqual(others.map(({ name }) => name));
    expect(fillFromCatalogue(db, entries, AT)).toEqual([]);
    expect(findDealership(db, 'My Own Name')).toMatchObject({ id: dealership.id, isActive: false, aliases: [] });
    expect(findDealership(db, second.name)).toMatchObject({ id: mine.id, orderType: 'cao' });
    expect(findDealership(db, others[0]?.aliases[0] ?? '').id).toBe(mine.id);
    expect(listDealerships(db)).toHaveLength(40);
  });

  it('is refused with the setting named when it is wrong', () => {
    const wrong = { dealerships: [{ name: 'A', notes: [], rules: { vehicleTypes: ['boats'] } }] };
    expect(problemOf(() => parseCatalogue(wrong))?.message).toContain('dealerships.0.rules.vehicleTypes.0');
  });
});

function entryOf(vin: string) {
  return {
    vin,
    orderNumber: '45175',
    orderType: 'legacy' as const,
    orderOn: null,
    processedOn: null,
    template: '',
    flag: '',
    orderId: null,
    source: 'log.csv',
  };
}
