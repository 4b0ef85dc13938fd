import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { readLog, readTimeline } from '../../main/database/vin-logs.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { renumberOrder } from '../../main/workflows/renumber-order.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
import { LOGGED, openPublishedShop, orderAgain } from './open-published-shop.ts';
import { listVisible, VINS } from './open-shop.ts';

const [A = '', B = ''] = VINS;

describe("changing an order's number", () => {
  it('changes its folders, its entries in the VIN log and their history, and nothing else', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    await exportOrderAgain(shop.context, { id: order.id });

    const changed = (await renumberOrder(shop.context, { id: order.id, number: ' 45200 ' })).order;

    expect(changed).toMatchObject({ number: '45200', status: 'published' });
    for (const name of listVisible(shop.orders)) {
      const folder = join(shop.orders, name);
      expect(await verifyOrderFolder(folder, order.id)).toMatchObject({ ok: true, value: { orderNumber: '45200' } });
      expect(readFileSync(join(folder, 'Zephyr_of_Testville_billing.csv'), 'utf8')).toMatch(/^Order,45200\r\n/);
    }
    const numbers = readLog(shop.context.reader, dealership).map(({ vin, orderNumber }) => [vin, orderNumber]);
    expect(numbers).toEqual([
      [LOGGED, '44000'],
      [A, '45200'],
      [B, '45200'],
    ]);
    expect(readTimeline(shop.context.reader, A).map(({ orderNumber }) => orderNumber)).toEqual(['45200']);
    expect(listAuditEntries(shop.context.reader, `order ${order.id}`)[0]).toMatchObject({
      action: 'renumber-order',
      detail: { before: '45175', after: '45200' },
    });
  });

  it('asks before a number that another order has', async () => {
    const { shop, order } = await openPublishedShop();
    const other = await orderAgain(shop, { type: 'list', text: VINS[5] ?? '', number: '45176' });
    const input = { id: other.id, number: '45175' };
    await expect(renumberOrder(shop.context, input)).rejects.toMatchObject({
      problem: { code: 'needs-confirmation', details: { guards: [{ code: 'number-used' }] } },
    });
    expect((await renumberOrder(shop.context, { ...input, yes: true })).order.number).toBe('45175');
    expect((await renumberOrder(shop.context, { id: order.id, number: '45175' })).order.number).toBe('45175');
  });

  it('changes nothing when one of its folders cannot be changed', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    const again = (await exportOrderAgain(shop.context, { id: order.id })).order;
    writeFileSync(join(again.folder ?? '', 'Zephyr_of_Testville_billing.csv'), 'by hand');

    await expect(renumberOrder(shop.context, { id: order.id, number: '45200' })).rejects.toMatchObject({
      problem: { code: 'order-folder-damaged' },
    });

    expect(showOrder(shop.context, { id: order.id }).order.number).toBe('45175');
    expect(await verifyOrderFolder(order.folder ?? '', order.id)).toMatchObject({ value: { orderNumber: '45175' } });
    expect(readLog(shop.context.reader, dealership).map(({ orderNumber }) => orderNumber)).not.toContain('45200');
  });

  it('passes over a folder that a person took away', async () => {
    const { shop, order } = await openPublishedShop();
    rmSync(order.folder ?? '', { recursive: true });
    expect((await renumberOrder(shop.context, { id: order.id, number: '45200' })).order.number).toBe('45200');
  });

  it('with a blank number takes the number away', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    expect((await renumberOrder(shop.context, { id: order.id, number: ' ' })).order.number).toBeNull();
    expect(readLog(shop.context.reader, dealership).at(-1)?.orderNumber).toBe('');
  });
});
