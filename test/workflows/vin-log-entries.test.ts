import { describe, expect, it } from 'vitest';
import { importVinLog } from '../../main/workflows/import-vin-log.ts';
import { listVinLogEntries } from '../../main/workflows/list-vin-log-entries.ts';
import { readVinLog } from '../../main/workflows/read-vin-log.ts';
import {
  changeVinLogEntry,
  guessLogOwners,
  readVinLogEntryAudit,
  removeVinLogEntry,
} from '../../main/workflows/vin-log-entries.ts';
import { LOGGED, NAME, openPublishedShop } from './open-published-shop.ts';
import { type Shop, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const [A = '', B = '', C = ''] = VINS;

/** A log with an imported order 43001 of two entries, one of them flagged, and the entries of a published order. */
async function openLog() {
  const { shop } = await openPublishedShop();
  await importVinLog(shop.context, { name: NAME, text: `ORDER,VIN\n43001,${C}\n,1ZZSHORT00000001\n` });
  const [entry, short] = read(shop, '43001', null);
  return { shop, id: entry?.id ?? 0, shortId: short?.id ?? 0 };
}

function read(shop: Shop, orderNumber: string, orderId: number | null, removed = false) {
  return listVinLogEntries(shop.context, { dealership: NAME, orderNumber, orderId, removed }).entries;
}

const vinsOf = (shop: Shop) => readVinLog(shop.context, { name: NAME }).entries.map(({ vin }) => vin);

describe('an entry of a VIN log', () => {
  it('says which vehicle it is, where anything knows it', async () => {
    const { shop } = await openLog();
    expect(read(shop, '45175', 1).map(({ vin, vehicle }) => [vin, vehicle])).toEqual([
      [A, '2026 Zephyr Breeze GT'],
      [B, '2026 Zephyr Breeze GT'],
    ]);
    expect(read(shop, '44000', null)).toMatchObject([{ vin: LOGGED, vehicle: '' }]);
  });

  it('is changed, which the log and the audit trail show, and changed back', async () => {
    const { shop, shortId } = await openLog();
    const change = { vin: VINS[50] ?? '', orderNumber: '43009', orderDate: '2026-05-04' };
    const { undo } = await changeVinLogEntry(shop.context, { id: shortId, ...change });
    expect(read(shop, '43009', null)).toMatchObject([{ vin: VINS[50], orderDate: '2026-05-04', flag: '' }]);
    expect(vinsOf(shop)).toContain(VINS[50]);
    expect(vinsOf(shop)).not.toContain('1ZZSHORT00000001');
    expect(readVinLogEntryAudit(shop.context, { id: shortId }).audit).toEqual([
      {
        at: shop.context.now().toISOString(),
        action: 'change',
        changes: [
          { field: 'VIN', before: '1ZZSHORT00000001', after: VINS[50] },
          { field: 'order number', before: '43001', after: '43009' },
          { field: 'order date', before: '', after: '2026-05-04' },
        ],
      },
    ]);
    await changeVinLogEntry(shop.context, { id: shortId, ...undo });
    expect(read(shop, '43001', null)[1]).toMatchObject({ vin: '1ZZSHORT00000001', flag: '16 characters' });
  });

  it('is removed alone, and put back', async () => {
    const { shop, id } = await openLog();
    await removeVinLogEntry(shop.context, { id });
    expect(vinsOf(shop)).not.toContain(C);
    expect(read(shop, '43001', null)).toHaveLength(1);
    expect(read(shop, '43001', null, true)).toMatchObject([{ id, vin: C }]);
    await removeVinLogEntry(shop.context, { id, restore: true });
    expect(vinsOf(shop)).toContain(C);
    const { audit } = readVinLogEntryAudit(shop.context, { id });
    expect(audit.map(({ action }) => action)).toEqual(['restore', 'remove']);
  });

  it('that an order made changes with the order only', async () => {
    const { shop } = await openLog();
    const id = read(shop, '45175', 1)[0]?.id ?? 0;
    for (const act of [
      () => changeVinLogEntry(shop.context, { id, orderNumber: '1' }),
      () => removeVinLogEntry(shop.context, { id }),
    ]) {
      expect(await problemOf(act)).toMatchObject({ code: 'order-published' });
    }
  });

  it.each([
    ['wrong-vin', { vin: 'no VIN' }],
    ['wrong-date', { orderDate: '2026-02-30' }],
    ['unknown-entry', { id: 999 }],
  ])('is not changed to what is wrong: %s', async (code, change) => {
    const { shop, id } = await openLog();
    expect(await problemOf(() => changeVinLogEntry(shop.context, { id, ...change }))).toMatchObject({ code });
  });
});

describe('many logs', () => {
  it('are given to the dealerships that their names say', async () => {
    const { shop } = await openLog();
    const files = ['vin_log_zephyr_of_testville.csv', 'unknown.csv'];
    expect(guessLogOwners(shop.context, { files }).owners).toEqual([NAME, null]);
  });
});
