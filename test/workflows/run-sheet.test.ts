import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import type { RunSheet, RunSheetRow } from '../../main/core/run-sheet.ts';
import { setOrderNumber } from '../../main/database/orders.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { fillOrderNumbers } from '../../main/workflows/fill-order-numbers.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { leaveRows } from '../../main/workflows/leave-rows.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { listUnfinishedRows } from '../../main/workflows/list-unfinished-rows.ts';
import { openRunSheet } from '../../main/workflows/open-run-sheet.ts';
import { prepareRunSheetRow } from '../../main/workflows/prepare-run-sheet-row.ts';
import { readRunSheet } from '../../main/workflows/read-run-sheet.ts';
import { refreshRunSheetRow } from '../../main/workflows/refresh-run-sheet-row.ts';
import { removeRunSheetRow } from '../../main/workflows/remove-run-sheet-row.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { takeOverRows } from '../../main/workflows/take-over-rows.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import {
  addDealership,
  listVisible,
  logVins,
  makeVehicle,
  NOON,
  openShop,
  type Shop,
  stockLots,
  VINS,
} from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const MONDAY = '2026-11-23';
const [A = '', B = '', C = '', D = '', E = '', F = ''] = VINS;

/** A shop whose Monday has three CAO dealerships (two vehicles, one, none) and a LIST one. */
async function openMonday(): Promise<{ readonly shop: Shop; readonly alpha: Dealership; readonly beta: Dealership }> {
  const shop = await openShop();
  const alpha = await addDealership(shop, 'Alpha Motors', { schedule: ['mon', 'thu'] });
  const beta = await addDealership(shop, 'Beta Motors', { schedule: ['mon'] });
  await addDealership(shop, 'Delta Motors', { schedule: ['mon'] });
  await addDealership(shop, 'Lima Motors', { schedule: ['mon'], orderType: 'list' });
  await addDealership(shop, 'Tango Motors', { schedule: ['tue'] });
  await addDealership(shop, 'Sleeping Motors', { schedule: ['mon'], isActive: false });
  for (const dealership of [alpha, beta]) await logVins(shop, dealership, [C]);
  await stockLots(shop, [
    [
      alpha,
      [
        makeVehicle(A),
        makeVehicle(B, { condition: 'cpo' }),
        makeVehicle(C),
        makeVehicle(D, { lotStatus: 'In Transit' }),
      ],
    ],
    [beta, [makeVehicle(E)]],
  ]);
  return { shop, alpha, beta };
}

function rowOf(sheet: RunSheet, dealership: string): RunSheetRow {
  const row = sheet.rows.find((one) => one.dealership === dealership);
  if (!row) throw new Error(`${dealership} is not on the sheet.`);
  return row;
}

function namesOf({ rows }: RunSheet): readonly string[] {
  return rows.map(({ dealership }) => dealership);
}

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

