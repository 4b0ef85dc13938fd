import { describe, expect, it } from 'vitest';
import { importVinLog } from '../../main/workflows/import-vin-log.ts';
import { listVinLogEntries } from '../../main/workflows/list-vin-log-entries.ts';
import { listVinLogOrders } from '../../main/workflows/list-vin-log-orders.ts';
import { readVinLog } from '../../main/workflows/read-vin-log.ts';
import { readVinLogHealth } from '../../main/workflows/read-vin-log-health.ts';
import { removeVinLogOrder } from '../../main/workflows/remove-vin-log-order.ts';
import { restoreVinLogOrder } from '../../main/workflows/restore-vin-log-order.ts';
import { saveVinLog } from '../../main/workflows/save-vin-log.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const [A = '', B = '', C = '', D = '', E = ''] = VINS;

/** Honda has two orders that share a VIN, Lexus has one of the same number as Honda's first. */
async function openLogs() {
  const shop = await openShop();
  const honda = await addDealership(shop, 'Serra Honda');
  const lexus = await addDealership(shop, 'Spirit Lexus');
  await logVins(shop, honda, [A, B, C], '44001');
  await logVins(shop, honda, [C, D], '44002');
  await logVins(shop, lexus, [E], '44001');
  const list = (input: Parameters<typeof listVinLogOrders>[1] = {}) =>
    listVinLogOrders(shop.context, input).orders.map(({ dealership, orderNumber, vins }) => [
      dealership,
      orderNumber,
      vins,
    ]);
  return { shop, context: shop.context, honda, lexus, list };
}

