import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import { inTransaction } from '../../main/database/open-database.ts';
import { insertFolderIntent, setFolderStatus } from '../../main/database/order-folders.ts';
import { setOrderStatus } from '../../main/database/orders.ts';
import { readLog } from '../../main/database/vin-logs.ts';
import { readOrderSummary } from '../../main/files/read-order-summary.ts';
import { renumberOrderFolder } from '../../main/files/renumber-order-folder.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { openOrdersRoot } from '../../main/workflows/open-orders-root.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { readStoredOrder } from '../../main/workflows/read-stored-order.ts';
import { settleUnfinishedOrders } from '../../main/workflows/settle-unfinished-orders.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
import { chooseFolder, type FolderPlace, writeFolder } from '../../main/workflows/write-folder.ts';
import {
  addDealership,
  listHidden,
  listVisible,
  logVins,
  makeVehicle,
  openShop,
  type Shop,
  stockLots,
  VINS,
} from './open-shop.ts';

const [A = '', B = '', LOGGED = ''] = VINS;

interface Crashed {
  readonly shop: Shop;
  readonly dealership: Dealership;
  readonly id: number;
  readonly place: FolderPlace;
}

/** A shop whose order was being published: the intent is recorded, and nothing else has happened yet. */
async function openCrashedShop(): Promise<Crashed> {
  const shop = await openShop();
  const dealership = await addDealership(shop, 'Zephyr of Testville');
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B)]]]);
  const prepared = await prepareOrder(shop.context, {
    name: dealership.name,
    type: 'cao',
    number: '45175',
    store: true,
  });
  if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
  const { id } = prepared;
  const order = readStoredOrder(shop.context.writer, id);
  const place = await chooseFolder(shop.context, order, await openOrdersRoot(shop.context, false, order.output));
  await inTransaction(shop.context.writer, () => {
    setOrderStatus(shop.context.writer, id, 'publishing', '');
    insertFolderIntent(shop.context.writer, { orderId: id, ...place });
  });
  return { shop, dealership, id, place };
}

function logOf({ shop, dealership }: Pick<Crashed, 'shop' | 'dealership'>) {
  return readLog(shop.context.reader, dealership).map(({ vin }) => vin);
}

function statusOf({ shop, id }: Crashed) {
  return showOrder(shop.context, { id }).order.status;
}

describe('after a crash while an order was being published', () => {
  it('an order whose folder is there whole is published and logged, once', async () => {
    const crashed = await openCrashedShop();
    const { shop, id, place } = crashed;
    await writeFolder(shop.context, readStoredOrder(shop.context.writer, id), place);

    expect(await settleUnfinishedOrders(shop.context)).toEqual({ settled: 1, waiting: 0 });

    expect(showOrder(shop.context, { id }).order).toMatchObject({
      status: 'published',
      publishedAt: shop.context.now().toISOString(),
      folder: join(place.root, place.folder),
    });
    expect(logOf(crashed)).toEqual([LOGGED, A, B]);
    expect(await settleUnfinishedOrders(shop.context)).toEqual({ settled: 0, waiting: 0 });
    expect(logOf(crashed)).toEqual([LOGGED, A, B]);
  });

  it('an order whose folder never became visible is a draft again, and its staging is gone', async () => {
    const crashed = await openCrashedShop();
    mkdirSync(join(crashed.place.root, crashed.place.staging, 'qr_codes'), { recursive: true });

    await settleUnfinishedOrders(crashed.shop.context);

    expect(statusOf(crashed)).toBe('draft');
    expect([listVisible(crashed.shop.orders), listHidden(crashed.shop.orders)]).toEqual([[], []]);
    expect(logOf(crashed)).toEqual([LOGGED]);
    const { order } = await publishOrder(crashed.shop.context, { id: crashed.id });
    expect(order.status).toBe('published');
    expect(logOf(crashed)).toEqual([LOGGED, A, B]);
  });

  it('a folder with the code of the wrong car is put aside, never published and never logged', async () => {
    const crashed = await openCrashedShop();
    const { shop, id, place } = crashed;
    await writeFolder(shop.context, readStoredOrder(shop.context.writer, id), place);
    const codes = join(place.root, place.folder, 'qr_codes');
    renameSync(join(codes, `${A}.png`), join(codes, 'swap'));
    renameSync(join(codes, `${B}.png`), join(codes, `${A}.png`));
    renameSync(join(codes, 'swap'), join(codes, `${B}.png`));

    await settleUnfinishedOrders(shop.context);

    expect(statusOf(crashed)).toBe('draft');
    expect(logOf(crashed)).toEqual([LOGGED]);
    expect(listVisible(shop.orders)).toEqual(['_voided']);
    expect(listVisible(join(shop.orders, '_voided'))).toEqual([place.folder]);
  });

  it('a folder of somebody else under the same name is left alone', async () => {
    const crashed = await openCrashedShop();
    const { shop, place } = crashed;
    const foreign = join(place.root, place.folder);
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'notes.txt'), 'mine');
    await settleUnfinishedOrders(shop.context);
    expect(statusOf(crashed)).toBe('draft');
    expect(readdirSync(foreign)).toEqual(['notes.txt']);
  });

  it('an order waits while its orders folder cannot be reached, and so does every other of its dealership', async () => {
    const crashed = await openCrashedShop();
    const { shop, id, place } = crashed;
    await writeFolder(shop.context, readStoredOrder(shop.context.writer, id), place);
    renameSync(shop.orders, `${shop.orders}-away`);

    expect(await settleUnfinishedOrders(shop.context)).toEqual({ settled: 0, waiting: 1 });
    expect(statusOf(crashed)).toBe('publishing');
    await expect(publishOrder(shop.context, { id })).rejects.toMatchObject({ problem: { code: 'order-unsettled' } });
    expect(logOf(crashed)).toEqual([LOGGED]);

    renameSync(`${shop.orders}-away`, shop.orders);
    await settleUnfinishedOrders(shop.context);
    expect(logOf(crashed)).toEqual([LOGGED, A, B]);
  });

  it('no log line has a VIN', async () => {
    const crashed = await openCrashedShop();
    await settleUnfinishedOrders(crashed.shop.context);
    expect(crashed.shop.messages.length).toBeGreaterThan(0);
    expect(crashed.shop.messages.join('\n')).not.toMatch(/[A-HJ-NPR-Z0-9]{17}/);
  });
});

