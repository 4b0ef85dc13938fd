import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listOrderFolders } from '../../main/database/order-folders.ts';
import { readLog } from '../../main/database/vin-logs.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrWait } from '../../main/workflows/publish-or-wait.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { publishWaitingOrders } from '../../main/workflows/publish-waiting-orders.ts';
import { renumberOrder } from '../../main/workflows/renumber-order.ts';
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

/** Publishes under a number in another process, to its end. */
function takeElsewhere(shop: Shop, id: number, number: string): void {
  const script = fileURLToPath(new URL('publish-in-child.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, [script, shop.context.paths.data, String(id), number], {
    stdio: 'inherit',
  });
  expect(status).toBe(0);
}

/** The shop's context; what happens meanwhile happens once, when `key` is read and it is time. */
function withMeanwhile(
  { context }: Shop,
  key: 'paths' | 'writer',
  meanwhile: () => void,
  isTime = () => true,
): WorkflowContext {
  let isDone = false;
  return Object.defineProperty({ ...context }, key, {
    get() {
      if (!isDone && isTime()) {
        isDone = true;
        meanwhile();
      }
      return context[key];
    },
  });
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

describe('a number that another process takes in the same moment', () => {
  const NUMBER = '45175';
  const ASKS = { problem: { code: 'needs-confirmation', details: { guards: [{ code: 'number-used' }] } } };

  async function openShopWithTwo() {
    const { shop, id: other } = await openShopWithDraft();
    const listed = { name: NAME, type: 'list', text: VINS[100] ?? '', store: true } as const;
    const prepared = await prepareOrder(shop.context, listed);
    if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
    return { shop, other, id: prepared.id };
  }

  it.each([false, true])('asks before it is given twice (a yes was said before: %s)', async (yes) => {
    const { shop, other, id } = await openShopWithTwo();
    const input = { id, number: NUMBER, yes };
    // Looking for the orders folder takes a while on a share.
    const context = withMeanwhile(shop, 'paths', () => takeElsewhere(shop, other, NUMBER));
    await expect(publishOrder(context, input)).rejects.toMatchObject(ASKS);
    expect(showOrder(shop.context, { id }).order).toMatchObject({ status: 'draft', number: null });
    expect([listVisible(shop.orders).length, listHidden(shop.orders)]).toEqual([1, []]);
    expect((await publishOrder(shop.context, { ...input, yes: true })).order.number).toBe(NUMBER);
  });

  it('asks when the order waited for its folder since the yes', async () => {
    const { shop, other, id } = await openShopWithTwo();
    const away = `${shop.orders}-away`;
    const context = withMeanwhile(shop, 'paths', () => {
      takeElsewhere(shop, other, NUMBER);
      renameSync(shop.orders, away);
    });
    expect((await publishOrWait(context, { id, number: NUMBER, yes: true })).order.status).toBe('draft');
    renameSync(away, shop.orders);
    const { orders } = await publishWaitingOrders(shop.context, {});
    expect(orders).toMatchObject([{ id, status: 'failed', ...ASKS }]);
    expect(showOrder(shop.context, { id }).order.status).toBe('draft');
  });

  it.each([false, true])('asks before a published order gets it (a yes was said before: %s)', async (yes) => {
    const { shop, other, id } = await openShopWithTwo();
    await publishOrder(shop.context, { id, number: '45000' });
    const { writer } = shop.context;
    const isBeingChanged = () =>
      !writer.inTransaction && listOrderFolders(writer, id).some(({ status }) => status === 'writing');
    const context = withMeanwhile(shop, 'writer', () => takeElsewhere(shop, other, NUMBER), isBeingChanged);
    await expect(renumberOrder(context, { id, number: NUMBER, yes })).rejects.toMatchObject(ASKS);
    const { order } = showOrder(shop.context, { id });
    expect(order).toMatchObject({ status: 'published', number: '45000' });
    expect(await verifyOrderFolder(order.folder ?? '', id)).toMatchObject({
      ok: true,
      value: { orderNumber: '45000' },
    });
    expect((await renumberOrder(shop.context, { id, number: NUMBER, yes: true })).order.number).toBe(NUMBER);
  });
});
