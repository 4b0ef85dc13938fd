import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import type { OrderEdit, VehicleEdit } from '../../main/core/order-edits.ts';
import { listAuditEntries } from '../../main/database/audit.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { prepareSingleOrder } from '../../main/workflows/prepare-single-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { redoOrderEdit } from '../../main/workflows/redo-order-edit.ts';
import { reviewOrder } from '../../main/workflows/review-order.ts';
import { undoOrderEdit } from '../../main/workflows/undo-order-edit.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const [A = '', B = '', HELD = '', LOGGED = '', PASTED = ''] = VINS;

interface Desk {
  readonly shop: Shop;
  readonly dealership: Dealership;
  readonly id: number;
}

/** A draft with the vehicles A and B, one held back and one ordered before; or a LIST of the text. */
async function openDraft(text?: string): Promise<Desk> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, [LOGGED], '44000');
  await stockLots(shop, [
    [dealership, [makeVehicle(A), makeVehicle(B), makeVehicle(HELD, { stock: null, trim: 'RS' }), makeVehicle(LOGGED)]],
  ]);
  const list = text === undefined ? { type: 'cao' as const } : { type: 'list' as const, text };
  const { order } = await prepareSingleOrder(shop.context, { name: NAME, ...list });
  if (!order) throw new Error('There is something to print.');
  return { shop, dealership, id: order.id };
}

const cheaper: VehicleEdit = { kind: 'change', vin: A, field: 'price', from: 22500, to: 19900 };
const exclude: OrderEdit = { kind: 'exclude', vin: A };
const include: OrderEdit = { kind: 'include', vin: HELD, because: 'It has a stock number now.' };

function vinsOf({ contents }: { readonly contents: readonly { readonly vin: string }[] }): readonly string[] {
  return contents.map(({ vin }) => vin);
}

describe('editing a draft', () => {
  it('keeps the value of the feed beside the new one', async () => {
    const { shop, id } = await openDraft();
    const { order } = await editOrder(shop.context, { id, edit: cheaper });
    expect(order.contents).toMatchObject([
      { vin: A, price: 19900 },
      { vin: B, price: 22500 },
    ]);
    expect(order.originals).toEqual({ [A]: { price: 22500 } });
    expect(order.undo).toBe(`price of …${A.slice(-8)}: 22500 → 19900`);
  });

  it('moves an excluded vehicle to the held back, and back with its edits', async () => {
    const { shop, id } = await openDraft();
    await editOrder(shop.context, { id, edit: cheaper });
    const { order } = await editOrder(shop.context, { id, edit: exclude });
    expect(vinsOf(order)).toEqual([B]);
    expect(order.heldBackVehicles).toMatchObject([
      { vin: HELD, reason: 'stock', vehicle: { trim: 'RS' } },
      { vin: A, reason: 'operator', vehicle: { price: 19900 } },
    ]);
    const again = await editOrder(shop.context, { id, edit: { kind: 'include', vin: A, because: 'put back' } });
    expect(vinsOf(again.order)).toEqual([A, B]);
    expect(again.order.originals).toEqual({ [A]: { price: 22500 } });
  });

  it('takes in what was held back or ordered before, with the reason on the audit trail', async () => {
    const { shop, id } = await openDraft();
    await editOrder(shop.context, { id, edit: include });
    const { order } = await editOrder(shop.context, { id, edit: { kind: 'include', vin: LOGGED, because: 'Re-do.' } });
    expect(order.contents.slice(2)).toMatchObject([
      { vin: HELD, trim: 'RS', onWebsite: true },
      { vin: LOGGED, alreadyOrderedIn: '44000' },
    ]);
    expect(order).toMatchObject({ heldBack: [], alreadyOrdered: [], billing: { totals: { duplicates: 1 } } });
    expect(listAuditEntries(shop.context.reader, `order ${id}`)).toMatchObject([
      { action: 'edit-order', detail: { kind: 'include', vin: LOGGED, because: 'Re-do.' } },
      { action: 'edit-order', detail: { kind: 'include', vin: HELD, because: 'It has a stock number now.' } },
    ]);
  });

  it('puts a LIST vehicle that no inventory has back as it was', async () => {
    const { shop, id } = await openDraft(PASTED);
    const before = reviewOrder(shop.context, { id }).order.contents;
    await editOrder(shop.context, { id, edit: { kind: 'exclude', vin: PASTED } });
    const { order } = await editOrder(shop.context, {
      id,
      edit: { kind: 'include', vin: PASTED, because: 'put back' },
    });
    expect(order.contents).toEqual(before);
  });

  it('finds the warnings anew', async () => {
    const { shop, id } = await openDraft();
    const unlinked: OrderEdit = { kind: 'change', vin: A, field: 'url', from: `https://dealer.example/${A}`, to: null };
    const { order } = await editOrder(shop.context, { id, edit: unlinked });
    expect(order.warnings).toMatchObject([{ code: 'missing-url' }]);
    expect((await undoOrderEdit(shop.context, { id })).order.warnings).toEqual([]);
  });

  it('changes several vehicles in one step, each with its own line on the audit trail', async () => {
    const { shop, id } = await openDraft();
    const both: OrderEdit = { kind: 'together', edits: [cheaper, { kind: 'exclude', vin: B }] };
    const { order } = await editOrder(shop.context, { id, edit: both });
    expect(vinsOf(order)).toEqual([A]);
    expect(order.undo).toBe('2 vehicles: price, exclude');
    const trail = listAuditEntries(shop.context.reader, `order ${id}`);
    // Newest first.
    expect(trail.filter(({ action }) => action === 'edit-order')).toMatchObject([
      { detail: { kind: 'exclude', vin: B } },
      { detail: { kind: 'change', vin: A } },
    ]);
    const undone = await undoOrderEdit(shop.context, { id });
    expect(undone.order.contents).toMatchObject([{ vin: A, price: 22500 }, { vin: B }]);
  });

  it('is what publishing writes and logs', async () => {
    const { shop, id } = await openDraft();
    await editOrder(shop.context, { id, edit: cheaper });
    await editOrder(shop.context, { id, edit: include });
    await editOrder(shop.context, { id, edit: { kind: 'exclude', vin: B } });
    const { order } = await publishOrder(shop.context, { id });
    expect(order.contents).toMatchObject([{ vin: A, price: 19900 }, { vin: HELD }]);
  });

  it('is refused, and changes nothing, when the vehicle has left the inventory or the value is wrong', async () => {
    const { shop, dealership, id } = await openDraft();
    const before = reviewOrder(shop.context, { id });
    const wrong: OrderEdit = {
      kind: 'change',
      vin: A,
      field: 'url',
      from: `https://dealer.example/${A}`,
      to: 'javascript:1',
    };
    expect((await problemOf(() => editOrder(shop.context, { id, edit: wrong })))?.code).toBe('wrong-value');
    expect(reviewOrder(shop.context, { id })).toEqual(before);
    await stockLots(shop, [[dealership, [makeVehicle(A)]]]);
    expect((await problemOf(() => editOrder(shop.context, { id, edit: include })))?.code).toBe('not-in-inventory');
    expect(reviewOrder(shop.context, { id }).order.heldBackVehicles).toMatchObject([{ vin: HELD, vehicle: null }]);
  });

  it('is refused once the order is published', async () => {
    const { shop, id } = await openDraft();
    await editOrder(shop.context, { id, edit: cheaper });
    await publishOrder(shop.context, { id });
    for (const edit of [
      () => editOrder(shop.context, { id, edit: exclude }),
      () => undoOrderEdit(shop.context, { id }),
      () => redoOrderEdit(shop.context, { id }),
    ]) {
      expect((await problemOf(edit))?.code).toBe('order-not-a-draft');
    }
    expect(reviewOrder(shop.context, { id }).order).toMatchObject({ undo: null, redo: null });
  });
});