describe('after a crash while a published order was being changed', () => {
  async function openPublishedShop(): Promise<Crashed & { readonly folder: string }> {
    const crashed = await openCrashedShop();
    await writeFolder(crashed.shop.context, readStoredOrder(crashed.shop.context.writer, crashed.id), crashed.place);
    await settleUnfinishedOrders(crashed.shop.context);
    return { ...crashed, folder: join(crashed.place.root, crashed.place.folder) };
  }

  it('a number that only its folder got is taken back', async () => {
    const { shop, id, folder } = await openPublishedShop();
    await inTransaction(shop.context.writer, () => setFolderStatus(shop.context.writer, 1, 'writing', ''));
    await renumberOrderFolder(folder, '99999');

    await settleUnfinishedOrders(shop.context);

    expect(await readOrderSummary(folder)).toMatchObject({ ok: true, value: { orderNumber: '45175' } });
    expect(showOrder(shop.context, { id }).order).toMatchObject({ number: '45175', folder });
  });

  it.each(['before the summary was changed', 'before anything was changed'])(
    'a number that was being changed is taken back, with all that was made for it: %s',
    async (when) => {
      const { shop, id, folder } = await openPublishedShop();
      await inTransaction(shop.context.writer, () => setFolderStatus(shop.context.writer, 1, 'writing', ''));
      const billing = readdirSync(folder).find((name) => name.endsWith('_billing.csv')) ?? '';
      const names = readdirSync(folder);
      const changed = readFileSync(join(folder, billing), 'utf8').replace('45175', '99999');
      writeFileSync(join(folder, when.includes('summary') ? billing : `${billing}.new`), changed);
      writeFileSync(join(folder, 'order_summary.json.new'), '{"half":');

      await settleUnfinishedOrders(shop.context);

      expect(await verifyOrderFolder(folder, id)).toMatchObject({ ok: true, value: { orderNumber: '45175' } });
      expect(readdirSync(folder)).toEqual(names);
    },
  );

  it('a folder that was being exported again is kept when whole, else cleaned up', async () => {
    const { shop, id, folder, place } = await openPublishedShop();
    const again = { root: place.root, folder: 'Again_1', staging: '.staging-Again_1' };
    const never = { root: place.root, folder: 'Again_2', staging: '.staging-Again_2' };
    await inTransaction(shop.context.writer, () => {
      for (const one of [again, never]) insertFolderIntent(shop.context.writer, { orderId: id, ...one });
    });
    await writeFolder(shop.context, readStoredOrder(shop.context.writer, id), again);
    mkdirSync(join(never.root, never.staging));

    await settleUnfinishedOrders(shop.context);

    expect(listVisible(shop.orders)).toEqual(['Again_1', place.folder].sort());
    expect(listHidden(shop.orders)).toEqual([]);
    expect(showOrder(shop.context, { id }).order.folder).toBe(join(place.root, 'Again_1'));
    expect(existsSync(folder)).toBe(true);
  });

  it('a void that had begun goes on to its end', async () => {
    const crashed = await openPublishedShop();
    const { shop, folder, place } = crashed;
    await inTransaction(shop.context.writer, () => setFolderStatus(shop.context.writer, 1, 'voided', ''));
    await settleUnfinishedOrders(shop.context);
    expect(statusOf(crashed)).toBe('voided');
    expect(logOf(crashed)).toEqual([LOGGED]);
    expect(existsSync(folder)).toBe(false);
    expect(listVisible(join(shop.orders, '_voided'))).toEqual([place.folder]);
  });
});
