import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDealerships } from '../../main/database/dealerships.ts';
import { readLog } from '../../main/database/vin-logs.ts';
import { addToOrder } from '../../main/workflows/add-to-order.ts';
import { backUpDatabase } from '../../main/workflows/back-up-database.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { proposeOrderNumber } from '../../main/workflows/order-number-series.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrWait } from '../../main/workflows/publish-or-wait.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { publishWaitingOrders } from '../../main/workflows/publish-waiting-orders.ts';
import { readStoredOrder } from '../../main/workflows/read-stored-order.ts';
import { recoverLaterOrders } from '../../main/workflows/recover-later-orders.ts';
import { renumberOrder } from '../../main/workflows/renumber-order.ts';
import { restoreDatabase } from '../../main/workflows/restore-database.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { NAME, openPublishedShop, orderAgain } from './open-published-shop.ts';
import { addDealership, listVisible, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const LATER = VINS.slice(2, 5);

/** A shop with an order, a backup, and more vehicles on the lot since. */
async function openBackedUpShop(): Promise<{ readonly shop: Shop; readonly backup: string }> {
  const { shop, dealership } = await openPublishedShop();
  await stockLots(shop, [[dealership, VINS.slice(0, 5).map((vin) => makeVehicle(vin))]]);
  const { backup } = await backUpDatabase(shop.context, {});
  return { shop, backup: backup.file };
}

/** Restores a backup and opens the shop again, without settling anything yet. */
async function restore(shop: Shop, file: string): Promise<Shop> {
  shop.close();
  await restoreDatabase(shop.context, { file: { path: file } });
  return openShop(shop.context.paths.data);
}

function loggedIn(shop: Shop): readonly string[] {
  const [dealership] = listDealerships(shop.context.reader);
  if (!dealership) throw new Error('There is no dealership.');
  return readLog(shop.context.reader, dealership).map(({ vin }) => vin);
}

describe('orders that were written after the backup that is restored', () => {
  it('are in the history and the VIN log again, so that CAO does not take their vehicles once more', async () => {
    const { shop, backup } = await openBackedUpShop();
    const later = await orderAgain(shop, { number: '45176' });
    const before = loggedIn(shop).toSorted();
    const again = await restore(shop, backup);
    expect(loggedIn(again)).not.toEqual(expect.arrayContaining([...LATER]));
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 1, voided: 0 });
    expect(loggedIn(again).toSorted()).toEqual(before);
    expect((await prepareOrder(again.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');
    const { orders } = await listOrders(again.context);
    expect(orders[0]).toMatchObject({ id: later.id, number: '45176', status: 'published', vehicles: LATER.length });
    expect(orders[0]?.folder).toBe(later.folder);
    expect(readStoredOrder(again.context.reader, later.id).vehicles[0]).toMatchObject({ make: 'Zephyr', price: 22500 });
  });

  it('are taken over by whoever prepares an order first', async () => {
    const { shop, backup } = await openBackedUpShop();
    await orderAgain(shop, { number: '45176' });
    const again = await restore(shop, backup);
    expect((await prepareOrder(again.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');
  });

  it('are taken over once: settling again, and restoring what was there before, finds nothing more', async () => {
    const { shop, backup } = await openBackedUpShop();
    await orderAgain(shop, { number: '45176' });
    shop.close();
    const { undo } = await restoreDatabase(shop.context, { file: { path: backup } });
    const again = await openShop(shop.context.paths.data);
    await recoverLaterOrders(again.context);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 0, voided: 0 });
    const back = await restore(again, undo);
    expect(await recoverLaterOrders(back.context)).toEqual({ recovered: 0, voided: 0 });
    expect((await listOrders(back.context)).orders).toHaveLength(2);
  });

  it('keep what the backup knew of their draft', async () => {
    const { shop, dealership } = await openPublishedShop();
    await stockLots(shop, [[dealership, VINS.slice(0, 5).map((vin) => makeVehicle(vin))]]);
    const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true });
    const id = prepared.status === 'ready' ? (prepared.id ?? 0) : 0;
    const { backup } = await backUpDatabase(shop.context, {});
    await publishOrder(shop.context, { id, number: '45176' });
    const again = await restore(shop, backup.file);
    await recoverLaterOrders(again.context);
    const order = readStoredOrder(again.context.reader, id);
    expect(order).toMatchObject({ status: 'published', number: '45176' });
    expect(order.vehicles.map(({ trim }) => trim)).toEqual(LATER.map(() => 'GT'));
  });

  it('take their place back from a draft that an older time had under their id', async () => {
    const { shop, backup } = await openBackedUpShop();
    const discarded = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true });
    const { backup: withDraft } = await backUpDatabase(shop.context, {});
    const id = discarded.status === 'ready' ? discarded.id : null;
    // Back to before the draft: its id is given to the order that is written.
    const first = await restore(shop, backup);
    const later = await orderAgain(
      { ...first, context: first.with({ now: () => new Date(2026, 10, 23, 13) }) },
      { number: '45176' },
    );
    expect(later.id).toBe(id);
    const again = await restore(first, withDraft.file);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 1, voided: 0 });
    expect(readStoredOrder(again.context.reader, later.id)).toMatchObject({ status: 'published', number: '45176' });
  });

  it('are taken over also when their number of an order was given to another one in the other past', async () => {
    const { shop, backup } = await openBackedUpShop();
    const practice = await orderAgain(shop, {}, { practice: true });
    shop.close();
    const { undo } = await restoreDatabase(shop.context, { file: { path: backup } });
    const first = await openShop(shop.context.paths.data);
    await recoverLaterOrders(first.context);
    const context = first.with({ now: () => new Date(2026, 10, 23, 13) });
    const later = await orderAgain({ ...first, context }, { number: '45176' });
    expect(later.id).toBe(practice.id);
    const again = await restore(first, undo);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 1, voided: 0 });
    expect(loggedIn(again)).toEqual(expect.arrayContaining([...LATER]));
    expect((await prepareOrder(again.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');
    const [recovered] = (await listOrders(again.context)).orders;
    expect(recovered).toMatchObject({ number: '45176', status: 'published', folder: later.folder });
    cpSync(later.folder ?? '', join(again.orders, 'Copy of an order'), { recursive: true });
    await renumberOrder(again.context, { id: recovered?.id ?? 0, number: '45177' });
    const { backup: whole } = await backUpDatabase(again.context, {});
    const last = await restore(again, whole.file);
    expect(await recoverLaterOrders(last.context)).toEqual({ recovered: 0, voided: 0 });
    await voidOrder(last.context, { id: recovered?.id ?? 0 });
    expect(loggedIn(last)).not.toEqual(expect.arrayContaining([...LATER]));
  });

  it('are taken over also when their dealership got another name after the backup', async () => {
    const { shop, backup } = await openBackedUpShop();
    await setDealership(shop.context, { name: NAME, patch: { name: 'Zephyr Center' } });
    const later = await orderAgain(shop, { name: 'Zephyr Center', number: '45176' });
    const again = await restore(shop, backup);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 1, voided: 0 });
    expect((await prepareOrder(again.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');
    expect((await listOrders(again.context)).orders[0]).toMatchObject({ id: later.id, status: 'published' });
  });

  it('are taken over from the orders folder that was chosen after the backup', async () => {
    const { shop, backup } = await openBackedUpShop();
    const orders = join(shop.context.paths.data, 'new share');
    mkdirSync(orders);
    const context = shop.with({ paths: { ...shop.context.paths, orders } });
    const later = await orderAgain({ ...shop, context }, { number: '45176' });
    const again = await restore(shop, backup);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 1, voided: 0 });
    expect(loggedIn(again)).toEqual(expect.arrayContaining([...LATER]));
    expect((await listOrders(again.context)).orders[0]).toMatchObject({ number: '45176', folder: later.folder });
  });

  it('stay in the VIN log also when somebody took their folders away after printing, however often is restored', async () => {
    const { shop, backup } = await openBackedUpShop();
    const later = await orderAgain(shop, { number: '45176' });
    rmSync(later.folder ?? '', { recursive: true });
    let again = await restore(shop, backup);
    for (const _time of [1, 2]) {
      expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 0, voided: 0 });
      expect(loggedIn(again)).toEqual(expect.arrayContaining([...LATER]));
      expect((await prepareOrder(again.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');
      again = await restore(again, backup);
    }
  });

  it('are asked about when their draft of the backup waits for a share and its folder was taken away since', async () => {
    const { shop } = await openBackedUpShop();
    const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true });
    const id = prepared.status === 'ready' ? (prepared.id ?? 0) : 0;
    renameSync(shop.orders, `${shop.orders}-away`);
    await publishOrWait(shop.context, { id, yes: true });
    const { backup } = await backUpDatabase(shop.context, {});
    renameSync(`${shop.orders}-away`, shop.orders);
    const [published] = (await publishWaitingOrders(shop.context, {})).orders;
    rmSync(published?.folder ?? '', { recursive: true });
    const again = await restore(shop, backup.file);
    const [asked] = (await publishWaitingOrders(again.context, {})).orders;
    expect(asked).toMatchObject({ status: 'failed', problem: { code: 'needs-confirmation' } });
  });

  it('have all their folders again, so that taking an order back leaves none in sight', async () => {
    const { shop, backup } = await openBackedUpShop();
    const later = await orderAgain(shop, { number: '45176' });
    await exportOrderAgain(shop.context, { id: later.id });
    const again = await restore(shop, backup);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 1, voided: 0 });
    await voidOrder(again.context, { id: later.id });
    expect(listVisible(again.orders).filter((name) => !name.startsWith('_'))).toHaveLength(1);
  });

  it('are voided again when they were voided, also when nothing is left of their folder', async () => {
    const { shop, order } = await openPublishedShop();
    const { backup } = await backUpDatabase(shop.context, {});
    await voidOrder(shop.context, { id: order.id });
    rmSync(join(shop.orders, '_voided'), { recursive: true });
    const again = await restore(shop, backup.file);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 0, voided: 1 });
    expect(loggedIn(again)).not.toEqual(expect.arrayContaining(VINS.slice(0, 2)));
  });

  it('are voided again when they were voided', async () => {
    const { shop, order } = await openPublishedShop();
    const { backup } = await backUpDatabase(shop.context, {});
    await voidOrder(shop.context, { id: order.id });
    const again = await restore(shop, backup.file);
    expect(loggedIn(again)).toEqual(expect.arrayContaining(VINS.slice(0, 2)));
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 0, voided: 1 });
    expect(readStoredOrder(again.context.reader, order.id).status).toBe('voided');
    expect(loggedIn(again)).not.toEqual(expect.arrayContaining(VINS.slice(0, 2)));
  });

  it('use their numbers up', async () => {
    const { shop, backup } = await openBackedUpShop();
    await changeSettings(shop.context, { patch: { orderNumbers: { next: '45176' } } });
    const { backup: withSeries } = await backUpDatabase(shop.context, {});
    await orderAgain(shop, {});
    const again = await restore(shop, withSeries.file);
    await recoverLaterOrders(again.context);
    expect(proposeOrderNumber(again.context)).toEqual({ number: '45177' });
    expect(backup).not.toBe(withSeries.file);
  });
});

