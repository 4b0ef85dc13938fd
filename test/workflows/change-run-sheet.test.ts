import { describe, expect, it } from 'vitest';
import { setOrderNumber } from '../../main/database/orders.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { fillOrderNumbers } from '../../main/workflows/fill-order-numbers.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { openRunSheet } from '../../main/workflows/open-run-sheet.ts';
import { prepareRunSheetRow } from '../../main/workflows/prepare-run-sheet-row.ts';
import { readRunSheet } from '../../main/workflows/read-run-sheet.ts';
import { refreshRunSheetRow } from '../../main/workflows/refresh-run-sheet-row.ts';
import { removeRunSheetRow } from '../../main/workflows/remove-run-sheet-row.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { A, B, F, MONDAY, namesOf, openMonday, rowOf } from './open-monday.ts';
import { makeVehicle, stockLots } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

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
