import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { leaveRows } from '../../main/workflows/leave-rows.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { listUnfinishedRows } from '../../main/workflows/list-unfinished-rows.ts';
import { openRunSheet } from '../../main/workflows/open-run-sheet.ts';
import { prepareRunSheetRow } from '../../main/workflows/prepare-run-sheet-row.ts';
import { readRunSheet } from '../../main/workflows/read-run-sheet.ts';
import { removeRunSheetRow } from '../../main/workflows/remove-run-sheet-row.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { takeOverRows } from '../../main/workflows/take-over-rows.ts';
import { A, B, C, D, F, MONDAY, namesOf, openMonday, rowOf } from './open-monday.ts';
import { addDealership, listVisible, makeVehicle, NOON, openShop, type Shop, stockLots } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

describe('opening the run sheet', () => {
  it("fills the day from the schedule, once, each row with the dealership's usual type", async () => {
    const { shop } = await openMonday();
    expect(readRunSheet(shop.context, {})).toMatchObject({ date: MONDAY, isFilled: false, rows: [] });

    const sheet = await openRunSheet(shop.context, {});
    expect(sheet).toMatchObject({ date: MONDAY, day: 'mon', isFilled: true, activeImport: { status: 'active' } });
    expect(sheet.counts).toEqual({ mon: 4, tue: 1, wed: 0, thu: 1, fri: 0, sat: 0, sun: 0 });
    expect(sheet.rows.map(({ dealership, type, status }) => [dealership, type, status])).toEqual([
      ['Alpha Motors', 'cao', 'ready'],
      ['Beta Motors', 'cao', 'ready'],
      ['Delta Motors', 'cao', 'not-in-feed'],
      ['Lima Motors', 'list', 'needs-vins'],
    ]);

    await removeRunSheetRow(shop.context, { id: rowOf(sheet, 'Delta Motors').id });
    expect(namesOf(await openRunSheet(shop.context, {}))).toEqual(['Alpha Motors', 'Beta Motors', 'Lima Motors']);
    expect(namesOf(await openRunSheet(shop.context, { date: '2026-11-24' }))).toEqual(['Tango Motors']);
  });

  it('does not add what was put on the day by hand before', async () => {
    const { shop } = await openMonday();
    await addRunSheetRow(shop.context, { date: MONDAY, name: 'beta motors', type: 'maintenance' });
    const { rows } = await openRunSheet(shop.context, {});
    expect(rows.filter(({ dealership }) => dealership === 'Beta Motors')).toMatchObject([{ type: 'maintenance' }]);
    expect(rows).toHaveLength(4);
  });

  it('refuses a day that does not exist', async () => {
    const { shop } = await openMonday();
    expect(await problemOf(() => openRunSheet(shop.context, { date: '2026-02-30' }))).toMatchObject({
      code: 'wrong-date',
    });
  });
});

describe('the numbers of a row', () => {
  it('are those of an order made now, and add up to the feed, with nothing written', async () => {
    const { shop } = await openMonday();
    const row = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    expect(row).toMatchObject({
      feed: 4,
      toPrint: 2,
      byCondition: { new: 1, po: 0, cpo: 1, unknown: 0 },
      heldBack: 1,
      alreadyOrdered: 1,
      orderId: null,
      orderStatus: null,
      folder: null,
      warnings: [],
      usual: null,
      lastOrderAt: null,
      problem: null,
      dataAgeHours: 0,
    });
    expect(row.funnel.at(-1)).toEqual({ step: 'vin-log', remaining: 2 });
    expect(listVisible(shop.orders)).toEqual([]);
    expect(listOrders(shop.context).orders).toEqual([]);
  });

  it('are those of the draft once there is one, whatever is imported afterwards', async () => {
    const { shop, alpha } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const { order } = await prepareRunSheetRow(shop.context, { id });
    await editOrder(shop.context, { id: order?.id ?? 0, edit: { kind: 'exclude', vin: A } });
    await stockLots(shop, [[alpha, [makeVehicle(F)]]]);
    expect(rowOf(readRunSheet(shop.context, {}), 'Alpha Motors')).toMatchObject({
      orderId: order?.id,
      orderStatus: 'draft',
      feed: 4,
      toPrint: 1,
      heldBack: 2,
    });
  });

  it('of a LIST count what was pasted', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Lima Motors');
    const sheet = await changeRunSheetRow(shop.context, { id, listText: `${A}\n${A}\n${B}` });
    expect(rowOf(sheet, 'Lima Motors')).toMatchObject({ status: 'ready', toPrint: 2, feed: 0 });
  });

  it('say what is wrong with a dealership that cannot be counted, and leave the others alone', async () => {
    const { shop, alpha } = await openMonday();
    await openRunSheet(shop.context, {});
    shop.context.writer.exec(`DROP TABLE ${alpha.vinLogTable}`);
    await setDealership(shop.context, { name: 'Delta Motors', patch: { isActive: false } });
    const sheet = readRunSheet(shop.context, {});
    expect(rowOf(sheet, 'Alpha Motors')).toMatchObject({
      status: 'failed',
      feed: 4,
      toPrint: 0,
      problem: { code: 'unexpected' },
    });
    expect(rowOf(sheet, 'Delta Motors')).toMatchObject({ status: 'failed', problem: { code: 'dealership-inactive' } });
    expect(rowOf(sheet, 'Beta Motors')).toMatchObject({ status: 'ready', toPrint: 1 });
  });
});