describe('changing a row', () => {
  it('keeps number, readiness and place, and each can be set back', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Beta Motors');
    const changed = await changeRunSheetRow(shop.context, { id, number: ' 42911 ', isReady: true, position: 0 });
    expect(namesOf(changed)).toEqual(['Beta Motors', 'Alpha Motors', 'Delta Motors', 'Lima Motors']);
    expect(rowOf(changed, 'Beta Motors')).toMatchObject({ number: '42911', isReady: true, status: 'ready' });
    const back = await changeRunSheetRow(shop.context, { id, number: null, isReady: false, position: 1 });
    expect(namesOf(back)).toEqual(['Alpha Motors', 'Beta Motors', 'Delta Motors', 'Lima Motors']);
    expect(rowOf(back, 'Beta Motors')).toMatchObject({ number: null, isReady: false, status: 'ready' });
  });

  it("gives the row's number to its draft as well", async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Beta Motors');
    await prepareRunSheetRow(shop.context, { id });
    await changeRunSheetRow(shop.context, { id, number: '42911' });
    expect((await prepareRunSheetRow(shop.context, { id })).order).toMatchObject({ number: '42911' });
  });

  it('throws the draft away when the order becomes another one, and asks first when it was edited', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const first = (await prepareRunSheetRow(shop.context, { id })).order;
    await changeRunSheetRow(shop.context, { id, isReady: true });
    const other = await changeRunSheetRow(shop.context, { id, type: 'maintenance', listText: F });
    expect(rowOf(other, 'Alpha Motors')).toMatchObject({ orderId: null, toPrint: 3, isReady: false });
    expect(listOrders(shop.context).orders).toEqual([]);

    const second = (await prepareRunSheetRow(shop.context, { id })).order;
    expect(second?.contents.map(({ vin }) => vin)).toEqual([A, B, F]);
    await editOrder(shop.context, { id: second?.id ?? 0, edit: { kind: 'exclude', vin: A } });
    expect(await problemOf(() => changeRunSheetRow(shop.context, { id, type: 'cao' }))).toMatchObject({
      code: 'needs-confirmation',
    });
    expect(rowOf(readRunSheet(shop.context, {}), 'Alpha Motors')).toMatchObject({ type: 'maintenance', toPrint: 2 });
    const confirmed = await changeRunSheetRow(shop.context, { id, type: 'cao', yes: true });
    expect(rowOf(confirmed, 'Alpha Motors')).toMatchObject({ type: 'cao', orderId: null, toPrint: 2 });
    expect(first?.contents).toHaveLength(2);
  });

  it('warns of a number that is meant for another row, or taken by a published order', async () => {
    const { shop } = await openMonday();
    const sheet = await openRunSheet(shop.context, {});
    const [alpha, beta] = [rowOf(sheet, 'Alpha Motors'), rowOf(sheet, 'Beta Motors')];
    await changeRunSheetRow(shop.context, { id: alpha.id, number: '42911' });
    const twice = await changeRunSheetRow(shop.context, { id: beta.id, number: '42911' });
    expect(rowOf(twice, 'Beta Motors').warnings).toEqual([
      { code: 'number-planned', message: 'The number 42911 is also meant for Alpha Motors on 2026-11-23.', asks: true },
    ]);
    await runOrders(shop.context, { ids: [alpha.id] });
    const published = readRunSheet(shop.context, {});
    expect(rowOf(published, 'Beta Motors').warnings).toMatchObject([{ code: 'number-used', asks: true }]);
  });

  it('is refused once the order is published, its place aside', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    await runOrders(shop.context, { ids: [id] });
    expect(await problemOf(() => changeRunSheetRow(shop.context, { id, number: '1' }))).toMatchObject({
      code: 'order-not-a-draft',
    });
    expect(namesOf(await changeRunSheetRow(shop.context, { id, position: 3 })).at(-1)).toBe('Alpha Motors');
  });

  it('is refused for a row that is not there', async () => {
    const { shop } = await openMonday();
    const code = 'unknown-run-sheet-row';
    expect(await problemOf(() => changeRunSheetRow(shop.context, { id: 99, isReady: true }))).toMatchObject({ code });
    expect(await problemOf(() => removeRunSheetRow(shop.context, { id: 99 }))).toMatchObject({ code });
    expect(await problemOf(() => runOrders(shop.context, { ids: [99] }))).toMatchObject({ code });
  });
});

describe('removing a row', () => {
  it('removes its draft with it, after asking when it was edited', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const { order } = await prepareRunSheetRow(shop.context, { id });
    await editOrder(shop.context, { id: order?.id ?? 0, edit: { kind: 'exclude', vin: A } });
    expect((await problemOf(() => removeRunSheetRow(shop.context, { id })))?.code).toBe('needs-confirmation');
    expect(namesOf(await removeRunSheetRow(shop.context, { id, yes: true }))).not.toContain('Alpha Motors');
    expect(listOrders(shop.context).orders).toEqual([]);
  });

  it('is refused while its order is published, and leaves a voided one in the history', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const { orders } = await runOrders(shop.context, { ids: [id] });
    expect((await problemOf(() => removeRunSheetRow(shop.context, { id })))?.code).toBe('order-published');
    await voidOrder(shop.context, { id: orders[0]?.id ?? 0 });
    await removeRunSheetRow(shop.context, { id });
    expect(listOrders(shop.context).orders).toMatchObject([{ status: 'voided' }]);
  });
});

