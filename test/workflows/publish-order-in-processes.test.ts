import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../main/database/vin-logs.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { settleUnfinishedOrders } from '../../main/workflows/settle-unfinished-orders.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
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

const NAME = 'Zephyr of Testville';
const LOGGED = VINS[200] ?? '';
const LOT = VINS.slice(0, 60);

/** Publishes in another process that stays until it is killed; `onChange` hears of every change in the orders folder. */
async function publishElsewhere(shop: Shop, id: number, onChange: (kill: () => void) => void): Promise<void> {
  const script = fileURLToPath(new URL('publish-in-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, shop.context.paths.data, String(id)], { stdio: 'inherit' });
  const watcher = watch(shop.orders, { recursive: true }, () => onChange(() => child.kill('SIGKILL')));
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  watcher.close();
  expect(signal).toBe('SIGKILL');
}

async function openShopWithDraft() {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [[dealership, LOT.map((vin) => makeVehicle(vin))]]);
  const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true });
  if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
  return { shop, dealership, id: prepared.id };
}

function countCodes(orders: string): number {
  const [staging] = listHidden(orders);
  const codes = join(orders, staging ?? '.staging', 'qr_codes');
  return existsSync(codes) ? readdirSync(codes).length : 0;
}

describe('an order whose publishing is killed', () => {
  it.each([
    ['when its staging folder appears', (orders: string) => readdirSync(orders).length > 1],
    ['between its QR codes', (orders: string) => countCodes(orders) > 20 || listVisible(orders).length > 0],
    ['when its folder becomes visible', (orders: string) => listVisible(orders).length > 0],
  ])('%s is after the next start either wholly there or not at all', async (_moment, isTime) => {
    const { shop, dealership, id } = await openShopWithDraft();
    await publishElsewhere(shop, id, (kill) => isTime(shop.orders) && kill());
    await settleUnfinishedOrders(shop.context);

    const { order } = showOrder(shop.context, { id });
    const logged = readLog(shop.context.reader, dealership).map(({ vin }) => vin);
    expect(['draft', 'published']).toContain(order.status);
    expect(listHidden(shop.orders)).toEqual([]);
    if (order.status === 'published') {
      expect(await verifyOrderFolder(order.folder ?? '', id)).toMatchObject({ ok: true });
      expect(logged).toEqual([LOGGED, ...LOT]);
    } else {
      expect(listVisible(shop.orders)).toEqual([]);
      expect(logged).toEqual([LOGGED]);
    }
    expect(shop.context.reader.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

describe('an order that two processes publish at once', () => {
  it('is published once: the second waits for the first, and settles nothing under its hands', async () => {
    const { shop, dealership, id } = await openShopWithDraft();
    const refusals: Promise<unknown>[] = [];
    await publishElsewhere(shop, id, (kill) => {
      if (refusals.length > 0 || listHidden(shop.orders).length === 0) return;
      const second = publishOrder(shop.context, { id });
      refusals.push(second.catch((error: unknown) => error).finally(kill));
    });
    expect(await Promise.all(refusals)).toMatchObject([{ problem: { code: 'order-not-a-draft' } }]);
    expect(showOrder(shop.context, { id }).order.status).toBe('published');
    expect(listVisible(shop.orders)).toHaveLength(1);
    expect(readLog(shop.context.reader, dealership)).toHaveLength(LOT.length + 1);
  });
});
