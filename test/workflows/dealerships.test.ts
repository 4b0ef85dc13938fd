import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT, DEFAULT_RULES } from '../../main/core/dealership.ts';
import { listAuditEntries } from '../../main/database/audit.ts';
import { findNameOwner } from '../../main/database/dealerships.ts';
import { addOffLotStatus, listOffLotStatuses, removeOffLotStatus } from '../../main/database/off-lot-statuses.ts';
import type { WritableDatabase } from '../../main/database/open-database.ts';
import { recordLogEntries } from '../../main/database/vin-logs.ts';
import { addDealership } from '../../main/workflows/add-dealership.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { loadCatalogue } from '../../main/workflows/load-catalogue.ts';
import { mapLocation } from '../../main/workflows/map-location.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { showDealership } from '../../main/workflows/show-dealership.ts';
import { readShipped } from '../database/open-temporary-database.ts';
import { openWorkplace, problemOf } from './open-workplace.ts';

/** An active import with one used car of each lot status; their VINs end with 000000, 000001 and so on. */
function insertInventory(db: WritableDatabase, dealershipId: number, lotStatuses: readonly string[]): void {
  db.exec(`
    INSERT INTO scraper_imports (id, status, mode, import_source, imported_at)
      VALUES (1, 'active', 'replace', 'manual_csv', 'x');
    INSERT INTO import_files (id, import_id, file, encoding, delimiter, header_line, columns)
      VALUES (1, 1, 'feed.csv', 'utf-8', ',', 1, '["vin","stock","type","status","location"]');
    INSERT INTO import_locations (id, import_id, location, location_key, dealership_id)
      VALUES (1, 1, 'Weber', 'weber', ${dealershipId})`);
  const raw = db.prepare(
    'INSERT INTO raw_vehicle_data (id, import_id, file_id, location_id, line, vin) VALUES (?, 1, 1, 1, 2, ?)',
  );
  const normalized = db.prepare(
    `INSERT INTO normalized_vehicle_data (id, import_id, file_id, location_id, dealership_id, line, vin, stock,
       vehicle_condition, lot_status, make, model, trim, color, body_style, fuel_type, full_name, location)
     VALUES (?, 1, 1, 1, ?, 2, ?, 'S1', 'po', ?, '', '', '', '', '', '', '', 'Weber')`,
  );
  for (const [index, lotStatus] of lotStatuses.entries()) {
    const vin = `1ZZAA11A9RA00000${index}`;
    raw.run(index + 1, vin);
    normalized.run(index + 1, dealershipId, vin, lotStatus);
  }
}

async function openWeber() {
  const context = await openWorkplace();
  const { dealership } = await addDealership(context, { name: 'Weber Chevrolet' });
  const set = (patch: Readonly<Record<string, unknown>>) => setDealership(context, { name: 'Weber Chevrolet', patch });
  const show = (name = 'Weber Chevrolet') => showDealership(context, { name }).dealership;
  return { context, dealership, set, show };
}

const NEVER_READ = { dataFrom: null, freshness: null };

describe('adding a dealership', () => {
  it('gives it the usual rules and an empty log, once', async () => {
    const { context, dealership, show } = await openWeber();
    expect(dealership).toMatchObject({ rules: DEFAULT_RULES, output: DEFAULT_OUTPUT, isActive: true, schedule: [] });
    expect(show(' weber  CHEVROLET')).toEqual(dealership);
    expect(listDealerships(context).dealerships).toEqual([
      { ...dealership, vehicles: 0, toPrint: 0, loggedVins: 0, ...NEVER_READ, lastOrderAt: null, recentOrders: [] },
    ]);
    expect((await problemOf(() => addDealership(context, { name: 'WeberChevrolet' })))?.code).toBe('name-taken');
    expect((await problemOf(() => addDealership(context, { name: ' ' })))?.code).toBe('wrong-settings');
  });
});

