import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import type { RunSheetRow } from '../../main/core/run-sheet.ts';
import { countLog } from '../../main/database/vin-logs.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { prepareRunSheetRow } from '../../main/workflows/prepare-run-sheet-row.ts';
import { readRunSheet } from '../../main/workflows/read-run-sheet.ts';
import { reviewOrder } from '../../main/workflows/review-order.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { addDealership, listVisible, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const DATE = '2026-11-23';
const [A = '', B = '', C = '', LOGGED = ''] = VINS;

interface Run {
  readonly shop: Shop;
  readonly dealerships: readonly Dealership[];
  readonly ids: readonly number[];
  rows(): readonly RunSheetRow[];
}

/** A sheet with three CAO rows of one new vehicle each, numbered 1, 2 and 3. */
async function openRun(): Promise<Run> {
  const shop = await openShop();
  const dealerships: Dealership[] = [];
  for (const name of ['Alpha Motors', 'Beta Motors', 'Gamma Motors']) {
    const dealership = await addDealership(shop, name);
    await logVins(shop, dealership, [LOGGED]);
    dealerships.push(dealership);
  }
  const [alpha = missing(), beta = missing(), gamma = missing()] = dealerships;
  await stockLots(shop, [
    [alpha, [makeVehicle(A)]],
    [beta, [makeVehicle(B)]],
    [gamma, [makeVehicle(C)]],
  ]);
  const rows = () => readRunSheet(shop.context, { date: DATE }).rows;
  for (const { name } of dealerships) await addRunSheetRow(shop.context, { date: DATE, name });
  const ids = rows().map(({ id }) => id);
  for (const [index, id] of ids.entries()) await changeRunSheetRow(shop.context, { id, number: String(index + 1) });
  return { shop, dealerships, ids, rows };
}

function missing(): never {
  throw new Error('It was added.');
}

describe("running today's orders", () => {
  it('publishes each row with its number and logs it, in the order given', async () => {
    const { shop, dealerships, ids, rows } = await openRun();
    const labels: string[] = [];
    const context = shop.with({
      report: ({ label, done, total, unit }) => unit === 'orders' && labels.push(`${label} ${done}/${total}`),
    });
    const { orders } = await runOrders(context, { ids: ids.toReversed() });
    expect(orders).toMatchObject([
      { dealership: 'Gamma Motors', number: '3', status: 'published', vehicles: [{ vin: C }], alreadyOrdered: 0 },
      { dealership: 'Beta Motors', number: '2', status: 'published', vehicles: [{ vin: B }] },
      { dealership: 'Alpha Motors', number: '1', status: 'published', vehicles: [{ vin: A }] },
    ]);
    expect(listVisible(shop.orders)).toHaveLength(3);
    expect(dealerships.map((dealership) => countLog(shop.context.reader, dealership))).toEqual([2, 2, 2]);
    expect(rows().map(({ status, folder }) => [status, folder])).toEqual(
      orders.toReversed().map(({ folder }) => ['exported', folder]),
    );
    expect(rows()[0]).toMatchObject({ toPrint: 1, lastOrderAt: shop.context.now().toISOString() });
    expect(labels).toEqual([
      'Publishing the order of Gamma Motors 0/3',
      'Publishing the order of Beta Motors 1/3',
      'Publishing the order of Alpha Motors 2/3',
    ]);
  });

  it('writes the draft as it was edited', async () => {
    const { shop, ids } = await openRun();
    const id = ids[0] ?? 0;
    const { order } = await prepareRunSheetRow(shop.context, { id });
    const edit = { kind: 'change', vin: A, field: 'price', from: 22500, to: 19900 } as const;
    await editOrder(shop.context, { id: order?.id ?? 0, edit });
    const { orders } = await runOrders(shop.context, { ids: [id] });
    expect(orders).toMatchObject([{ id: order?.id, vehicles: [{ vin: A, price: 19900 }] }]);
  });

  it('keeps a failure in its row and goes on; mended and run again it is published', async () => {
    const { shop, dealerships, ids, rows } = await openRun();
    const [alpha = missing(), beta = missing(), gamma = missing()] = dealerships;
    const url = `https://dealer.example/${'x'.repeat(2400)}`;
    await stockLots(shop, [
      [alpha, [makeVehicle(A)]],
      [beta, [makeVehicle(B, { url })]],
      [gamma, [makeVehicle(C)]],
    ]);
    const { orders } = await runOrders(shop.context, { ids });
    expect(orders.map(({ status }) => status)).toEqual(['published', 'failed', 'published']);
    const failure = { problem: { code: 'qr-content-too-long' } };
    expect(orders[1]).toMatchObject({ dealership: 'Beta Motors', number: '2', vehicles: [{ vin: B }], ...failure });
    expect(rows().map(({ status }) => status)).toEqual(['exported', 'failed', 'exported']);
    expect(rows()[1]).toMatchObject({ orderStatus: 'draft', toPrint: 1, ...failure });
    expect(listVisible(shop.orders)).toHaveLength(2);
    expect(countLog(shop.context.reader, beta)).toBe(1);

    const edit = { kind: 'change', vin: B, field: 'url', from: url, to: 'https://dealer.example/b' } as const;
    await editOrder(shop.context, { id: orders[1]?.id ?? 0, edit });
    const again = await runOrders(shop.context, { ids: [ids[1] ?? 0] });
    expect(again.orders).toMatchObject([{ status: 'published' }]);
    expect(rows()[1]).toMatchObject({ status: 'exported', problem: null });
  });

  it('forgets a failure when the row is changed', async () => {
    const { shop, dealerships, ids, rows } = await openRun();
    const [alpha = missing()] = dealerships;
    await stockLots(shop, [[alpha, [makeVehicle(A, { url: `https://dealer.example/${'x'.repeat(2400)}` })]]]);
    const { orders } = await runOrders(shop.context, { ids: ids.slice(0, 1) });
    expect(orders[0]?.problem?.code).toBe('qr-content-too-long');
    expect(rows()[0]?.status).toBe('failed');
    await changeRunSheetRow(shop.context, { id: ids[0] ?? 0, isReady: true });
    expect(rows()[0]).toMatchObject({ status: 'ready', problem: null });
  });

  it('asks where a person has to say yes, which is no failure', async () => {
    const { shop, dealerships, ids, rows } = await openRun();
    const [alpha = missing()] = dealerships;
    await stockLots(shop, [[alpha, VINS.slice(10, 111).map((vin) => makeVehicle(vin))]]);
    const asked = await runOrders(shop.context, { ids: ids.slice(0, 1) });
    expect(asked.orders).toMatchObject([{ status: 'failed', problem: { code: 'needs-confirmation' } }]);
    expect(rows()[0]).toMatchObject({
      status: 'review',
      problem: null,
      warnings: [{ code: 'many-vehicles', asks: true }],
    });
    const sure = await runOrders(shop.context, { ids: ids.slice(0, 1), yes: true });
    expect(sure.orders).toMatchObject([{ status: 'published' }]);
  });

  it('says so when a row has nothing new, and when its order is published already', async () => {
    const { shop, ids, rows } = await openRun();
    await runOrders(shop.context, { ids: ids.slice(0, 1) });
    await stockLots(shop, []);
    const { orders } = await runOrders(shop.context, { ids: ids.slice(0, 2) });
    expect(orders).toMatchObject([
      { status: 'failed', problem: { code: 'order-not-a-draft' } },
      { dealership: 'Beta Motors', status: 'nothing-new', number: null },
    ]);
    expect(rows()[0]).toMatchObject({ status: 'exported', problem: null });
    expect(listVisible(shop.orders)).toHaveLength(1);
  });

  it('stops before the next order when it is cancelled; what was published stays', async () => {
    const { shop, ids, rows } = await openRun();
    const cancel = new AbortController();
    const context = shop.with({
      signal: cancel.signal,
      report: ({ unit, done }) => unit === 'orders' && done === 1 && cancel.abort(),
    });
    await expect(runOrders(context, { ids })).rejects.toThrow('abort');
    expect(rows().map(({ status, problem }) => [status, problem])).toEqual([
      ['exported', null],
      ['ready', null],
      ['ready', null],
    ]);
  });
});

