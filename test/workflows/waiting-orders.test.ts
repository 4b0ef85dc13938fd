import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import { inTransaction } from '../../main/database/open-database.ts';
import { insertFolderIntent } from '../../main/database/order-folders.ts';
import { setOrderStatus } from '../../main/database/orders.ts';
import { type NewLogEntry, readLog, recordLogEntries } from '../../main/database/vin-logs.ts';
import { MARKER_FILE } from '../../main/files/claim-orders-root.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { cancelWaiting } from '../../main/workflows/cancel-waiting.ts';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrWait } from '../../main/workflows/publish-or-wait.ts';
import { isWaitOver, publishWaitingOrders } from '../../main/workflows/publish-waiting-orders.ts';
import { readRunSheet } from '../../main/workflows/read-run-sheet.ts';
import { readStatus } from '../../main/workflows/read-status.ts';
import { readStoredOrder } from '../../main/workflows/read-stored-order.ts';
import { refreshRunSheetRow } from '../../main/workflows/refresh-run-sheet-row.ts';
import { removeRunSheetRow } from '../../main/workflows/remove-run-sheet-row.ts';
import { removeVinLogOrder } from '../../main/workflows/remove-vin-log-order.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { settleUnfinishedOrders } from '../../main/workflows/settle-unfinished-orders.ts';
import { chooseFolder } from '../../main/workflows/write-folder.ts';
import {
  addDealership,
  listHidden,
  listVisible,
  logVins,
  makeVehicle,
  NOON,
  openShop,
  type Shop,
  stockLots,
  VINS,
} from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const DATE = '2026-11-23';
const [A = '', B = '', LOGGED = ''] = VINS;

/** A shop whose share was connected once, and a row of today's sheet with two new vehicles. */
async function openSharedShop() {
  const shop = await openShop();
  await changeSettings(shop.context, { patch: { ordersFolder: shop.orders } });
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B)]]]);
  await addRunSheetRow(shop.context, { date: DATE, name: NAME });
  const readRow = () => {
    const [row] = readRunSheet(shop.context, { date: DATE }).rows;
    if (!row) throw new Error('It was added.');
    return row;
  };
  await changeRunSheetRow(shop.context, { id: readRow().id, number: '45175' });
  return { shop, dealership, readRow };
}

const away = (shop: Shop) => `${shop.orders}-away`;
const disconnect = (shop: Shop) => renameSync(shop.orders, away(shop));
const connect = (shop: Shop) => {
  rmSync(shop.orders, { recursive: true, force: true });
  renameSync(away(shop), shop.orders);
};

/** The same with an order that waits for the share. */
async function openWaitingShop() {
  const opened = await openSharedShop();
  disconnect(opened.shop);
  await runOrders(opened.shop.context, { ids: [opened.readRow().id] });
  const { orderId } = opened.readRow();
  if (orderId === null) throw new Error('It has a draft.');
  return { ...opened, orderId };
}

const logOf = (shop: Shop, dealership: Dealership) => readLog(shop.context.reader, dealership).map(({ vin }) => vin);

