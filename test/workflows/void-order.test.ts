import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { listUnsettledOrders } from '../../main/database/order-folders.ts';
import { readLog } from '../../main/database/vin-logs.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { LOGGED, NAME, openPublishedShop } from './open-published-shop.ts';
import { listVisible, logVins, VINS } from './open-shop.ts';

const [A = '', B = ''] = VINS;

describe('voiding an order', () => {
  it('makes its VINs eligible again, moves its folder to _voided and leaves a trail', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    expect((await prepareOrder(shop.context, { name: NAME, type: 'cao' })).status).toBe('nothing-new');

    const voided = (await voidOrder(shop.context, { id: order.id })).order;

    expect(voided).toMatchObject({ status: 'voided', voidedAt: shop.context.now().toISOString(), vehicles: 2 });
    expect(voided.folder).toBe(join(shop.orders, '_voided', 'Zephyr_of_Testville_CAO_20261123_120000'));
    expect(existsSync(voided.folder ?? '')).toBe(true);
    expect(listVisible(shop.orders)).toEqual(['_voided']);
    expect(readLog(shop.context.reader, dealership).map(({ vin }) => vin)).toEqual([LOGGED]);
    const { order: draft } = await prepareOrder(shop.context, { name: NAME, type: 'cao' });
    expect(draft.vehicles.map(({ vin }) => vin)).toEqual([A, B]);
    expect(listAuditEntries(shop.context.reader, `order ${order.id}`)[0]).toMatchObject({
      action: 'void-order',
      detail: { removed: 2 },
    });
  });

  it('gives a VIN back to the order that had it before', async () => {
    const { shop, dealership, order } = await openPublishedShop({ type: 'list', text: LOGGED });
    expect(readLog(shop.context.reader, dealership)).toMatchObject([{ vin: LOGGED, orderNumber: '45175' }]);
    await voidOrder(shop.context, { id: order.id });
    expect(readLog(shop.context.reader, dealership)).toMatchObject([{ vin: LOGGED, orderNumber: '44000' }]);
  });

  it('moves every folder that was written for the order', async () => {
    const { shop, order } = await openPublishedShop();
    await exportOrderAgain(shop.context, { id: order.id });
    await voidOrder(shop.context, { id: order.id });
    expect(listVisible(shop.orders)).toEqual(['_voided']);
    expect(listVisible(join(shop.orders, '_voided'))).toHaveLength(2);
  });

  it('works when a person has taken the folder away', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    rmSync(order.folder ?? '', { recursive: true });
    expect((await voidOrder(shop.context, { id: order.id })).order.status).toBe('voided');
    expect(readLog(shop.context.reader, dealership)).toHaveLength(1);
  });

  it('changes nothing while the share is away', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    renameSync(shop.orders, `${shop.orders}-away`);
    await expect(voidOrder(shop.context, { id: order.id })).rejects.toMatchObject({
      problem: { code: 'orders-folder-missing' },
    });
    expect(showOrder(shop.context, { id: order.id }).order.status).toBe('published');
    expect(readLog(shop.context.reader, dealership)).toHaveLength(3);
  });

  it('changes nothing when the folder cannot be moved, and works once it can', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    const inTheWay = join(shop.orders, '_voided');
    writeFileSync(inTheWay, '');
    await expect(voidOrder(shop.context, { id: order.id })).rejects.toThrow();
    expect(showOrder(shop.context, { id: order.id }).order).toMatchObject({
      status: 'published',
      folder: order.folder,
    });
    expect(listUnsettledOrders(shop.context.reader)).toEqual([]);
    expect(readLog(shop.context.reader, dealership)).toHaveLength(3);
    rmSync(inTheWay);
    expect((await voidOrder(shop.context, { id: order.id })).order.status).toBe('voided');
  });

  it('is refused for an order that is not published, and the second time', async () => {
    const { shop, order } = await openPublishedShop();
    await voidOrder(shop.context, { id: order.id });
    await expect(voidOrder(shop.context, { id: order.id })).rejects.toMatchObject({
      problem: { code: 'order-not-published' },
    });
    await expect(voidOrder(shop.context, { id: 99 })).rejects.toMatchObject({ problem: { code: 'unknown-order' } });
  });

  it('of a practice run touches no VIN log', async () => {
    const { shop, dealership, order } = await openPublishedShop({}, { practice: true });
    await logVins(shop, dealership, [A], '45000');
    await voidOrder(shop.context, { id: order.id });
    expect(readLog(shop.context.reader, dealership).map(({ vin }) => vin)).toEqual([LOGGED, A]);
    expect(listVisible(join(shop.orders, '_practice', '_voided'))).toHaveLength(1);
  });
});
