import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../main/database/vin-logs.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { addDealership, listVisible, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';

const NAMES = ['Alpha Motors', 'Beta Motors', 'Gamma Motors'] as const;
const LOGGED = VINS[200] ?? '';

/** Three CAO dealerships due on Mondays, two new cars each, and a LIST dealership due with them. */
async function openMondayShop(): Promise<Shop> {
  const shop = await openShop();
  const lots = [];
  for (const [index, name] of NAMES.entries()) {
    const dealership = await addDealership(shop, name, { schedule: ['mon'], aliases: [`${name} of Testville`] });
    await logVins(shop, dealership, [LOGGED]);
    lots.push([dealership, VINS.slice(10 * index, 10 * index + 2).map((vin) => makeVehicle(vin))] as const);
  }
  await addDealership(shop, 'Delta Motors', { schedule: ['mon'], orderType: 'list' });
  await addDealership(shop, 'Epsilon Motors', { schedule: ['tue'] });
  await stockLots(shop, lots);
  return shop;
}

describe("a day's orders", () => {
  it('are published one by one, each with the next number, and a LIST dealership is told', async () => {
    const shop = await openMondayShop();
    const { orders } = await orderDealerships(shop.context, { type: 'cao', scheduled: true, number: '45099' });
    expect(orders.map(({ dealership, status, number }) => [dealership, status, number])).toEqual([
      ['Alpha Motors', 'published', '45099'],
      ['Beta Motors', 'published', '45100'],
      ['Delta Motors', 'nothing-new', null],
      ['Gamma Motors', 'published', '45101'],
    ]);
    expect(orders[2]?.warnings).toMatchObject([{ code: 'needs-list', asks: false }]);
    expect(orders[0]).toMatchObject({
      id: 1,
      type: 'cao',
      folder: join(shop.orders, 'Alpha_Motors_CAO_20261123_120000'),
      vehicles: [{ vin: VINS[0], stock: expect.any(String), condition: 'new' }, { vin: VINS[1] }],
      heldBack: [],
      alreadyOrdered: 0,
      warnings: [],
    });
    expect(orders[0]?.funnel.at(-1)).toEqual({ step: 'vin-log', remaining: 2 });
    expect(listVisible(shop.orders)).toHaveLength(3);
  });

  it('of another weekday are chosen by the day', async () => {
    const shop = await openMondayShop();
    const { orders } = await orderDealerships(shop.context, { type: 'cao', scheduled: true, day: 'tue' });
    expect(orders).toMatchObject([{ dealership: 'Epsilon Motors', status: 'nothing-new' }]);
  });

  it('run again have nothing new and write nothing', async () => {
    const shop = await openMondayShop();
    await orderDealerships(shop.context, { type: 'cao', names: NAMES });
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: NAMES, number: '45200' });
    expect(orders.map(({ status, number, alreadyOrdered }) => [status, number, alreadyOrdered])).toEqual([
      ['nothing-new', null, 2],
      ['nothing-new', null, 2],
      ['nothing-new', null, 2],
    ]);
    expect(listOrders(shop.context).orders).toHaveLength(3);
  });
});