describe('an order whose share is away', () => {
  it('waits, visibly: in the result of the run, in its row, in the status bar and in the history', async () => {
    const { shop, readRow } = await openSharedShop();
    disconnect(shop);
    const { orders } = await runOrders(shop.context, { ids: [readRow().id] });
    expect(orders).toMatchObject([{ dealership: NAME, number: '45175', status: 'waiting', vehicles: [{}, {}] }]);
    expect(orders[0]).not.toHaveProperty('problem');
    expect(readRow()).toMatchObject({
      status: 'waiting',
      orderStatus: 'draft',
      problem: null,
      waiting: {
        since: shop.context.now().toISOString(),
        ordersFolder: shop.orders,
        problem: { code: 'orders-folder-missing' },
      },
    });
    expect(await readStatus(shop.context)).toMatchObject({ unfinishedOrders: 1, isOrdersFolderReachable: false });
    expect(listOrders(shop.context).orders).toMatchObject([
      { status: 'draft', waitingSince: shop.context.now().toISOString() },
    ]);
    expect(shop.messages.join('\n')).not.toMatch(/[A-HJ-NPR-Z0-9]{17}/);
  });

  it('goes out by itself, exactly as it was reviewed and once, when the share is back', async () => {
    const { shop, dealership, readRow, orderId } = await openWaitingShop();
    const reviewed = readStoredOrder(shop.context.reader, orderId).vehicles;
    // What came in meanwhile is no part of it.
    await stockLots(shop, [[dealership, VINS.slice(10, 15).map((vin) => makeVehicle(vin))]]);
    expect(await isWaitOver(shop.context)).toBe(false);
    expect(await publishWaitingOrders(shop.context, {})).toEqual({ orders: [] });

    connect(shop);
    expect(await isWaitOver(shop.context)).toBe(true);
    const { orders } = await publishWaitingOrders(shop.context, {});
    expect(orders).toMatchObject([{ id: orderId, status: 'published', number: '45175', vehicles: reviewed }]);
    expect(readRow()).toMatchObject({ status: 'exported', waiting: null, number: '45175' });
    expect(await verifyOrderFolder(readRow().folder ?? '', orderId)).toMatchObject({ ok: true });
    expect(logOf(shop, dealership)).toEqual([LOGGED, A, B]);

    expect(await publishWaitingOrders(shop.context, {})).toEqual({ orders: [] });
    expect(listVisible(shop.orders)).toHaveLength(1);
    expect(logOf(shop, dealership)).toEqual([LOGGED, A, B]);
    expect(await readStatus(shop.context)).toMatchObject({ unfinishedOrders: 0 });
  });

  it('never goes into the bare mount point, nor into another folder that was chosen meanwhile', async () => {
    const { shop, readRow } = await openWaitingShop();
    mkdirSync(shop.orders);
    expect(await isWaitOver(shop.context)).toBe(false);
    expect(await publishWaitingOrders(shop.context, {})).toEqual({ orders: [] });
    expect(listVisible(shop.orders)).toEqual([]);

    const other = join(shop.context.paths.data, 'other');
    mkdirSync(other);
    writeFileSync(join(other, MARKER_FILE), '');
    const elsewhere = shop.with({ paths: { ...shop.context.paths, orders: other } });
    expect(await publishWaitingOrders(elsewhere, {})).toEqual({ orders: [] });
    expect(readRow().status).toBe('waiting');
  });

  it('waits as well when only its bare mount point is there, also for the very first order', async () => {
    const { shop, readRow } = await openSharedShop();
    disconnect(shop);
    mkdirSync(shop.orders);
    const { orders } = await runOrders(shop.context, { ids: [readRow().id] });
    expect(orders).toMatchObject([{ status: 'waiting' }]);
    expect(readRow().waiting).toMatchObject({ problem: { code: 'orders-folder-unmarked' } });
    expect(listVisible(shop.orders)).toEqual([]);
  });

  it('is tried at once when it is asked for, into the folder that is chosen now', async () => {
    const { shop, orderId, readRow } = await openWaitingShop();
    expect(await publishWaitingOrders(shop.context, { id: orderId })).toMatchObject({
      orders: [{ status: 'waiting' }],
    });
    const other = join(shop.context.paths.data, 'other');
    mkdirSync(other);
    const elsewhere = shop.with({ paths: { ...shop.context.paths, orders: other } });
    expect(await publishWaitingOrders(elsewhere, { id: orderId })).toMatchObject({ orders: [{ status: 'published' }] });
    expect(readRow()).toMatchObject({ status: 'exported' });
    expect(listVisible(other)).toHaveLength(1);
    expect(await problemOf(() => publishWaitingOrders(shop.context, { id: 999 }))).toMatchObject({
      code: 'order-not-waiting',
    });
  });

  it('is a draft like any other once its waiting is cancelled', async () => {
    const { shop, dealership, orderId, readRow } = await openWaitingShop();
    expect((await cancelWaiting(shop.context, { id: orderId })).order).toMatchObject({ waitingSince: null });
    connect(shop);
    expect(await publishWaitingOrders(shop.context, {})).toEqual({ orders: [] });
    expect(readRow()).toMatchObject({ status: 'ready', waiting: null });
    expect(logOf(shop, dealership)).toEqual([LOGGED]);
    expect(await problemOf(() => cancelWaiting(shop.context, { id: orderId }))).toMatchObject({
      code: 'order-not-waiting',
    });
  });

  it('waits on after a restart, since when it began', async () => {
    const { shop, dealership, orderId } = await openWaitingShop();
    shop.close();
    const again = await openShop(shop.context.paths.data);
    rmSync(again.orders, { recursive: true });
    await settleUnfinishedOrders(again.context);
    expect(readRunSheet(again.context, { date: DATE }).rows).toMatchObject([{ status: 'waiting', orderId }]);
    connect(again);
    await publishWaitingOrders(again.context, {});
    expect(logOf(again, dealership)).toEqual([LOGGED, A, B]);
  });

  it('is not changed while it waits', async () => {
    const { shop, orderId, readRow } = await openWaitingShop();
    const { id } = readRow();
    const attempts = [
      () => editOrder(shop.context, { id: orderId, edit: { kind: 'exclude', vin: A } }),
      () => changeRunSheetRow(shop.context, { id, number: '1' }),
      () => refreshRunSheetRow(shop.context, { id }),
      () => removeRunSheetRow(shop.context, { id, yes: true }),
    ];
    for (const attempt of attempts) expect(await problemOf(attempt)).toMatchObject({ code: 'order-waiting' });
    expect(readRow()).toMatchObject({ status: 'waiting', number: '45175', toPrint: 2 });
  });

  it('is asked about again when its vehicles were ordered meanwhile, and fails for any other reason in its row', async () => {
    const { shop, dealership, readRow, orderId } = await openWaitingShop();
    await logVins(shop, dealership, [A], '45170');
    connect(shop);
    expect(await publishWaitingOrders(shop.context, {})).toMatchObject({
      orders: [{ status: 'failed', problem: { code: 'needs-confirmation' } }],
    });
    expect(readRow()).toMatchObject({ status: 'failed', waiting: null, problem: { code: 'needs-confirmation' } });
    expect(listVisible(shop.orders)).toEqual([]);
    await publishOrWait(shop.context, { id: orderId, yes: true });
    expect(readRow().status).toBe('exported');
  });

  it('is asked about again when another process orders its vehicles just before it is written', async () => {
    const { shop, dealership, readRow, orderId } = await openWaitingShop();
    connect(shop);
    const { writer } = shop.context;
    const of = { orderNumber: '45170', orderType: 'cao', orderOn: null, processedOn: null, template: '' } as const;
    const entry: NewLogEntry = { vin: A, ...of, flag: '', orderId: null, source: 'elsewhere' };
    let isDone = false;
    const now = () => {
      // The moment after the intent is recorded and before the lock is held.
      if (!isDone && !writer.inTransaction && readStoredOrder(writer, orderId).status === 'publishing') {
        isDone = true;
        recordLogEntries(writer, dealership, [entry], NOON.toISOString());
      }
      return NOON;
    };
    expect(await publishWaitingOrders(shop.with({ now }), {})).toMatchObject({
      orders: [{ status: 'failed', problem: { code: 'needs-confirmation' } }],
    });
    expect(isDone).toBe(true);
    expect([listVisible(shop.orders), listHidden(shop.orders)]).toEqual([[], []]);
    expect(readRow()).toMatchObject({ status: 'failed', waiting: null, problem: { code: 'needs-confirmation' } });
  });

  it('is asked about again when other vehicles were ordered meanwhile than the yes was for, also when as many', async () => {
    const { shop, dealership, orderId } = await openWaitingShop();
    await logVins(shop, dealership, [A], '45170');
    await publishOrWait(shop.context, { id: orderId, yes: true });
    await removeVinLogOrder(shop.context, { name: NAME, orderNumber: '45170' });
    await logVins(shop, dealership, [B], '45171');
    connect(shop);
    expect(await publishWaitingOrders(shop.context, {})).toMatchObject({
      orders: [{ status: 'failed', problem: { code: 'needs-confirmation' } }],
    });
    expect(listVisible(shop.orders)).toEqual([]);
  });

  it('keeps the yes that it was given', async () => {
    const shop = await openShop();
    await changeSettings(shop.context, { patch: { ordersFolder: shop.orders } });
    const dealership = await addDealership(shop, NAME);
    await stockLots(shop, [[dealership, [makeVehicle(A)]]]);
    const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true });
    if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
    disconnect(shop);
    // Its VIN log is empty: that asks.
    expect(await problemOf(() => publishOrWait(shop.context, { id: prepared.id ?? 0 }))).toMatchObject({
      code: 'needs-confirmation',
    });
    const { order } = await publishOrWait(shop.context, { id: prepared.id, number: '45180', yes: true });
    expect(order).toMatchObject({ status: 'draft', number: '45180', waitingSince: expect.any(String) });
    connect(shop);
    expect(await publishWaitingOrders(shop.context, {})).toMatchObject({ orders: [{ status: 'published' }] });
  });

  it('goes out after what was cut short before it is settled', async () => {
    const { shop, dealership, orderId, readRow } = await openWaitingShop();
    connect(shop);
    const order = readStoredOrder(shop.context.writer, orderId);
    const place = await chooseFolder(shop.context, order, shop.orders);
    await inTransaction(shop.context.writer, () => {
      setOrderStatus(shop.context.writer, orderId, 'publishing', '');
      insertFolderIntent(shop.context.writer, { orderId, ...place });
    });
    mkdirSync(join(shop.orders, place.staging));
    disconnect(shop);
    expect(await publishWaitingOrders(shop.context, { id: orderId })).toMatchObject({
      orders: [{ status: 'waiting' }],
    });
    expect(readRow().waiting).toMatchObject({ problem: { code: 'order-unsettled' } });
    connect(shop);
    expect(await isWaitOver(shop.context)).toBe(true);
    await publishWaitingOrders(shop.context, {});
    expect(readRow().status).toBe('exported');
    expect(listHidden(shop.orders)).toEqual([]);
    expect(logOf(shop, dealership)).toEqual([LOGGED, A, B]);
  });

  it('never waits as a practice run', async () => {
    const { shop, readRow } = await openSharedShop();
    disconnect(shop);
    const { orders } = await runOrders(shop.context, { ids: [readRow().id], practice: true });
    expect(orders).toMatchObject([{ status: 'failed', problem: { code: 'orders-folder-missing' } }]);
    expect(readRow().waiting).toBeNull();
  });
});
