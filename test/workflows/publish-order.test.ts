import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import { ProblemError } from '../../main/core/problem.ts';
import { listAuditEntries } from '../../main/database/audit.ts';
import { writeGroup } from '../../main/database/shop-settings.ts';
import { type NewLogEntry, readLog, recordLogEntries } from '../../main/database/vin-logs.ts';
import { decodeQrPng } from '../../main/files/decode-qr-png.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { discardDraft } from '../../main/workflows/discard-draft.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { type PrepareOrderInput, prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { readStoredOrder } from '../../main/workflows/read-stored-order.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
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

const NAME = 'Zephyr of Testville';
const [A = '', B = '', C = '', LOGGED = ''] = VINS;

/** A shop with one dealership, two new cars on its lot, and one entry in its VIN log. */
async function openReadyShop(settings: object = {}): Promise<{ readonly shop: Shop; readonly dealership: Dealership }> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME, settings);
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B, { condition: 'po' })]]]);
  return { shop, dealership };
}

async function keepDraft(shop: Shop, input: Partial<PrepareOrderInput> = {}): Promise<number> {
  const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true, ...input });
  if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
  return prepared.id;
}

function makeLogEntry(vin: string): NewLogEntry {
  const of = { orderNumber: '', orderType: 'cao', orderOn: null, processedOn: null, template: '' } as const;
  return { vin, ...of, flag: '', orderId: null, source: 'elsewhere' };
}

function logOf(shop: Shop, dealership: Dealership) {
  return readLog(shop.context.reader, dealership).map(({ vin, orderNumber }) => [vin, orderNumber]);
}

function readText(folder: string | null, file: string): string {
  return readFileSync(join(folder ?? '', file), 'utf8');
}

