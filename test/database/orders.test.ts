import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import type { OrderDraft } from '../../main/core/order.ts';
import { parseDealershipSettings } from '../../main/database/dealership-settings.ts';
import { insertDealership } from '../../main/database/dealerships.ts';
import type { OpenedDatabase } from '../../main/database/open-database.ts';
import {
  findOrderByNumber,
  insertDraft,
  readOrder,
  readUsualOrderSize,
  setOrderNumber,
  setOrderPractice,
  setOrderStatus,
} from '../../main/database/orders.ts';
import { makeDraft, makeOrderVehicle } from '../core/make-order.ts';
import { chooseTemplates } from '../core/make-templates.ts';
import { NOW, openTemporaryDatabase } from './open-temporary-database.ts';

const AT = NOW.toISOString();

async function openWithDealership(): Promise<{
  readonly writer: OpenedDatabase['writer'];
  readonly dealershipId: number;
}> {
  const { writer } = await openTemporaryDatabase();
  const { id } = insertDealership(writer, parseDealershipSettings({ name: 'Zephyr' }), AT);
  return { writer, dealershipId: id };
}

function keep(writer: OpenedDatabase['writer'], draft: OrderDraft): number {
  return insertDraft(writer, {
    ...draft,
    importId: null,
    output: DEFAULT_OUTPUT,
    templates: chooseTemplates(),
    createdAt: AT,
  });
}

function makeVehicles(count: number) {
  return Array.from({ length: count }, (_, number) => makeOrderVehicle(number));
}

describe('a draft', () => {
  it('is read back as it was kept', async () => {
    const { writer, dealershipId } = await openWithDealership();
    const draft = makeDraft([makeOrderVehicle(2, { year: null, price: 22500.5 }), makeOrderVehicle(1)], {
      dealershipId,
      heldBack: [{ vin: makeOrderVehicle(3).vin, reason: 'on-the-lot', message: 'In Transit is off the lot.' }],
      warnings: [{ code: 'many-vehicles', message: 'Many.', asks: true }],
    });
    expect(readOrder(writer, keep(writer, draft))).toEqual({
      ...draft,
      id: 1,
      status: 'draft',
      practice: false,
      importId: null,
      output: DEFAULT_OUTPUT,
      templates: chooseTemplates(),
      createdAt: AT,
      publishedAt: null,
      voidedAt: null,
    });
  });
});

describe("a dealership's usual order", () => {
  it.each([
    [[], null],
    [[7], 7],
    [[2, 40, 3], 3],
    [[2, 5, 40, 4], 4.5],
  ])('of orders of %j vehicles is %j', async (sizes, usual) => {
    const { writer, dealershipId } = await openWithDealership();
    for (const size of sizes) {
      setOrderStatus(writer, keep(writer, makeDraft(makeVehicles(size), { dealershipId })), 'published', AT);
    }
    expect(readUsualOrderSize(writer, dealershipId)).toBe(usual);
  });

  it('is that of published CAO orders: no draft, no LIST, no practice run, no voided one', async () => {
    const { writer, dealershipId } = await openWithDealership();
    keep(writer, makeDraft(makeVehicles(9), { dealershipId }));
    const list = keep(writer, makeDraft(makeVehicles(9), { dealershipId, type: 'list' }));
    const practice = keep(writer, makeDraft(makeVehicles(9), { dealershipId }));
    setOrderPractice(writer, practice, true);
    for (const id of [list, practice]) setOrderStatus(writer, id, 'published', AT);
    setOrderStatus(writer, keep(writer, makeDraft(makeVehicles(9), { dealershipId })), 'voided', AT);
    expect(readUsualOrderSize(writer, dealershipId)).toBeNull();
  });
});

describe('an order number', () => {
  it('is taken by a published order, and free again when that is voided or renumbered', async () => {
    const { writer, dealershipId } = await openWithDealership();
    const id = keep(writer, makeDraft(makeVehicles(1), { dealershipId, number: '45175' }));
    expect(findOrderByNumber(writer, '45175')).toBeUndefined();
    setOrderStatus(writer, id, 'published', AT);
    expect(findOrderByNumber(writer, '45175')).toMatchObject({ id });
    setOrderStatus(writer, id, 'voided', AT);
    expect(findOrderByNumber(writer, '45175')).toBeUndefined();
    setOrderStatus(writer, id, 'published', AT);
    setOrderNumber(writer, id, '45176');
    expect(findOrderByNumber(writer, '45175')).toBeUndefined();
  });
});
