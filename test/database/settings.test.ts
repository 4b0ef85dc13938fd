import { describe, expect, it } from 'vitest';
import { listAuditEntries, recordAudit } from '../../main/database/audit.ts';
import {
  addOffLotStatus,
  listOffLotStatuses,
  readOffLotKeys,
  removeOffLotStatus,
} from '../../main/database/off-lot-statuses.ts';
import { readSetting, writeSetting } from '../../main/database/settings.ts';
import { openTemporaryDatabase } from './open-temporary-database.ts';

const AT = '2025-08-11T15:00:00.000Z';

describe('what the business chose', () => {
  it('is read back as it was written, and is undefined before', async () => {
    const { writer, reader } = await openTemporaryDatabase();
    expect(readSetting(reader, 'orders-root')).toBeUndefined();
    writeSetting(writer, 'orders-root', { path: '/srv/orders' }, AT);
    writeSetting(writer, 'orders-root', { path: '/srv/share' }, AT);
    expect(readSetting(reader, 'orders-root')).toEqual({ path: '/srv/share' });
  });
});

describe('the audit trail', () => {
  it('tells of a subject what was done to it, newest first', async () => {
    const { writer: db } = await openTemporaryDatabase();
    const entry = { at: AT, action: 'void-order', subject: 'order 12', detail: { vehicles: 3 } };
    recordAudit(db, entry);
    recordAudit(db, { ...entry, action: 'export-order-again' });
    recordAudit(db, { ...entry, subject: 'order 1' });
    expect(listAuditEntries(db, 'order 12')).toEqual([{ ...entry, action: 'export-order-again' }, entry]);
  });
});

describe('the statuses that are off the lot', () => {
  it('are compared without case, hyphens and spaces', async () => {
    const { writer: db } = await openTemporaryDatabase();
    expect(addOffLotStatus(db, 'In-Service FCTP')).toBe(true);
    expect(addOffLotStatus(db, 'in service fctp')).toBe(false);
    expect(readOffLotKeys(db)).toEqual(new Set(['inservicefctp']));
    expect(listOffLotStatuses(db)).toEqual(['In-Service FCTP']);
    expect(removeOffLotStatus(db, 'IN SERVICE FCTP')).toBe(true);
    expect(removeOffLotStatus(db, 'IN SERVICE FCTP')).toBe(false);
    expect(readOffLotKeys(db)).toEqual(new Set());
  });
});
