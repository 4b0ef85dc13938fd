import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { countLogDifferences } from '../../main/database/vin-logs.ts';
import { addDealership } from '../../main/workflows/add-dealership.ts';
import { exportVinLog } from '../../main/workflows/export-vin-log.ts';
import { importVinLog } from '../../main/workflows/import-vin-log.ts';
import { readVinLog } from '../../main/workflows/read-vin-log.ts';
import { removeVinLogOrder } from '../../main/workflows/remove-vin-log-order.ts';
import { restoreVinLogOrder } from '../../main/workflows/restore-vin-log-order.ts';
import { openWorkplace, problemOf } from './open-workplace.ts';

const A = '1ZZAA11A9RA000001';
const B = '1ZZBB22B2SB000002';
const C = '1ZZCC33C1TC000003';
const D = '1ZZDD44D9VD000004';

/** What the older system's logs look like: a VIN in the heading row, blocks, a baseline, a dated order, a short VIN. */
const LEGACY = [
  `ORDER,${A}`,
  `40719,${B}`,
  `,${C}`,
  ',',
  `BASELINE 2.21,${D}`,
  `,${B} `,
  ',',
  `43974,${A}`,
  `5/14/25,${C.slice(0, 16)}`,
  ',',
  '',
].join('\r\n');

async function openLog(text = LEGACY) {
  const context = await openWorkplace();
  const { dealership } = await addDealership(context, { name: "Serra Honda O'Fallon" });
  const { name } = dealership;
  const path = join(context.paths.data, 'log.csv');
  writeFileSync(path, text);
  const load = (dryRun = false) => importVinLog(context, { name, file: { path }, dryRun });
  const read = (search?: string) =>
    readVinLog(context, { name, ...(search && { search }) }).entries.map(({ vin, orderNumber }) => [vin, orderNumber]);
  return { context, dealership, name, path, load, read };
}

describe('importing a VIN log', () => {
  it('shows in a dry run what it will do, and then does that', async () => {
    const { context, dealership, load, read } = await openLog();
    const rehearsed = await load(true);
    expect(read()).toEqual([]);
    expect(rehearsed.import).toEqual({ rows: 7, added: 5, known: 2, flagged: 1 });
    expect(await load()).toEqual(rehearsed);
    expect(read()).toEqual([
      [C, '40719'],
      [D, 'BASELINE 2.21'],
      [B, 'BASELINE 2.21'],
      [A, '43974'],
      [C.slice(0, 16), '43974'],
    ]);
    expect(countLogDifferences(context.reader, dealership)).toBe(0);
    expect(listAuditEntries(context.reader, `dealership ${dealership.id}`)[0]).toMatchObject({
      action: 'import-vin-log',
      detail: { file: 'log.csv', rows: 7, added: 5 },
    });
  });

  it('says of every entry what it is', async () => {
    const { context, name, load } = await openLog();
    const { entries, form } = await load();
    expect(form).toBe('order-blocks');
    expect(entries.at(-1)).toEqual({
      line: 9,
      vin: C.slice(0, 16),
      orderNumber: '43974',
      orderDate: '2025-05-14',
      orderType: null,
      template: '',
      flag: '16 characters',
      outcome: 'added',
    });
    expect(readVinLog(context, { name }).entries.at(-1)).toEqual({
      vin: C.slice(0, 16),
      orderNumber: '43974',
      orderType: 'legacy',
      orderDate: '2025-05-14',
      template: '',
      flag: '16 characters',
    });
  });

  it('again adds nothing', async () => {
    const { load, read } = await openLog();
    await load();
    const before = read();
    expect((await load()).import).toEqual({ rows: 7, added: 0, known: 7, flagged: 1 });
    expect(read()).toEqual(before);
  });

  it('goes to the log of one dealership only', async () => {
    const { context, load } = await openLog();
    await addDealership(context, { name: 'Serra Honda' });
    await load();
    expect(readVinLog(context, { name: 'Serra Honda' }).entries).toEqual([]);
  });

  it.each([
    ['no VINs', 'Dear all,\nnothing new today', 'no-vins'],
    ['nothing in it', '', 'file-empty'],
  ])('refuses a file with %s and changes nothing', async (_, text, code) => {
    const { load, read } = await openLog(text);
    expect((await problemOf(load))?.code).toBe(code);
    expect(read()).toEqual([]);
  });

  it('refuses an unknown dealership and a missing file', async () => {
    const { context, name, path } = await openLog();
    const unknown = () => importVinLog(context, { name: 'Serra Honda', file: { path } });
    expect((await problemOf(unknown))?.code).toBe('unknown-dealership');
    const missing = () => importVinLog(context, { name, file: { path: `${path}.gone` } });
    expect((await problemOf(missing))?.code).toBe('file-missing');
  });

  it('stops before writing when it is cancelled', async () => {
    const { context, name, path, read } = await openLog();
    const cancelled = { ...context, signal: AbortSignal.abort() };
    await expect(importVinLog(cancelled, { name, file: { path } })).rejects.toThrow();
    expect(read()).toEqual([]);
  });
});