describe('a failure in a batch', () => {
  it('stays in its own result and touches no other', async () => {
    const shop = await openMondayShop();
    const { writer } = shop.context;
    writer.exec("UPDATE dealership_configs SET filtering_rules = '{\"vehicleTypes\":[]}' WHERE name = 'Beta Motors'");
    const names = ['alpha  motors of testville', 'Beta Motors', 'Gamma Moters', 'Gamma Motors'];

    const { orders } = await orderDealerships(shop.context, { type: 'cao', names });

    expect(orders.map(({ dealership, status, problem }) => [dealership, status, problem?.code])).toEqual([
      ['Alpha Motors', 'published', undefined],
      ['Beta Motors', 'failed', 'wrong-rules'],
      ['Gamma Moters', 'failed', 'unknown-dealership'],
      ['Gamma Motors', 'published', undefined],
    ]);
    expect(orders[2]?.problem?.details).toMatchObject({ closest: expect.arrayContaining(['Gamma Motors']) });
    expect(listOrders(shop.context).orders.map(({ dealership }) => dealership)).toEqual([
      'Gamma Motors',
      'Alpha Motors',
    ]);
  });

  it('that nobody foresaw is told without its inside, and the next order goes on', async () => {
    const shop = await openMondayShop();
    shop.context.writer.exec('UPDATE dealership_configs SET filtering_rules = \'{"excludeKeywords":7}\' WHERE id = 1');
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: NAMES });
    expect(orders.map(({ status }) => status)).toEqual(['failed', 'published', 'published']);
    expect(orders[0]?.problem?.code).toBe('unexpected');
    expect(shop.messages.some((message) => message.startsWith('An order failed: '))).toBe(true);
  });

  it('for want of a yes shows what would be ordered, and keeps no draft', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, 'Alpha Motors');
    await stockLots(shop, [[dealership, [makeVehicle(VINS[0] ?? '')]]]);
    const input = { type: 'cao', names: ['Alpha Motors'] } as const;

    const { orders } = await orderDealerships(shop.context, input);

    expect(orders).toMatchObject([
      {
        status: 'failed',
        vehicles: [{ vin: VINS[0] }],
        warnings: [{ code: 'empty-vin-log', asks: true }],
        problem: { code: 'needs-confirmation', details: { guards: [{ code: 'empty-vin-log' }] } },
      },
    ]);
    expect(listOrders(shop.context).orders).toEqual([]);
    expect((await orderDealerships(shop.context, { ...input, yes: true })).orders[0]?.status).toBe('published');
  });

  it('by cancelling ends the call; what was published before stays', async () => {
    const shop = await openMondayShop();
    const controller = new AbortController();
    const context = shop.with({
      signal: controller.signal,
      report: ({ label }) => {
        if (label === 'Writing the order of Beta Motors') controller.abort();
      },
    });
    await expect(orderDealerships(context, { type: 'cao', names: NAMES })).rejects.toThrow('aborted');
    expect(listOrders(shop.context).orders).toMatchObject([{ dealership: 'Alpha Motors', status: 'published' }]);
    expect(listVisible(shop.orders)).toHaveLength(1);
  });
});

describe('one order', () => {
  it('as a dry run shows the vehicles and writes nothing', async () => {
    const shop = await openMondayShop();
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: ['Beta Motors'], dryRun: true });
    expect(orders).toMatchObject([{ status: 'dry-run', vehicles: [{ vin: VINS[10] }, { vin: VINS[11] }] }]);
    expect(orders[0]).not.toHaveProperty('id');
    expect(listOrders(shop.context).orders).toEqual([]);
    expect(readdirSync(shop.orders)).toEqual([]);
  });

  it('as a practice run leaves the VIN log alone', async () => {
    const shop = await openMondayShop();
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: ['Beta Motors'], practice: true });
    expect(orders).toMatchObject([{ status: 'practice', folder: expect.stringContaining('_practice') }]);
    const again = await orderDealerships(shop.context, { type: 'cao', names: ['Beta Motors'], dryRun: true });
    expect(again.orders[0]?.vehicles).toHaveLength(2);
  });

  it('by LIST accounts for every entry, and asks about a mistyped VIN before anything is written', async () => {
    const shop = await openMondayShop();
    const text = `${VINS[50]} ${VINS[50]} ${VINS[51]?.replace(/.$/, 'O')}`;
    const input = { type: 'list', names: ['Delta Motors'], text, number: '7' } as const;
    const asked = await orderDealerships(shop.context, input);
    expect(asked.orders).toMatchObject([
      { status: 'failed', problem: { code: 'needs-confirmation', details: { guards: [{ code: 'invalid-entries' }] } } },
    ]);
    expect(listVisible(shop.orders)).toEqual([]);
    const { orders } = await orderDealerships(shop.context, { ...input, yes: true });
    expect(orders).toMatchObject([{ status: 'published', number: '7', vehicles: [{ vin: VINS[50] }] }]);
    expect(orders[0]?.entries?.map(({ outcome }) => outcome)).toEqual(['vin', 'duplicate', 'invalid']);
    expect(
      readLog(shop.context.reader, { id: 4, name: 'Delta Motors', vinLogTable: 'delta_motors_vin_log' }),
    ).toHaveLength(1);
  });

  it('by LIST belongs to one dealership', async () => {
    const shop = await openMondayShop();
    await expect(
      orderDealerships(shop.context, { type: 'list', names: NAMES, text: VINS[0] ?? '' }),
    ).rejects.toMatchObject({
      problem: { code: 'wrong-input' },
    });
  });
});
