import { describe, expect, it } from 'vitest';
import { parseDealershipSettings } from '../../main/database/dealership-settings.ts';
import { insertDealership } from '../../main/database/dealerships.ts';
import { inTransaction, type WritableDatabase } from '../../main/database/open-database.ts';
import { removeLogEntries, renumberLogEntries, restoreLogEntries } from '../../main/database/vin-log-changes.ts';
import {
  countLog,
  countLogDifferences,
  findLoggedIn,
  listLoggedVins,
  type NewLogEntry,
  readLog,
  readTimeline,
  recordLogEntries,
  refreshLog,
} from '../../main/database/vin-logs.ts';
import { openTemporaryDatabase } from './open-temporary-database.ts';

const A = '1ZZAA11A9RA000001';
const B = '1ZZBB22B2SB000002';
const C = '1ZZCC33C1TC000003';
const MONDAY = '2025-08-11T15:00:00.000Z';
const TUESDAY = '2025-08-12T15:00:00.000Z';

function entry(vin: string, orderNumber: string, changes: Partial<NewLogEntry> = {}): NewLogEntry {
  return {
    vin,
    orderNumber,
    orderType: 'legacy',
    orderOn: null,
    processedOn: null,
    template: '',
    flag: '',
    orderId: null,
    source: 'log.csv',
    ...changes,
  };
}

async function openLog() {
  const { writer: db } = await openTemporaryDatabase();
  const owner = insertDealership(db, parseDealershipSettings({ name: 'Weber Chevrolet' }), MONDAY);
  const pairs = () => readLog(db, owner).map(({ vin, orderNumber }) => [vin, orderNumber]);
  return { db, owner, pairs };
}

/** An order of this application, which log entries may name. */
function insertOrder(db: WritableDatabase, dealershipId: number): number {
  const order = db.prepare(
    `INSERT INTO orders (dealership_id, dealership, order_type, status, draft, created_at)
     VALUES (?, 'Weber Chevrolet', 'cao', 'published', '{}', ?)`,
  );
  return Number(order.run(dealershipId, MONDAY).lastInsertRowid);
}

describe('a VIN log', () => {
  it('shows the newest entry of each VIN, the history has them all', async () => {
    const { db, owner, pairs } = await openLog();
    recordLogEntries(db, owner, [entry(A, '1'), entry(B, '1'), entry(A, '2')], MONDAY);
    recordLogEntries(db, owner, [entry(C, ''), entry(B, '3')], TUESDAY);
    expect(pairs()).toEqual([
      [A, '2'],
      [C, ''],
      [B, '3'],
    ]);
    expect(listLoggedVins(db, owner)).toHaveLength(5);
    expect(countLog(db, owner)).toBe(3);
    expect(findLoggedIn(db, owner, [A, C, 'unknown'])).toEqual(
      new Map([
        [A, '2'],
        [C, ''],
      ]),
    );
  });

  it('keeps what an order of this application logged when an older log is taken over later', async () => {
    const { db, owner, pairs } = await openLog();
    const orderId = insertOrder(db, owner.id);
    recordLogEntries(db, owner, [entry(A, '45175', { orderType: 'cao', orderId })], MONDAY);
    recordLogEntries(db, owner, [entry(A, '39001')], TUESDAY);
    expect(pairs()).toEqual([[A, '45175']]);
  });

  it('is searched by parts of VINs and order numbers, taken as they are', async () => {
    const { db, owner } = await openLog();
    recordLogEntries(db, owner, [entry(A, '45175'), entry(B, 'Baseline 2.21'), entry(C, '100%')], MONDAY);
    const search = (text: string) => readLog(db, owner, text).map(({ vin }) => vin);
    expect(search('a000001 ')).toEqual([A]);
    expect(search('517')).toEqual([A]);
    expect(search('baseline')).toEqual([B]);
    expect(search('%')).toEqual([C]);
    expect(search("' OR 1=1 --")).toEqual([]);
  });

  it('tells the whole story of a VIN across dealerships', async () => {
    const { db, owner } = await openLog();
    const other = insertDealership(db, parseDealershipSettings({ name: 'Pappas Toyota' }), MONDAY);
    recordLogEntries(db, owner, [entry(A, '1')], MONDAY);
    recordLogEntries(db, other, [entry(A, '2', { flag: '16 characters' })], TUESDAY);
    removeLogEntries(db, owner, { legacyNumber: '1' }, 'removed by hand', TUESDAY);
    expect(readTimeline(db, A)).toMatchObject([
      { dealership: 'Weber Chevrolet', orderNumber: '1', removedAt: TUESDAY, removedBecause: 'removed by hand' },
      { dealership: 'Pappas Toyota', orderNumber: '2', removedAt: null, flag: '16 characters' },
    ]);
  });
});