describe('listing dealerships', () => {
  it('counts what each has on its lot, what a CAO order would take today, and what was ordered', async () => {
    const { context, dealership } = await openWeber();
    const quiet = (await addDealership(context, { name: 'Pappas Toyota' })).dealership;
    insertInventory(context.writer, dealership.id, ['In Stock', 'In Transit', 'In Stock']);
    addOffLotStatus(context.writer, 'In Transit');
    const logged = {
      vin: '1ZZAA11A9RA000002',
      orderNumber: '1',
      orderType: 'cao' as const,
      orderOn: null,
      processedOn: null,
    };
    const entry = { ...logged, template: '', flag: '', orderId: null, source: '' };
    recordLogEntries(context.writer, dealership, [entry], '2025-08-10T15:00:00.000Z');
    context.writer.exec(`
      INSERT INTO orders (dealership_id, dealership, order_type, status, is_practice, draft, created_at, published_at) VALUES
        (${dealership.id}, 'x', 'cao', 'published', 0, '{}', 'x', '2025-08-04T15:00:00.000Z'),
        (${dealership.id}, 'x', 'cao', 'published', 0, '{}', 'x', '2025-08-10T15:00:00.000Z'),
        (${dealership.id}, 'x', 'cao', 'published', 1, '{}', 'x', '2025-08-11T15:00:00.000Z'),
        (${dealership.id}, 'x', 'cao', 'voided', 0, '{}', 'x', '2025-08-11T15:00:00.000Z');
      INSERT INTO order_vehicles (order_id, position, vin, vehicle) VALUES
        (1, 0, 'a', '{}'), (1, 1, 'b', '{}'), (2, 0, 'c', '{}'), (3, 0, 'd', '{}'), (4, 0, 'e', '{}')`);
    expect(listDealerships(context).dealerships).toEqual([
      { ...quiet, vehicles: 0, toPrint: 0, loggedVins: 0, ...NEVER_READ, lastOrderAt: null, recentOrders: [] },
      {
        ...dealership,
        vehicles: 3,
        toPrint: 1,
        loggedVins: 1,
        dataFrom: 'x',
        freshness: 'stale',
        lastOrderAt: '2025-08-10T15:00:00.000Z',
        recentOrders: [2, 1],
      },
    ]);
  });
});

describe('setting a dealership', () => {
  it('changes what the patch says and nothing else', async () => {
    const { set, show } = await openWeber();
    await set({
      rules: { seasoningDays: 7, vehicleTypes: ['used'] },
      output: { utm: { utm_source: 'qr', utm_medium: 'print' } },
    });
    await set({ isActive: false, schedule: ['mon', 'thu'], output: { utm: { utm_medium: null } } });
    expect(show()).toMatchObject({
      isActive: false,
      schedule: ['mon', 'thu'],
      rules: { ...DEFAULT_RULES, seasoningDays: 7, vehicleTypes: ['used'] },
      output: { ...DEFAULT_OUTPUT, utm: { utm_source: 'qr' } },
    });
  });

  it('gives a setting its default back by null', async () => {
    const { set, show, dealership } = await openWeber();
    await set({ rules: { minYear: 2020, seasoningDays: 3 }, notes: 'x', site: 'weber.example', aliases: ['Weber'] });
    await set({ rules: null, notes: null, site: null, aliases: null });
    expect(show()).toEqual(dealership);
  });

  it.each([
    [{ seasoningDays: 7 }, 'seasoningDays: there is no such setting'],
    [{ rules: { minYeer: 2020 } }, 'rules.minYeer: there is no such setting'],
    [{ rules: { minYeer: null }, colour: null }, 'colour: there is no such setting; rules.minYeer'],
    [{ id: 7 }, 'id: there is no such setting'],
    [{ vinLogTable: 'orders' }, 'vinLogTable: there is no such setting'],
    [{ name: null }, 'name: '],
    [{ name: 'a\u0000b' }, 'name: must not have control characters'],
    [{ isActive: 'yes' }, 'isActive: '],
    [{ schedule: ['monday'] }, 'schedule.0: '],
    [{ output: { templateNew: 'poster' } }, 'output.templateNew: '],
    [{ output: { linkBase: 'javascript:alert(1)' } }, 'output.linkBase: must be an http or https address'],
    [{ rules: { priceRangeMin: 5, priceRangeMax: 1 } }, 'rules.priceRangeMin: '],
    [{ rules: { vehicleTypes: [] } }, 'rules.vehicleTypes: '],
  ])('refuses %j by name and changes nothing', async (patch, message) => {
    const { set, show, dealership } = await openWeber();
    expect((await problemOf(() => set(patch)))?.message).toContain(message);
    expect(show()).toEqual(dealership);
  });

  it('keeps the log and the old name when a dealership is renamed', async () => {
    const { set, show, dealership } = await openWeber();
    const { dealership: renamed } = await set({ name: 'Weber Granite City' });
    expect(renamed).toEqual({ ...dealership, name: 'Weber Granite City', aliases: ['Weber Chevrolet'] });
    expect(show('weber chevrolet').id).toBe(dealership.id);
    await set({ name: 'WEBER Granite City', aliases: ['Weber GC', ' weber  gc ', 'Weber Granite City'] });
    expect(show('Weber GC')).toMatchObject({ name: 'WEBER Granite City', aliases: ['Weber GC'] });
    expect((await problemOf(() => show('Weber Chevrolet')))?.code).toBe('unknown-dealership');
  });

  it('leaves a trail of what it was before and is now', async () => {
    const { context, set, dealership } = await openWeber();
    await set({ scraperEnabled: true });
    expect(listAuditEntries(context.reader, `dealership ${dealership.id}`)).toMatchObject([
      { action: 'set-dealership', detail: { before: { scraperEnabled: false }, after: { scraperEnabled: true } } },
      { action: 'add-dealership', detail: { name: 'Weber Chevrolet' } },
    ]);
  });
});