describe('listing the orders of the VIN logs', () => {
  it('counts the entries of every order of every dealership, the newest first', async () => {
    const { context, list } = await openLogs();
    expect(list()).toEqual([
      ['Spirit Lexus', '44001', 1],
      ['Serra Honda', '44002', 2],
      ['Serra Honda', '44001', 3],
    ]);
    expect(listVinLogOrders(context, { limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      vins: 6,
      orders: [{ dealership: 'Serra Honda', orderNumber: '44002', orderId: null, orderType: 'legacy', flagged: 0 }],
    });
  });

  it.each([
    ['part of an order number', { search: '4002' }, [['Serra Honda', '44002', 2]]],
    [
      'a VIN, in any case, which counts what it finds',
      { search: ` ${C.toLowerCase()} ` },
      [
        ['Serra Honda', '44002', 1],
        ['Serra Honda', '44001', 1],
      ],
    ],
    ['a dealership', { dealership: 'spirit lexus' }, [['Spirit Lexus', '44001', 1]]],
    ['both', { dealership: 'Spirit Lexus', search: A }, []],
  ])('is narrowed by %s', async (_what, input, orders) => {
    const { list } = await openLogs();
    expect(list(input)).toEqual(orders);
  });

  it('reads the entries of one order alone, page by page', async () => {
    const { context } = await openLogs();
    const read = (page: object) => {
      const order = { dealership: 'Serra Honda', orderNumber: '44001', orderId: null };
      const { total, entries } = listVinLogEntries(context, { ...order, ...page });
      return [total, ...entries.map(({ vin }) => vin)];
    };
    expect(read({})).toEqual([3, A, B, C]);
    expect(read({ limit: 1, offset: 1 })).toEqual([3, B]);
    expect(read({ search: C })).toEqual([1, C]);
  });

  it('refuses a dealership that it does not know', async () => {
    const { list } = await openLogs();
    expect(await problemOf(() => list({ dealership: 'Nobody' }))).toMatchObject({ code: 'unknown-dealership' });
  });

  it('shows what was removed by hand apart, until it is put back', async () => {
    const { context, list } = await openLogs();
    const order = { name: 'Serra Honda', orderNumber: '44001' };
    expect(await removeVinLogOrder(context, order)).toMatchObject({ removed: 3 });
    expect(list({ dealership: 'Serra Honda' })).toEqual([['Serra Honda', '44002', 2]]);
    expect(list({ removed: true })).toEqual([['Serra Honda', '44001', 3]]);
    expect(await restoreVinLogOrder(context, order)).toMatchObject({ restored: 3 });
    expect(list({ removed: true })).toEqual([]);
    expect(list({ dealership: 'Serra Honda' })).toHaveLength(2);
  });
});

describe('adding pasted VINs to a VIN log', () => {
  it('reads what a spreadsheet puts on the clipboard', async () => {
    const { context, list } = await openLogs();
    const text = `ORDER #\tVIN\r\n45001\t${VINS[10]}\r\n\t${VINS[11]}\r\n`;
    const rehearsed = await importVinLog(context, { name: 'Spirit Lexus', text, dryRun: true });
    expect(rehearsed.import).toEqual({ rows: 2, added: 2, known: 0, flagged: 0 });
    expect(list({ dealership: 'Spirit Lexus' })).toHaveLength(1);
    expect(await importVinLog(context, { name: 'Spirit Lexus', text })).toEqual(rehearsed);
    expect(list({ dealership: 'Spirit Lexus' })).toContainEqual(['Spirit Lexus', '45001', 2]);
  });

  it('gives rows without an order the number and the date that were typed, and says that a hand wrote them', async () => {
    const { context } = await openLogs();
    const typed = { orderNumber: '45002', orderDate: '2026-11-20' };
    await importVinLog(context, { name: 'Spirit Lexus', text: `${VINS[12]}\nnot one`, ...typed });
    const { orders } = listVinLogOrders(context, { search: '45002' });
    expect(orders).toMatchObject([{ orderType: 'manual', orderDate: '2026-11-20', vins: 1 }]);
    const order = { dealership: 'Spirit Lexus', orderNumber: '45002', orderId: null };
    expect(listVinLogEntries(context, order).entries).toMatchObject([{ vin: VINS[12], source: 'by hand' }]);
    expect(readVinLog(context, { name: 'Spirit Lexus' }).entries).toHaveLength(2);
  });

  it('says that there is no VIN in the text', async () => {
    const { context } = await openLogs();
    const problem = await problemOf(() => importVinLog(context, { name: 'Spirit Lexus', text: 'nothing here' }));
    expect(problem).toMatchObject({ code: 'no-vins' });
  });
});

describe('saving the VIN logs as CSV', () => {
  it('has a row for every entry, orders of one VIN apart, and formulas made harmless', async () => {
    const { context, shop, lexus } = await openLogs();
    await logVins(shop, lexus, [A], '=1+1');
    const { fileName, text, rows } = saveVinLog(context, {});
    expect([fileName, rows]).toEqual(['VIN_logs.csv', 7]);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('DEALERSHIP,VIN,ORDER_NUMBER,ORDER_TYPE,ORDER_DATE,TEMPLATE,FLAG,SOURCE');
    expect(lines[1]).toBe(`Serra Honda,${A},44001,legacy,,,,log.csv`);
    expect(lines[7]).toBe(`Spirit Lexus,${A},'=1+1,legacy,,,,log.csv`);
    expect(lines).toHaveLength(9);
  });

  it('saves what a search finds in one log', async () => {
    const { context } = await openLogs();
    expect(saveVinLog(context, { dealership: 'Serra Honda', search: C })).toMatchObject({
      fileName: 'VIN_log_of_Serra_Honda.csv',
      rows: 2,
    });
  });
});

describe("the VIN logs' health", () => {
  it('compares each log with the largest lot that an import ever brought', async () => {
    const { context, shop, honda } = await openLogs();
    await addDealership(shop, 'Volvo');
    const importId = await stockLots(shop, [[honda, [makeVehicle(A)]]]);
    context.writer
      .prepare(
        `INSERT INTO import_differences (import_id, dealership_id, location, vehicles, previous, added, gone)
         VALUES (?, ?, '', 3, 0, 3, 0)`,
      )
      .run(importId, honda.id);
    expect(readVinLogHealth(context).logs).toEqual([
      { dealership: 'Serra Honda', vins: 4, lastOn: '2026-11-23', largestLot: 3, state: 'larger-than-lot' },
      { dealership: 'Spirit Lexus', vins: 1, lastOn: '2026-11-23', largestLot: 0, state: 'ok' },
      { dealership: 'Volvo', vins: 0, lastOn: null, largestLot: 0, state: 'empty' },
    ]);
  });
});