describe('publishing', () => {
  it('writes the folder and logs its VINs', async () => {
    const { shop, dealership } = await openReadyShop();
    const { order } = await publishOrder(shop.context, { id: await keepDraft(shop, { number: ' 45175 ' }) });

    expect(order).toMatchObject({ status: 'published', number: '45175', practice: false, vehicles: 2 });
    expect(order.folder).toBe(join(shop.orders, 'Zephyr_of_Testville_CAO_20261123_120000'));
    expect(listVisible(shop.orders)).toEqual(['Zephyr_of_Testville_CAO_20261123_120000']);
    expect(readdirSync(join(order.folder ?? '', 'qr_codes')).sort()).toEqual([`${A}.png`, `${B}.png`]);
    expect(JSON.parse(readText(order.folder, 'order_summary.json'))).toMatchObject({
      orderId: order.id,
      orderNumber: '45175',
      counts: { vehicles: 2, new: 1, po: 1 },
    });
    expect(readLog(shop.context.reader, dealership).slice(1)).toEqual([
      {
        vin: A,
        orderNumber: '45175',
        orderType: 'cao',
        orderDate: '2026-11-23',
        template: 'shortcut-pack',
        flag: '',
      },
      expect.objectContaining({ vin: B, orderNumber: '45175' }),
    ]);
    expect(listHidden(shop.orders)).toEqual([]);
    expect(listAuditEntries(shop.context.reader, `order ${order.id}`)).toMatchObject([
      { action: 'publish-order', detail: { number: '45175', vehicles: 2, practice: false } },
    ]);
  });

  it("gives every vehicle the code of its own page, and the older number's duplicates to billing", async () => {
    const { shop } = await openReadyShop();
    const id = await keepDraft(shop, { type: 'list', text: `${LOGGED} ${A} ${C}`, number: '45176' });
    const { order } = await publishOrder(shop.context, { id });
    const codes = readdirSync(join(order.folder ?? '', 'qr_codes')).map((file) => [
      file,
      decodeQrPng(readFileSync(join(order.folder ?? '', 'qr_codes', file))),
    ]);
    expect(Object.fromEntries(codes)).toEqual({ [`${A}.png`]: A, [`${C}.png`]: C, [`${LOGGED}.png`]: LOGGED });
    const billing = readText(order.folder, 'Zephyr_of_Testville_billing.csv');
    expect(billing).toContain('Ordered,3\r\nProduced,3\r\nDuplicates,1\r\nNot on Website,2\r\n');
  });

  it('writes what was reviewed, whatever was imported or set meanwhile', async () => {
    const { shop, dealership } = await openReadyShop();
    const id = await keepDraft(shop);
    await stockLots(shop, [[dealership, [makeVehicle(C, { price: 1 })]]]);
    await setDealership(shop.context, { name: NAME, patch: { rules: { vehicleTypes: ['used'] } } });

    const { order } = await publishOrder(shop.context, { id });

    expect(order.contents.map(({ vin, price }) => [vin, price])).toEqual([
      [A, 22500],
      [B, 22500],
    ]);
    const csv = readText(order.folder, 'Zephyr_of_Testville_vehicles.csv');
    expect(csv.split('\r\n').map((line) => line.slice(0, 17))).toEqual(['VIN,Make,Model,Ye', A, B, '']);
  });

  it('of a published order is refused, and logs nothing twice', async () => {
    const { shop, dealership } = await openReadyShop();
    const id = await keepDraft(shop);
    await publishOrder(shop.context, { id });
    const before = logOf(shop, dealership);
    await expect(publishOrder(shop.context, { id, yes: true })).rejects.toMatchObject({
      problem: { code: 'order-not-a-draft' },
    });
    expect(logOf(shop, dealership)).toEqual(before);
    expect(listVisible(shop.orders)).toHaveLength(1);
  });

  it('of a draft that everything was taken out of is refused, and writes nothing', async () => {
    const { shop, dealership } = await openReadyShop();
    const id = await keepDraft(shop);
    const edits = showOrder(shop.context, { id }).order.contents.map(({ vin }) => ({ kind: 'exclude', vin }) as const);
    await editOrder(shop.context, { id, edit: { kind: 'together', edits } });
    const before = logOf(shop, dealership);
    for (const practice of [false, true]) {
      await expect(publishOrder(shop.context, { id, practice, yes: true })).rejects.toMatchObject({
        problem: { code: 'order-empty' },
      });
    }
    expect(logOf(shop, dealership)).toEqual(before);
    expect(listVisible(shop.orders)).toEqual([]);
  });

  it('twice in one second gives two folders', async () => {
    const { shop } = await openReadyShop();
    const first = await publishOrder(shop.context, { id: await keepDraft(shop) });
    const second = await publishOrder(shop.context, { id: await keepDraft(shop, { type: 'list', text: A }) });
    const third = await publishOrder(shop.context, { id: await keepDraft(shop, { type: 'list', text: B }) });
    expect(listVisible(shop.orders)).toEqual([
      'Zephyr_of_Testville_CAO_20261123_120000',
      'Zephyr_of_Testville_LIST_20261123_120000',
      'Zephyr_of_Testville_LIST_20261123_120000_2',
    ]);
    expect(new Set([first, second, third].map(({ order }) => order.folder)).size).toBe(3);
  });

  it.each([
    [true, [LOGGED, A]],
    [false, [LOGGED]],
  ])('logs a LIST when the dealership wants it (%s)', async (logListOrders, expected) => {
    const { shop, dealership } = await openReadyShop({ output: { logListOrders } });
    await publishOrder(shop.context, { id: await keepDraft(shop, { type: 'list', text: A }) });
    expect(logOf(shop, dealership).map(([vin]) => vin)).toEqual(expected);
  });

  it('logs all that the CAO half of a MAINTENANCE order took, listed or not: it must not be new tomorrow', async () => {
    const { shop, dealership } = await openReadyShop({ output: { logListOrders: false } });
    await publishOrder(shop.context, { id: await keepDraft(shop, { type: 'maintenance', text: B }) });
    expect(logOf(shop, dealership).map(([vin]) => vin)).toEqual([LOGGED, A, B]);
  });

  it.each([
    [true, [LOGGED, A, B, VINS[200]]],
    [false, [LOGGED, A, B]],
  ])('logs what only the list of a MAINTENANCE order has when the dealership wants it (%s)', async (logs, expected) => {
    const { shop, dealership } = await openReadyShop({ output: { logListOrders: logs } });
    await publishOrder(shop.context, { id: await keepDraft(shop, { type: 'maintenance', text: VINS[200] ?? '' }) });
    expect(logOf(shop, dealership).map(([vin]) => vin)).toEqual(expected);
  });

  it('as a practice run writes to the practice folder and touches no VIN log', async () => {
    const { shop, dealership } = await openReadyShop();
    const { order } = await publishOrder(shop.context, { id: await keepDraft(shop), practice: true });
    expect(order).toMatchObject({ status: 'published', practice: true });
    expect(order.folder).toBe(join(shop.orders, '_practice', 'Zephyr_of_Testville_CAO_20261123_120000'));
    expect(logOf(shop, dealership)).toEqual([[LOGGED, '44000']]);
    expect((await prepareOrder(shop.context, { name: NAME, type: 'cao' })).order.vehicles).toHaveLength(2);
  });
});