describe("the age of a dealership's data", () => {
  it('counts from the file that has its vehicles, however often they were carried over', async () => {
    const shop = await openShop();
    for (const name of ['Alpha Motors', 'Beta Motors']) await addDealership(shop, name);
    const at = (hour: number) => shop.with({ now: () => new Date(NOON.getTime() + hour * 3_600_000) });
    const importAt = async (hour: number, file: string, rows: readonly string[]) => {
      const path = join(shop.context.paths.data, file);
      writeFileSync(path, ['VIN,Location', ...rows, ''].join('\n'));
      await importInventory(at(hour), { files: [{ path }], mode: 'update' });
    };
    await importAt(0, 'both.csv', [`${A},Alpha Motors`, `${B},Beta Motors`]);
    await importAt(10, 'alpha.csv', [`${C},Alpha Motors`]);
    await importAt(20, 'alpha-again.csv', [`${D},Alpha Motors`]);
    for (const name of ['Alpha Motors', 'Beta Motors']) await addRunSheetRow(shop.context, { date: MONDAY, name });
    const { rows } = readRunSheet(at(24), { date: MONDAY });
    expect(rows.map(({ dealership, dataAgeHours }) => [dealership, dataAgeHours])).toEqual([
      ['Alpha Motors', 4],
      ['Beta Motors', 24],
    ]);
  });
});

describe('the orders that an earlier day left unfinished', () => {
  const TUESDAY = '2026-11-24';
  const read = (shop: Shop) => listUnfinishedRows(shop.context, { date: TUESDAY }).rows;

  it('are those with something to print, and nothing that was written or is on the sheet anyway', async () => {
    const { shop } = await openMonday();
    const sheet = await openRunSheet(shop.context, {});
    expect(read(shop)).toMatchObject([
      { date: MONDAY, dealership: 'Alpha Motors', toPrint: 2 },
      { date: MONDAY, dealership: 'Beta Motors', toPrint: 1 },
    ]);
    expect(listUnfinishedRows(shop.context, { date: MONDAY }).rows).toEqual([]);
    await runOrders(shop.context, { ids: [rowOf(sheet, 'Alpha Motors').id] });
    await addRunSheetRow(shop.context, { date: TUESDAY, name: 'Beta Motors' });
    expect(read(shop)).toEqual([]);
  });

  it('are taken over with their numbers and lists; only a draft that a person edited stays as it was', async () => {
    const { shop } = await openMonday();
    const sheet = await openRunSheet(shop.context, {});
    const [alpha, beta] = [rowOf(sheet, 'Alpha Motors').id, rowOf(sheet, 'Beta Motors').id];
    await changeRunSheetRow(shop.context, { id: alpha, number: '45201' });
    const { order } = await prepareRunSheetRow(shop.context, { id: alpha });
    await editOrder(shop.context, { id: order?.id ?? 0, edit: { kind: 'exclude', vin: A } });
    await prepareRunSheetRow(shop.context, { id: beta });

    await openRunSheet(shop.context, { date: TUESDAY });
    const taken = await takeOverRows(shop.context, { date: TUESDAY, ids: [alpha, beta] });
    expect(namesOf(taken)).toEqual(['Tango Motors', 'Alpha Motors', 'Beta Motors']);
    expect(rowOf(taken, 'Alpha Motors')).toMatchObject({ number: '45201', toPrint: 1, orderId: order?.id });
    expect(rowOf(taken, 'Beta Motors')).toMatchObject({ toPrint: 1, orderId: null });
    expect(listOrders(shop.context).orders).toHaveLength(1);
    expect(read(shop)).toEqual([]);
  });

  it('are not offered again once they were left, until that is taken back', async () => {
    const { shop } = await openMonday();
    const ids = (await openRunSheet(shop.context, {})).rows.map(({ id }) => id);
    await leaveRows(shop.context, { ids, isLeft: true });
    expect(read(shop)).toEqual([]);
    await leaveRows(shop.context, { ids, isLeft: false });
    expect(read(shop)).toHaveLength(2);
  });

  it('cannot be taken over once their order is written', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    await runOrders(shop.context, { ids: [id] });
    const problem = await problemOf(() => takeOverRows(shop.context, { date: TUESDAY, ids: [id] }));
    expect(problem?.code).toBe('order-not-a-draft');
    expect(rowOf(readRunSheet(shop.context, {}), 'Alpha Motors').status).toBe('exported');
  });
});