describe('a practice run of the sheet', () => {
  it('writes copies to the practice folder and leaves rows, drafts, edits and logs as they are', async () => {
    const { shop, dealerships, ids, rows } = await openRun();
    const id = ids[0] ?? 0;
    const { order } = await prepareRunSheetRow(shop.context, { id });
    const edit = { kind: 'change', vin: A, field: 'trim', from: 'GT', to: 'GTS' } as const;
    await editOrder(shop.context, { id: order?.id ?? 0, edit });
    const before = rows()[0];
    const { orders } = await runOrders(shop.context, { ids: [id], practice: true });
    expect(orders).toMatchObject([{ status: 'practice', vehicles: [{ vin: A, trim: 'GTS' }] }]);
    expect(orders[0]?.folder).toContain('_practice');
    expect(rows()[0]).toEqual(before);
    expect(reviewOrder(shop.context, { id: order?.id ?? 0 }).order).toMatchObject({
      status: 'draft',
      undo: expect.stringContaining('GTS'),
    });
    expect(dealerships.map((dealership) => countLog(shop.context.reader, dealership))).toEqual([1, 1, 1]);
    expect((await runOrders(shop.context, { ids: [id] })).orders).toMatchObject([{ status: 'published' }]);
  });

  it('leaves no copy behind when it fails', async () => {
    const { shop, ids } = await openRun();
    rmSync(shop.orders, { recursive: true });
    const { orders } = await runOrders(shop.context, { ids: ids.slice(0, 1), practice: true });
    expect(orders).toMatchObject([{ status: 'failed', problem: { code: 'orders-folder-missing' } }]);
    expect(listOrders(shop.context).orders).toMatchObject([{ status: 'draft' }]);
  });

  it('is refused for a row that is not there before anything is written', async () => {
    const { shop, ids } = await openRun();
    expect((await problemOf(() => runOrders(shop.context, { ids: [...ids, 99], practice: true })))?.code).toBe(
      'unknown-run-sheet-row',
    );
    expect(listVisible(shop.orders)).toEqual([]);
  });
});
