import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { addToOrder } from '../../main/workflows/add-to-order.ts';
import { changeRunSheetRow } from '../../main/workflows/change-run-sheet-row.ts';
import { listOpenOrders } from '../../main/workflows/list-open-orders.ts';
import { prepareSingleOrder } from '../../main/workflows/prepare-single-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { redoOrderEdit } from '../../main/workflows/redo-order-edit.ts';
import { reviewOrder } from '../../main/workflows/review-order.ts';
import { undoOrderEdit } from '../../main/workflows/undo-order-edit.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const DATE = '2026-11-23';
const because = 'Asked for by phone';
const [NEW = '', HELD = '', LOGGED = '', LATER = '', ELSEWHERE = ''] = VINS;

async function openLot() {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  const other = await addDealership(shop, 'Gale of Testville');
  await logVins(shop, dealership, [LOGGED], '44000');
  const lot = [makeVehicle(NEW), makeVehicle(HELD, { stock: null }), makeVehicle(LOGGED)];
  const stock = (more: readonly string[] = []) =>
    stockLots(shop, [
      [dealership, [...lot, ...more.map((vin) => makeVehicle(vin))]],
      [other, [makeVehicle(ELSEWHERE)]],
    ]);
  await stock();
  const { context } = shop;
  const contentsOf = (id: number) => reviewOrder(context, { id }).order.contents.map(({ vin }) => vin);
  const addRow = async (type: 'cao' | 'list') => {
    const sheet = await addRunSheetRow(context, { date: DATE, name: NAME, type });
    return sheet.rows.at(-1)?.id ?? 0;
  };
  return { context, stock, contentsOf, addRow };
}

describe('adding vehicles to an order that is not written yet', () => {
  it('prepares the row of the run sheet first, then includes what a rule and the VIN log kept out', async () => {
    const { context, contentsOf, addRow } = await openLot();
    const rowId = await addRow('cao');
    const { orderId, added } = await addToOrder(context, { rowId, vins: [HELD, LOGGED, HELD], because });
    expect(added).toBe(2);
    expect(contentsOf(orderId)).toEqual([NEW, HELD, LOGGED]);
    expect(listOpenOrders(context, { name: NAME }).orders).toEqual([
      { rowId, orderId, date: DATE, type: 'cao', number: null, vehicles: 3 },
    ]);
    expect(listAuditEntries(context.reader, `order ${orderId}`)).toMatchObject([
      { action: 'edit-order', detail: { kind: 'include', vin: LOGGED, because } },
      { action: 'edit-order', detail: { kind: 'include', vin: HELD, because } },
    ]);
  });

  it('takes all of them back in one step, and does it again', async () => {
    const { context, contentsOf, addRow } = await openLot();
    const { orderId } = await addToOrder(context, { rowId: await addRow('cao'), vins: [HELD, LOGGED], because });
    await undoOrderEdit(context, { id: orderId });
    expect(contentsOf(orderId)).toEqual([NEW]);
    const { order } = reviewOrder(context, { id: orderId });
    expect([order.heldBack.length, order.alreadyOrdered.length]).toEqual([1, 1]);
    await redoOrderEdit(context, { id: orderId });
    expect(contentsOf(orderId)).toEqual([NEW, HELD, LOGGED]);
  });

  it('puts a vehicle in that came with a later import, and out of the draft again', async () => {
    const { context, stock, contentsOf } = await openLot();
    const { order } = await prepareSingleOrder(context, { name: NAME, type: 'cao' });
    const orderId = order?.id ?? 0;
    await stock([LATER]);
    await addToOrder(context, { orderId, vins: [LATER], because });
    expect(contentsOf(orderId)).toEqual([NEW, LATER]);
    await undoOrderEdit(context, { id: orderId });
    expect(contentsOf(orderId)).toEqual([NEW]);
    expect(reviewOrder(context, { id: orderId }).order.heldBack.map(({ vin }) => vin)).toEqual([HELD]);
    await redoOrderEdit(context, { id: orderId });
    const published = await publishOrder(context, { id: orderId, number: '45001', yes: true });
    expect(published.order.contents.map(({ vin }) => vin)).toEqual([NEW, LATER]);
  });

  it('makes a draft for a row that had nothing to print, a LIST without a list among them', async () => {
    const { context, contentsOf, addRow } = await openLot();
    const { orderId } = await addToOrder(context, { rowId: await addRow('list'), vins: [HELD], because });
    expect(contentsOf(orderId)).toEqual([HELD]);
  });

  it('keeps what the list of a row asks for', async () => {
    const { context, contentsOf, addRow } = await openLot();
    const rowId = await addRow('list');
    await changeRunSheetRow(context, { id: rowId, listText: VINS[30] ?? '' });
    const { orderId } = await addToOrder(context, { rowId, vins: [HELD], because });
    expect(contentsOf(orderId)).toEqual([VINS[30], HELD]);
  });

  it('adds nothing twice', async () => {
    const { context, contentsOf, addRow } = await openLot();
    const rowId = await addRow('cao');
    const { orderId } = await addToOrder(context, { rowId, vins: [HELD], because });
    expect((await addToOrder(context, { orderId, vins: [HELD, NEW], because })).added).toBe(0);
    expect(contentsOf(orderId)).toEqual([NEW, HELD]);
  });

  it.each([
    ['a vehicle of another dealership', { vins: [HELD, ELSEWHERE], because }, 'not-in-order'],
    ['a vehicle that nobody has', { vins: [VINS[99] ?? ''], because }, 'not-in-order'],
    ['no reason', { vins: [HELD], because: ' ' }, 'no-reason'],
  ])('refuses %s and leaves the row without a draft', async (_what, input, code) => {
    const { context, addRow } = await openLot();
    const rowId = await addRow('cao');
    expect(await problemOf(() => addToOrder(context, { rowId, ...input }))).toMatchObject({ code });
    expect(listOpenOrders(context, { name: NAME }).orders).toMatchObject([{ rowId, orderId: null, vehicles: null }]);
  });

  it('refuses an order that is written, and does not offer it', async () => {
    const { context } = await openLot();
    const { order } = await prepareSingleOrder(context, { name: NAME, type: 'cao' });
    const orderId = order?.id ?? 0;
    await publishOrder(context, { id: orderId, number: '45001', yes: true });
    const adding = () => addToOrder(context, { orderId, vins: [HELD], because });
    expect(await problemOf(adding)).toMatchObject({ code: 'order-not-a-draft' });
    expect(listOpenOrders(context, { name: NAME }).orders).toEqual([]);
  });
});
