import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listOrderFolders, setFolderStatus } from '../../main/database/order-folders.ts';
import { setOrderStatus } from '../../main/database/orders.ts';
import { readLog } from '../../main/database/vin-logs.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { NAME, openPublishedShop } from './open-published-shop.ts';
import { listHidden, listVisible, makeVehicle, NOON, stockLots, VINS } from './open-shop.ts';

function readCsv(folder: string | null): Buffer {
  return readFileSync(join(folder ?? '', 'Zephyr_of_Testville_vehicles.csv'));
}

describe('exporting an order again', () => {
  it('writes the same vehicles to a new folder, byte for byte, whatever is in the inventory now', async () => {
    const { shop, dealership, order } = await openPublishedShop();
    await stockLots(shop, [[dealership, [makeVehicle(VINS[9] ?? '')]]]);

    const again = (await exportOrderAgain(shop.context, { id: order.id })).order;

    expect(again.folder).toBe(`${order.folder}_2`);
    expect(readCsv(again.folder).equals(readCsv(order.folder))).toBe(true);
    expect(listVisible(join(again.folder ?? '', 'qr_codes'))).toEqual(
      listVisible(join(order.folder ?? '', 'qr_codes')),
    );
    expect(readLog(shop.context.reader, dealership)).toHaveLength(3);
    expect(again).toMatchObject({ status: 'published', number: '45175', vehicles: 2 });
  });

  it("uses the dealership's present templates: a wrong one is why an order is exported again", async () => {
    const { shop, order } = await openPublishedShop();
    await setDealership(shop.context, {
      name: NAME,
      patch: { output: { templateNew: 'flyout', templateUsed: 'flyout' } },
    });
    const again = (await exportOrderAgain(shop.context, { id: order.id })).order;
    expect(readdirSync(join(order.folder ?? '', 'adobe'))).toEqual(['Zephyr_of_Testville_shortcut-pack.csv']);
    expect(readdirSync(join(again.folder ?? '', 'adobe'))).toEqual(['Zephyr_of_Testville_flyout.csv']);
  });

  it('cancelled in the middle leaves the order as it was', async () => {
    const { shop, order } = await openPublishedShop();
    const controller = new AbortController();
    const context = shop.with({ signal: controller.signal, report: () => controller.abort() });
    await expect(exportOrderAgain(context, { id: order.id })).rejects.toThrow('aborted');
    expect(listVisible(shop.orders)).toHaveLength(1);
    expect(listHidden(shop.orders)).toEqual([]);
    expect((await exportOrderAgain(shop.context, { id: order.id })).order.folder).toBe(`${order.folder}_2`);
  });

  it('is refused when another program takes the order back in the same moment, from its first step to its last', async () => {
    for (const isDone of [false, true]) {
      const { shop, order } = await openPublishedShop();
      const { writer } = shop.context;
      // The folder's name is chosen by the clock, before the lock is taken.
      const takeBack = () => {
        for (const { id } of listOrderFolders(writer, order.id)) setFolderStatus(writer, id, 'voided', '');
        if (isDone) setOrderStatus(writer, order.id, 'voided', NOON.toISOString());
        return NOON;
      };
      const now = vi.fn(() => NOON).mockImplementationOnce(takeBack);
      await expect(exportOrderAgain(shop.with({ now }), { id: order.id })).rejects.toMatchObject({
        problem: { code: 'order-not-published' },
      });
      expect(listVisible(shop.orders).filter((name) => name.endsWith('_2'))).toEqual([]);
      expect(listHidden(shop.orders)).toEqual([]);
    }
  });

  it('is refused for a voided order', async () => {
    const { shop, order } = await openPublishedShop();
    await voidOrder(shop.context, { id: order.id });
    await expect(exportOrderAgain(shop.context, { id: order.id })).rejects.toMatchObject({
      problem: { code: 'order-not-published' },
    });
  });
});