describe('a guard', () => {
  async function refusal(shop: Shop, id: number) {
    const error: unknown = await publishOrder(shop.context, { id }).catch((reason: unknown) => reason);
    if (!(error instanceof ProblemError)) throw new Error('It was not refused.');
    const guards = error.problem.details?.guards as { readonly code: string }[];
    return { code: error.problem.code, guards: guards.map(({ code }) => code) };
  }

  async function openUnusualShop(logged: readonly string[], lot: readonly string[]): Promise<Shop> {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    await logVins(shop, dealership, logged);
    await stockLots(shop, [[dealership, lot.map((vin) => makeVehicle(vin))]]);
    return shop;
  }

  it.each([
    ['an empty VIN log', [], [A], 'empty-vin-log'],
    ['more than 100 vehicles', [LOGGED], VINS.slice(10, 111), 'many-vehicles'],
  ])('asks before publishing with %s', async (_case, logged, lot, code) => {
    const shop = await openUnusualShop(logged, lot);
    const id = await keepDraft(shop);
    expect(await refusal(shop, id)).toEqual({ code: 'needs-confirmation', guards: [code] });
    expect(listVisible(shop.orders)).toEqual([]);
    expect((await publishOrder(shop.context, { id, yes: true })).order.status).toBe('published');
  });

  it("asks before publishing three times the dealership's usual", async () => {
    const { shop, dealership } = await openReadyShop();
    await publishOrder(shop.context, { id: await keepDraft(shop) });
    await stockLots(shop, [[dealership, VINS.slice(10, 16).map((vin) => makeVehicle(vin))]]);
    expect(await refusal(shop, await keepDraft(shop))).toEqual({
      code: 'needs-confirmation',
      guards: ['unusually-many'],
    });
  });

  it('asks before a number is used twice, at whichever dealership', async () => {
    const { shop } = await openReadyShop();
    const other = await addDealership(shop, 'Other Motors');
    await logVins(shop, other, [C]);
    await publishOrder(shop.context, { id: await keepDraft(shop, { number: '45175' }) });
    const id = await keepDraft(shop, { name: 'Other Motors', type: 'list', text: A });
    await expect(publishOrder(shop.context, { id, number: '45175' })).rejects.toMatchObject({
      problem: { code: 'needs-confirmation', details: { guards: [{ code: 'number-used' }] } },
    });
    expect((await publishOrder(shop.context, { id, number: '45176' })).order.number).toBe('45176');
  });

  it('asks when another order took the same vehicles after the draft was made', async () => {
    const { shop } = await openReadyShop();
    const early = await keepDraft(shop);
    const late = await keepDraft(shop);
    await publishOrder(shop.context, { id: early });
    expect(await refusal(shop, late)).toEqual({ code: 'needs-confirmation', guards: ['ordered-meanwhile'] });
  });

  it.each([false, true])(
    'asks when another process logs the same vehicles while this order is about to be written (a yes was said before: %s)',
    async (yes) => {
      const { shop, dealership } = await openReadyShop();
      const { writer } = shop.context;
      const id = await keepDraft(shop);
      let isDone = false;
      const now = () => {
        // The moment after the intent is recorded and before the lock is held.
        if (!isDone && !writer.inTransaction && readStoredOrder(writer, id).status === 'publishing') {
          isDone = true;
          recordLogEntries(writer, dealership, [{ ...makeLogEntry(A), orderNumber: '45999' }], NOON.toISOString());
        }
        return NOON;
      };
      await expect(publishOrder(shop.with({ now }), { id, yes })).rejects.toMatchObject({
        problem: { code: 'needs-confirmation', details: { guards: [{ code: 'ordered-meanwhile' }] } },
      });
      expect(showOrder(shop.context, { id }).order.status).toBe('draft');
      expect([listVisible(shop.orders), listHidden(shop.orders)]).toEqual([[], []]);
      expect((await publishOrder(shop.context, { id, yes: true })).order.status).toBe('published');
    },
  );

  it('gives a number of the series to one order, also when another process takes one at the same moment', async () => {
    const { shop } = await openReadyShop();
    const { writer, paths } = shop.context;
    await changeSettings(shop.context, { patch: { orderNumbers: { next: '45175' } } });
    const id = await keepDraft(shop);
    const context = Object.defineProperty({ ...shop.context }, 'paths', {
      get() {
        // Looking for the orders folder takes a while on a share.
        writeGroup(writer, 'orderNumbers', { next: '45176' }, NOON.toISOString());
        return paths;
      },
    });
    expect((await publishOrder(context, { id })).order.number).toBe('45176');
  });
});