describe('exporting a VIN log', () => {
  it('writes one row a VIN, which importing reads again', async () => {
    const { context, name, load, read } = await openLog();
    await load();
    const path = join(context.paths.data, 'export.csv');
    expect(await exportVinLog(context, { name, file: { path } })).toEqual({ file: path, rows: 5 });
    expect(readFileSync(path, 'utf8').split('\r\n').slice(0, 2)).toEqual([
      'VIN,ORDER_NUMBER,ORDER_TYPE,ORDER_DATE,TEMPLATE,FLAG',
      `${C},40719,legacy,,,`,
    ]);
    await addDealership(context, { name: 'Twin' });
    await importVinLog(context, { name: 'Twin', file: { path } });
    const twin = readVinLog(context, { name: 'Twin' }).entries;
    expect(twin).toEqual(readVinLog(context, { name }).entries);
    expect(twin).toHaveLength(read().length);
  });

  it('never writes over a file', async () => {
    const { context, name, path } = await openLog();
    expect((await problemOf(() => exportVinLog(context, { name, file: { path } })))?.code).toBe('file-exists');
    expect(readFileSync(path, 'utf8')).toBe(LEGACY);
  });

  it('says so when the folder is not there', async () => {
    const { context, name, path } = await openLog();
    const nowhere = { path: join(path, '..', 'nowhere', 'export.csv') };
    expect((await problemOf(() => exportVinLog(context, { name, file: nowhere })))?.code).toBe('file-not-written');
  });
});

describe("removing an order's entries", () => {
  it('makes its VINs new again where no other order has them, and is undone', async () => {
    const { context, name, load, read } = await openLog();
    await load();
    const before = read();
    const order = { name, orderNumber: 'BASELINE 2.21' };
    expect(await removeVinLogOrder(context, order)).toEqual({
      dealership: name,
      orderNumber: 'BASELINE 2.21',
      removed: 2,
    });
    expect(read(B)).toEqual([[B, '40719']]);
    expect(read(D)).toEqual([]);
    expect(await restoreVinLogOrder(context, order)).toMatchObject({ restored: 2 });
    expect(read()).toEqual(before);
    expect((await problemOf(() => restoreVinLogOrder(context, order)))?.code).toBe('nothing-to-restore');
  });

  it('refuses an order that the log does not have', async () => {
    const { context, name, load, read } = await openLog();
    await load();
    const remove = () => removeVinLogOrder(context, { name, orderNumber: '4071' });
    expect((await problemOf(remove))?.code).toBe('unknown-order');
    expect(read()).toHaveLength(5);
  });

  it('refuses an order that this application published', async () => {
    const { context, dealership, name, load, read } = await openLog();
    await load();
    context.writer.exec(`
      INSERT INTO orders (id, dealership_id, dealership, order_type, status, draft, created_at)
        VALUES (1, ${dealership.id}, 'x', 'cao', 'published', '{}', 'x');
      UPDATE vin_log_history SET order_id = 1 WHERE order_number = '40719'`);
    const remove = () => removeVinLogOrder(context, { name, orderNumber: '40719' });
    expect((await problemOf(remove))?.code).toBe('order-published');
    expect(read(C)[0]).toEqual([C, '40719']);
  });
});