describe('undoing', () => {
  it('takes one edit after the other back, and makes them again', async () => {
    const { shop, id } = await openDraft();
    const before = reviewOrder(shop.context, { id }).order;
    for (const edit of [cheaper, include, exclude]) await editOrder(shop.context, { id, edit });
    const after = reviewOrder(shop.context, { id }).order;

    expect((await undoOrderEdit(shop.context, { id })).order).toMatchObject({
      undo: `include …${HELD.slice(-8)}`,
      redo: `exclude …${A.slice(-8)}`,
    });
    await undoOrderEdit(shop.context, { id });
    const { redo, ...undone } = (await undoOrderEdit(shop.context, { id })).order;
    expect({ ...undone, redo: null }).toEqual(before);
    expect(redo).toBe(`price of …${A.slice(-8)}: 22500 → 19900`);
    expect((await problemOf(() => undoOrderEdit(shop.context, { id })))?.code).toBe('nothing-to-undo');

    for (const _ of [cheaper, include, exclude]) await redoOrderEdit(shop.context, { id });
    expect(reviewOrder(shop.context, { id }).order).toEqual(after);
    expect((await problemOf(() => redoOrderEdit(shop.context, { id })))?.code).toBe('nothing-to-redo');
  });

  it('forgets what was undone when another edit is made', async () => {
    const { shop, id } = await openDraft();
    await editOrder(shop.context, { id, edit: cheaper });
    await undoOrderEdit(shop.context, { id });
    const { order } = await editOrder(shop.context, { id, edit: exclude });
    expect(order.redo).toBeNull();
    expect((await undoOrderEdit(shop.context, { id })).order.contents).toMatchObject([{ price: 22500 }, {}]);
  });

  it('works across a restart', async () => {
    const { shop, id } = await openDraft();
    await editOrder(shop.context, { id, edit: exclude });
    shop.close();
    const later = await openShop(shop.context.paths.data);
    expect(vinsOf((await undoOrderEdit(later.context, { id })).order)).toEqual([A, B]);
  });
});
