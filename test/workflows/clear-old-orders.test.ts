import { existsSync, readFileSync, renameSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../main/database/vin-logs.ts';
import { clearOldOrders } from '../../main/workflows/clear-old-orders.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrWait } from '../../main/workflows/publish-or-wait.ts';
import { publishWaitingOrders } from '../../main/workflows/publish-waiting-orders.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { NAME, orderAgain } from './open-published-shop.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';

/** A published order with a vehicle held back, a practice run and a draft, all of the same day. */
async function openOldShop() {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, VINS.slice(200, 201));
  const vehicles = VINS.slice(0, 3).map((vin, index) =>
    makeVehicle(vin, index === 0 ? { lotStatus: 'In Transit' } : {}),
  );
  await stockLots(shop, [[dealership, vehicles]]);
  await orderAgain(shop, {}, { practice: true });
  const published = await orderAgain(shop, { number: '45175' });
  await prepareOrder(shop.context, { name: NAME, type: 'list', text: VINS[9] ?? '', store: true });
  const later = shop.with({ now: () => new Date(2027, 5, 1) });
  return { shop, later, published, dealership };
}

describe('clearing old orders', () => {
  it('says what it would clear, and clears nothing yet', async () => {
    const { shop, later } = await openOldShop();
    const found = await clearOldOrders(later, { days: 90, dryRun: true });
    expect(found).toEqual({ drafts: 1, practiceRuns: 1, archived: 1, file: null });
    expect(listOrders(shop.context).orders).toHaveLength(3);
  });

  it('keeps what is not old enough', async () => {
    const { shop } = await openOldShop();
    expect(await clearOldOrders(shop.context, { days: 90 })).toEqual({
      drafts: 0,
      practiceRuns: 0,
      archived: 0,
      file: null,
    });
  });

  it('keeps a draft that waits for its orders folder, however old it is', async () => {
    const { shop, later } = await openOldShop();
    const [draft] = listOrders(shop.context).orders;
    renameSync(shop.orders, `${shop.orders}-away`);
    await publishOrWait(shop.context, { id: draft?.id ?? 0, yes: true });
    expect(await clearOldOrders(later, { days: 90 })).toMatchObject({ drafts: 0 });
    renameSync(`${shop.orders}-away`, shop.orders);
    expect((await publishWaitingOrders(shop.context, {})).orders).toMatchObject([{ status: 'published' }]);
  });

  it('moves what was held back to a file and keeps the order, its vehicles, its folder and the VIN log', async () => {
    const { shop, later, published, dealership } = await openOldShop();
    const before = readLog(shop.context.reader, dealership);
    const { file } = await clearOldOrders(later, { days: 90 });
    expect(listOrders(shop.context).orders.map(({ id }) => id)).toEqual([published.id]);
    const { order } = showOrder(shop.context, { id: published.id });
    expect(order.contents).toEqual(published.contents);
    expect(order).toMatchObject({ heldBack: [], archivedAt: later.now().toISOString() });
    expect(existsSync(published.folder ?? '')).toBe(true);
    expect(readLog(shop.context.reader, dealership)).toEqual(before);
    const line = JSON.parse(gunzipSync(readFileSync(file ?? '')).toString());
    expect(line).toMatchObject({ order: published.id, number: '45175', heldBack: published.heldBack });
  });

  it('is done once, and the order can be exported again and voided as before', async () => {
    const { shop, later, published } = await openOldShop();
    await clearOldOrders(later, { days: 90 });
    expect(await clearOldOrders(later, { days: 90 })).toMatchObject({ archived: 0, file: null });
    await exportOrderAgain(shop.context, { id: published.id });
    expect((await voidOrder(shop.context, { id: published.id })).order.status).toBe('voided');
  });
});