describe('a failure while publishing', () => {
  it('of an orders folder that is missing writes nothing, here or elsewhere, and leaves the draft', async () => {
    const { shop, dealership } = await openReadyShop();
    const id = await keepDraft(shop);
    rmSync(shop.orders, { recursive: true });
    await expect(publishOrder(shop.context, { id })).rejects.toMatchObject({
      problem: { code: 'orders-folder-missing' },
    });
    expect(readdirSync(shop.context.paths.data)).not.toContain('share');
    expect(showOrder(shop.context, { id }).order.status).toBe('draft');
    expect(logOf(shop, dealership)).toEqual([[LOGGED, '44000']]);
  });

  it('of a share whose bare mount point is left is noticed by the missing marker', async () => {
    const { shop } = await openReadyShop();
    await publishOrder(shop.context, { id: await keepDraft(shop) });
    const id = await keepDraft(shop, { type: 'list', text: A });
    rmSync(shop.orders, { recursive: true });
    mkdirSync(shop.orders);
    await expect(publishOrder(shop.context, { id })).rejects.toMatchObject({
      problem: { code: 'orders-folder-unmarked' },
    });
    expect(readdirSync(shop.orders)).toEqual([]);
  });

  it("creates only the application's own orders folder", async () => {
    const { shop } = await openReadyShop();
    const orders = join(shop.context.paths.data, 'orders');
    const context = shop.with({ paths: { ...shop.context.paths, orders } });
    await publishOrder(context, { id: await keepDraft(shop) });
    expect(listVisible(orders)).toHaveLength(1);
  });

  it('by cancelling in the middle leaves no folder, no log entry, and the draft to try again', async () => {
    const { shop, dealership } = await openReadyShop();
    const id = await keepDraft(shop);
    const controller = new AbortController();
    const context = shop.with({ signal: controller.signal, report: () => controller.abort() });
    await expect(publishOrder(context, { id })).rejects.toThrow('aborted');
    expect([listVisible(shop.orders), listHidden(shop.orders)]).toEqual([[], []]);
    expect(logOf(shop, dealership)).toEqual([[LOGGED, '44000']]);
    expect((await publishOrder(shop.context, { id })).order.status).toBe('published');
  });

  it('after the folder has become visible is finished, since nothing is missing', async () => {
    const { shop, dealership } = await openReadyShop();
    const id = await keepDraft(shop);
    let failures = 1;
    const info = (message: string) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error(`The log is full: ${message}`);
      }
    };
    const context = shop.with({ log: { ...shop.context.log, orders: { ...shop.context.log.orders, info } } });
    expect((await publishOrder(context, { id })).order.status).toBe('published');
    expect(failures).toBe(0);
    expect(logOf(shop, dealership).map(([vin]) => vin)).toEqual([LOGGED, A, B]);
    expect(listVisible(shop.orders)).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('can be discarded until it is published', async () => {
    const { shop } = await openReadyShop();
    await discardDraft(shop.context, { id: await keepDraft(shop) });
    expect(listOrders(shop.context).orders).toEqual([]);
    const id = await keepDraft(shop);
    await publishOrder(shop.context, { id });
    await expect(discardDraft(shop.context, { id })).rejects.toMatchObject({ problem: { code: 'order-not-a-draft' } });
    await expect(discardDraft(shop.context, { id: 99 })).rejects.toMatchObject({ problem: { code: 'unknown-order' } });
  });
});