describe('what is no order of after the backup', () => {
  it('is left alone: practice, copies of known folders, other folders, and those of dealerships nobody knows', async () => {
    const { shop, backup } = await openBackedUpShop();
    const practice = await orderAgain(shop, {}, { practice: true });
    const known = join(shop.orders, basename((await listOrders(shop.context)).orders.at(-1)?.folder ?? ''));
    cpSync(known, join(shop.orders, 'Copy of an order'), { recursive: true });
    const added = await addDealership(shop, 'Aurora of Testville');
    await stockLots(shop, [[added, [makeVehicle(VINS[9] ?? '')]]]);
    await orderAgain(shop, { name: added.name, number: '45190' }, { yes: true });
    cpSync(practice.folder ?? '', join(shop.orders, 'Practice run'), { recursive: true });
    mkdirSync(join(shop.orders, 'Photos'));
    mkdirSync(join(shop.orders, 'Broken'));
    writeFileSync(join(shop.orders, 'Broken', 'order_summary.json'), '{');
    const again = await restore(shop, backup);
    expect(await recoverLaterOrders(again.context)).toEqual({ recovered: 0, voided: 0 });
    expect((await listOrders(again.context)).orders).toHaveLength(1);
  });
});

describe('while an orders folder is not reachable after a restore', () => {
  async function openAway() {
    const { shop, backup } = await openBackedUpShop();
    // As in the settings: a folder that was chosen is never made anew.
    await orderAgain(shop, { number: '45176' });
    const again = await restore(shop, backup);
    renameSync(again.orders, `${again.orders}-away`);
    return again;
  }

  it('nothing is prepared, added or written, in words', async () => {
    const shop = await openAway();
    const problem = await problemOf(() => prepareOrder(shop.context, { name: NAME, type: 'cao', store: true }));
    expect(problem?.code).toBe('later-orders-unknown');
    expect(problem?.message).toMatch(/A backup was restored.*would look new.*Nothing was prepared or written/);
    const add = () => addToOrder(shop.context, { orderId: 1, vins: [LATER[0] ?? ''], because: 'asked for' });
    expect((await problemOf(add))?.code).toBe('later-orders-unknown');
    expect((await problemOf(() => publishWaitingOrders(shop.context, {})))?.code).toBe('later-orders-unknown');
  });

  it('a published order does not come to wait', async () => {
    const shop = await openAway();
    const run = () => publishOrWait(shop.context, { id: 1, yes: true });
    expect((await problemOf(run))?.code).toBe('later-orders-unknown');
    expect((await listOrders(shop.context)).orders).toMatchObject([{ status: 'published', waitingSince: null }]);
  });

  it('everything goes on when it is back', async () => {
    const shop = await openAway();
    await problemOf(() => prepareOrder(shop.context, { name: NAME, type: 'cao' }));
    renameSync(`${shop.orders}-away`, shop.orders);
    expect((await prepareOrder(shop.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');
    expect((await listOrders(shop.context)).orders).toHaveLength(2);
  });
});