describe('taking entries out', () => {
  it('brings back the entry before, and undo puts everything as it was', async () => {
    const { db, owner, pairs } = await openLog();
    recordLogEntries(db, owner, [entry(A, '1'), entry(A, '2'), entry(B, '2')], MONDAY);
    const before = pairs();
    expect(removeLogEntries(db, owner, { legacyNumber: '2' }, 'removed by hand', MONDAY)).toBe(2);
    expect(pairs()).toEqual([[A, '1']]);
    expect(restoreLogEntries(db, owner, '2')).toBe(2);
    expect(pairs()).toEqual(before);
    expect(restoreLogEntries(db, owner, '2')).toBe(0);
  });

  it('is undone for the last removal only', async () => {
    const { db, owner } = await openLog();
    recordLogEntries(db, owner, [entry(A, '2')], MONDAY);
    removeLogEntries(db, owner, { legacyNumber: '2' }, 'removed by hand', MONDAY);
    recordLogEntries(db, owner, [entry(B, '2')], MONDAY);
    removeLogEntries(db, owner, { legacyNumber: '2' }, 'removed by hand', TUESDAY);
    expect(restoreLogEntries(db, owner, '2')).toBe(1);
    expect(readLog(db, owner).map(({ vin }) => vin)).toEqual([B]);
  });

  it('of a voided order is not undone by hand, and leaves legacy entries of the same number alone', async () => {
    const { db, owner, pairs } = await openLog();
    const orderId = insertOrder(db, owner.id);
    recordLogEntries(db, owner, [entry(A, '7')], MONDAY);
    recordLogEntries(db, owner, [entry(B, '7', { orderType: 'cao', orderId })], MONDAY);
    expect(removeLogEntries(db, owner, { orderId }, 'order voided', TUESDAY)).toBe(1);
    expect(pairs()).toEqual([[A, '7']]);
    expect(restoreLogEntries(db, owner, '7')).toBe(0);
  });

  it('leaves the logs of other dealerships alone', async () => {
    const { db, owner } = await openLog();
    const other = insertDealership(db, parseDealershipSettings({ name: 'Pappas Toyota' }), MONDAY);
    recordLogEntries(db, owner, [entry(A, '1')], MONDAY);
    recordLogEntries(db, other, [entry(A, '1')], MONDAY);
    removeLogEntries(db, owner, { legacyNumber: '1' }, 'removed by hand', TUESDAY);
    expect([countLog(db, owner), countLog(db, other)]).toEqual([0, 1]);
  });
});

describe('the table of a log', () => {
  it('follows an order that gets another number', async () => {
    const { db, owner, pairs } = await openLog();
    const orderId = insertOrder(db, owner.id);
    recordLogEntries(db, owner, [entry(A, '1')], MONDAY);
    recordLogEntries(db, owner, [entry(B, '1', { orderType: 'cao', orderId })], MONDAY);
    renumberLogEntries(db, owner, orderId, '45175');
    expect(pairs()).toEqual([
      [A, '1'],
      [B, '45175'],
    ]);
    expect(countLogDifferences(db, owner)).toBe(0);
  });

  it('is compared with the history, and mended from it', async () => {
    const { db, owner, pairs } = await openLog();
    recordLogEntries(db, owner, [entry(A, '1'), entry(B, '1'), entry(C, '1')], MONDAY);
    expect(countLogDifferences(db, owner)).toBe(0);
    db.exec(`UPDATE weber_chevrolet_vin_log SET order_number = '9' WHERE vin = '${A}';
      DELETE FROM weber_chevrolet_vin_log WHERE vin = '${B}'; UPDATE vin_log_history SET removed_at = 'x' WHERE vin = '${C}'`);
    expect(countLogDifferences(db, owner)).toBe(3);
    refreshLog(db, owner);
    expect(countLogDifferences(db, owner)).toBe(0);
    expect(pairs()).toEqual([
      [A, '1'],
      [B, '1'],
    ]);
  });

  it('takes 50,000 entries in one transaction, and none when it fails', async () => {
    const { db, owner } = await openLog();
    const entries = Array.from({ length: 50_000 }, (_, index) =>
      entry(`1ZZAA11A9RA${String(index % 40_000).padStart(6, '0')}`, String(Math.floor(index / 20))),
    );
    const failing = inTransaction(db, () => {
      recordLogEntries(db, owner, entries, MONDAY);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(listLoggedVins(db, owner)).toHaveLength(0);
    await inTransaction(db, () => recordLogEntries(db, owner, entries, MONDAY));
    expect(countLog(db, owner)).toBe(40_000);
    expect(listLoggedVins(db, owner)).toHaveLength(50_000);
    expect(countLogDifferences(db, owner)).toBe(0);
  });
});