describe('filling in order numbers', () => {
  it('numbers the rows below that have something to print, their drafts too', async () => {
    const { shop } = await openMonday();
    await addRunSheetRow(shop.context, { date: MONDAY, name: 'Lima Motors', type: 'list' });
    const sheet = await openRunSheet(shop.context, {});
    const list = rowOf(sheet, 'Lima Motors').id;
    await changeRunSheetRow(shop.context, { id: list, listText: A, position: 9 });
    const beta = rowOf(sheet, 'Beta Motors').id;
    await prepareRunSheetRow(shop.context, { id: beta });
    const first = rowOf(sheet, 'Alpha Motors').id;
    await changeRunSheetRow(shop.context, { id: first, number: '00999', position: 0 });
    const filled = await fillOrderNumbers(shop.context, { id: first });
    expect(filled.rows.map(({ dealership, number }) => [dealership, number])).toEqual([
      ['Alpha Motors', '00999'],
      ['Beta Motors', '01000'],
      ['Delta Motors', null],
      ['Lima Motors', '01001'],
    ]);
    expect((await prepareRunSheetRow(shop.context, { id: beta })).order?.number).toBe('01000');
  });

  it('fills in nothing when one of the numbers is used elsewhere, and says where', async () => {
    const { shop, beta } = await openMonday();
    const sheet = await openRunSheet(shop.context, {});
    const first = rowOf(sheet, 'Alpha Motors').id;
    await changeRunSheetRow(shop.context, { id: first, number: '42910' });
    const elsewhere = await addRunSheetRow(shop.context, { date: '2026-11-24', name: 'Tango Motors' });
    const other = rowOf(elsewhere, 'Tango Motors').id;
    await changeRunSheetRow(shop.context, { id: other, number: '42911' });
    expect(await problemOf(() => fillOrderNumbers(shop.context, { id: first }))).toMatchObject({
      code: 'number-used',
      message: expect.stringContaining('Tango Motors on 2026-11-24'),
    });

    await changeRunSheetRow(shop.context, { id: other, number: null });
    const published = rowOf(sheet, 'Beta Motors').id;
    const { orders } = await runOrders(shop.context, { ids: [published] });
    setOrderNumber(shop.context.writer, orders[0]?.id ?? 0, '42911');
    await stockLots(shop, [[beta, [makeVehicle(F)]]]);
    await addRunSheetRow(shop.context, { date: MONDAY, name: 'Beta Motors' });
    expect(await problemOf(() => fillOrderNumbers(shop.context, { id: first }))).toMatchObject({
      code: 'number-used',
      message: expect.stringContaining('of Beta Motors'),
    });
    expect(readRunSheet(shop.context, {}).rows.at(-1)).toMatchObject({ dealership: 'Beta Motors', number: null });
  });

  it.each([null, 'A-'])('needs a number that ends in a digit to begin with, not %j', async (number) => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    await changeRunSheetRow(shop.context, { id, number });
    expect((await problemOf(() => fillOrderNumbers(shop.context, { id })))?.code).toBe('wrong-order-number');
  });
});

describe('preparing a row', () => {
  it('makes one draft and returns it from then on', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const { order } = await prepareRunSheetRow(shop.context, { id });
    expect(order).toMatchObject({ status: 'draft', dealership: 'Alpha Motors', vehicles: 2 });
    expect((await prepareRunSheetRow(shop.context, { id })).order).toEqual(order);
    expect(listOrders(shop.context).orders).toHaveLength(1);
  });

  it('makes nothing when there is nothing new', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Delta Motors');
    expect(await prepareRunSheetRow(shop.context, { id })).toEqual({ order: null });
    expect(listOrders(shop.context).orders).toEqual([]);
  });

  it('again takes the active import and forgets the edits', async () => {
    const { shop, alpha } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const { order } = await prepareRunSheetRow(shop.context, { id });
    await editOrder(shop.context, { id: order?.id ?? 0, edit: { kind: 'exclude', vin: A } });
    await stockLots(shop, [[alpha, [makeVehicle(A), makeVehicle(F)]]]);
    const refreshed = await refreshRunSheetRow(shop.context, { id });
    expect(refreshed.order?.contents.map(({ vin }) => vin)).toEqual([A, F]);
    expect(listOrders(shop.context).orders).toHaveLength(1);
  });

  it('again gives a row whose order was voided a new one, and refuses one whose order is published', async () => {
    const { shop } = await openMonday();
    const { id } = rowOf(await openRunSheet(shop.context, {}), 'Alpha Motors');
    const { orders } = await runOrders(shop.context, { ids: [id] });
    expect((await problemOf(() => refreshRunSheetRow(shop.context, { id })))?.code).toBe('order-not-a-draft');
    await voidOrder(shop.context, { id: orders[0]?.id ?? 0 });
    expect(rowOf(readRunSheet(shop.context, {}), 'Alpha Motors').status).toBe('voided');
    const refreshed = await refreshRunSheetRow(shop.context, { id });
    expect(refreshed.order).toMatchObject({ status: 'draft', vehicles: 2 });
    expect(rowOf(readRunSheet(shop.context, {}), 'Alpha Motors').status).toBe('ready');
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