describe('mapping a location', () => {
  it('is remembered exactly, and never takes a name from another dealership', async () => {
    const { context, dealership } = await openWeber();
    await addDealership(context, { name: 'Pappas Toyota' });
    const location = 'Weber Chevy O&#39;Fallon ';
    const { dealership: mapped } = await mapLocation(context, { name: 'weber chevrolet', location });
    expect(mapped.aliases).toEqual(["Weber Chevy O'Fallon"]);
    expect(findNameOwner(context.reader, location)).toBe(dealership.id);
    expect(findNameOwner(context.reader, 'Weber Chevy')).toBeUndefined();
    const taken = () => mapLocation(context, { name: 'Pappas Toyota', location });
    expect((await problemOf(taken))?.code).toBe('name-taken');
    expect((await problemOf(() => mapLocation(context, { name: 'Weber Chevrolet', location: ' ' })))?.code).toBe(
      'wrong-settings',
    );
    expect(listAuditEntries(context.reader, `dealership ${dealership.id}`)[0]).toMatchObject({
      action: 'map-location',
    });
  });
});

describe('loading the shipped catalogue', () => {
  it('fills a new database, and later adds nothing that the operator changed or took out', async () => {
    const context = await openWorkplace();
    const offLotStatuses = readShipped('off-lot-statuses.json') as readonly string[];
    const shipped = { dealerships: readShipped('dealerships.json'), offLotStatuses };
    expect((await loadCatalogue(context, shipped)).dealerships).toHaveLength(40);
    await setDealership(context, {
      name: 'Porsche St. Louis',
      patch: { name: 'Porsche', aliases: [], isActive: false },
    });
    removeOffLotStatus(context.writer, 'In Transit');
    addOffLotStatus(context.writer, 'Gone Fishing');

    expect(await loadCatalogue(context, shipped)).toEqual({ dealerships: [], offLotStatuses: [] });
    expect(listDealerships(context).dealerships).toHaveLength(40);
    expect(showDealership(context, { name: 'Porsche' }).dealership.isActive).toBe(false);
    expect(listOffLotStatuses(context.reader)).not.toContain('In Transit');
    expect(listOffLotStatuses(context.reader)).toHaveLength(offLotStatuses.length);
    const newer = { ...shipped, offLotStatuses: [...offLotStatuses, 'At Port'] };
    expect(await loadCatalogue(context, newer)).toEqual({ dealerships: [], offLotStatuses: ['At Port'] });
  });
});
