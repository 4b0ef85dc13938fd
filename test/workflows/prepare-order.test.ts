import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { type PrepareOrderInput, prepareOrder } from '../../main/workflows/prepare-order.ts';
import { addDealership, listVisible, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';

const NAME = 'Zephyr of Testville';
const [A = '', B = '', C = '', D = '', E = '', F = '', G = '', H = ''] = VINS;

async function prepare(shop: Shop, input: Partial<PrepareOrderInput> = {}) {
  return prepareOrder(shop.context, { name: NAME, type: 'cao', ...input });
}

function vinsOf({ order }: { readonly order: { readonly vehicles: readonly { readonly vin: string }[] } }) {
  return order.vehicles.map(({ vin }) => vin);
}

describe('a CAO order', () => {
  it('takes, in file order, what passes every rule and is not in the VIN log, and says why the rest is left out', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME, {
      rules: { vehicleTypes: ['used'], priceRangeMax: 30_000, seasoningDays: 7, requiredMakes: ['Zephyr'] },
    });
    await logVins(shop, dealership, [F]);
    await stockLots(shop, [
      [
        dealership,
        [
          makeVehicle(H, { condition: 'cpo' }),
          makeVehicle(A, { condition: 'new' }),
          makeVehicle(B, { condition: 'po', lotStatus: 'in-transit' }),
          makeVehicle(C, { condition: 'po', stock: null }),
          makeVehicle(D, { condition: 'po', price: 30_001 }),
          makeVehicle(E, { condition: 'po', inStockOn: '2026-11-17' }),
          makeVehicle(F, { condition: 'po' }),
          makeVehicle(G, { condition: 'po', lotStatus: '' }),
        ],
      ],
    ]);

    const prepared = await prepare(shop);

    expect(vinsOf(prepared)).toEqual([H, G]);
    expect(prepared.order.vehicles[0]).toEqual({
      ...makeVehicle(H, { condition: 'cpo' }),
      source: 'cao',
      alreadyOrderedIn: null,
      onWebsite: true,
    });
    expect(prepared.order.heldBack.map(({ vin, reason }) => [vin, reason])).toEqual([
      [A, 'condition'],
      [B, 'on-the-lot'],
      [C, 'stock'],
      [D, 'price'],
      [E, 'seasoning'],
    ]);
    expect(prepared.order.alreadyOrdered).toEqual([F]);
    expect(prepared.order.funnel[0]).toEqual({ step: 'feed', remaining: 8 });
    expect(prepared.order.funnel.at(-1)).toEqual({ step: 'vin-log', remaining: 2 });
  });

  it("is not concerned with another dealership's log or lot, however alike the names", async () => {
    const shop = await openShop();
    const south = await addDealership(shop, 'Dave Lincoln South');
    const peters = await addDealership(shop, 'Dave Lincoln');
    await logVins(shop, south, [A]);
    await logVins(shop, peters, [C]);
    await stockLots(shop, [
      [peters, [makeVehicle(A)]],
      [south, [makeVehicle(B)]],
      [null, [makeVehicle(D, { location: 'Dave Lincoln North' })]],
    ]);

    expect(vinsOf(await prepare(shop, { name: 'dave  lincoln' }))).toEqual([A]);
    expect(vinsOf(await prepare(shop, { name: 'DAVE LINCOLN SOUTH' }))).toEqual([B]);
  });

  it('sees the active import only, even among several of one day', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    for (const vin of [A, B, C]) await stockLots(shop, [[dealership, [makeVehicle(vin)]]]);
    expect(vinsOf(await prepare(shop))).toEqual([C]);
  });

  it('does not apply a rule about a column that the file does not have', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    await stockLots(shop, [[dealership, [makeVehicle(A, { stock: null })]]], ['stock']);
    expect(vinsOf(await prepare(shop))).toEqual([A]);
  });

  it('counts days on the lot up to the day given', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME, { rules: { seasoningDays: 7 } });
    await stockLots(shop, [[dealership, [makeVehicle(A, { inStockOn: '2026-11-20' })]]]);
    expect((await prepare(shop, { asOf: '2026-11-26' })).status).toBe('nothing-new');
    expect(vinsOf(await prepare(shop, { asOf: '2026-11-27' }))).toEqual([A]);
    await expect(prepare(shop, { asOf: '2026-02-30' })).rejects.toMatchObject({ problem: { code: 'wrong-date' } });
  });

  it('with nothing new says so and keeps nothing', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    await logVins(shop, dealership, [A]);
    await stockLots(shop, [[dealership, [makeVehicle(A)]]]);

    const prepared = await prepare(shop, { store: true });

    expect(prepared).toMatchObject({ status: 'nothing-new', order: { vehicles: [], alreadyOrdered: [A] } });
    expect(listOrders(shop.context).orders).toEqual([]);
    expect(listVisible(shop.orders)).toEqual([]);
  });

  it('tells a dealership that the feed does not have from one with nothing new', async () => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    await stockLots(shop, [[null, [makeVehicle(A, { location: 'Elsewhere' })]]]);
    const prepared = await prepare(shop);
    expect(prepared.status).toBe('nothing-new');
    expect(prepared.order.warnings.map(({ code }) => code)).toEqual(['not-in-feed']);
  });

  it('compares with the history when the table of the VIN log was lost', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    await logVins(shop, dealership, [A]);
    await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B)]]]);
    shop.context.writer.exec(`DROP TABLE ${dealership.vinLogTable}`);
    expect(vinsOf(await prepare(shop))).toEqual([B]);
  });

  it.each([
    ['an unknown dealership', { name: 'Zephyr of Testvile' }, 'unknown-dealership'],
    ['a dealership that is switched off', { name: 'Sleeping Motors' }, 'dealership-inactive'],
    ['a missing inventory', {}, 'no-active-import'],
    ['an order number of two lines', { number: '45175\n45176' }, 'wrong-order-number'],
  ])('is refused for %s', async (_case, input, code) => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    await addDealership(shop, 'Sleeping Motors', { isActive: false });
    await expect(prepare(shop, input)).rejects.toMatchObject({ problem: { code } });
  });
});

describe('a LIST order', () => {
  it('takes every VIN that was given, in order, whatever the rules and the log say', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME, { rules: { vehicleTypes: ['used'] } });
    await logVins(shop, dealership, [C], '44017');
    await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B, { lotStatus: 'In Transit', stock: 'K77' })]]]);

    const text = `USED - ${C}\n${A.toLowerCase()}, k77\n${A}\n${D.replace(/.$/, 'O')}`;
    const prepared = await prepare(shop, { type: 'list', text });

    expect(vinsOf(prepared)).toEqual([C, A, B]);
    expect(prepared.order.vehicles[0]).toMatchObject({
      make: 'Unknown',
      year: 0,
      price: 0,
      fullName: `Vehicle ${C}`,
      url: `/vehicle/${C}`,
      alreadyOrderedIn: '44017',
      onWebsite: false,
    });
    expect(prepared.order.vehicles.map(({ onWebsite }) => onWebsite)).toEqual([false, true, true]);
    expect(prepared.order.entries.map(({ outcome }) => outcome)).toEqual([
      'vin',
      'vin',
      'stock',
      'duplicate',
      'invalid',
    ]);
    expect(prepared.order.heldBack).toEqual([]);
    expect(prepared.order.alreadyOrdered).toEqual([C]);
  });

  it('reads files in which an order number stands beside the VIN', async () => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    const path = join(shop.context.paths.data, 'list.csv');
    writeFileSync(path, `\ufeffORDER #,VIN\r\n45175,${B}\r\n45175,"${A}"\r\n`);
    expect(vinsOf(await prepare(shop, { type: 'list', files: [{ path }] }))).toEqual([B, A]);
  });

  it('needs no inventory', async () => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    const prepared = await prepare(shop, { type: 'list', text: A, store: true });
    expect(prepared).toMatchObject({ status: 'ready', id: 1 });
  });

  it('without a VIN in it is nothing to write, and every entry is accounted for', async () => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    const prepared = await prepare(shop, { type: 'list', text: 'S1234', store: true });
    expect(prepared).toMatchObject({ status: 'nothing-new', order: { entries: [{ outcome: 'unknown-stock' }] } });
    expect(prepared.order.warnings.map(({ code }) => code)).toEqual(['unmatched-entries']);
  });
});

describe('a MAINTENANCE order', () => {
  it('is the CAO united with the LIST, and the LIST wins where both have a vehicle', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    await logVins(shop, dealership, [C]);
    await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B), makeVehicle(C)]]]);

    const { order } = await prepare(shop, { type: 'maintenance', text: `${B} ${D}` });

    expect(order.vehicles.map(({ vin, source, make }) => [vin, source, make])).toEqual([
      [A, 'cao', 'Zephyr'],
      [B, 'list', 'Unknown'],
      [D, 'list', 'Unknown'],
    ]);
    expect(order.alreadyOrdered).toEqual([C]);
  });
});

describe('what is worth a look', () => {
  it.each([
    ['an empty VIN log', 2, [], 'empty-vin-log'],
    ['more than 100 vehicles', 101, [VINS[300]], 'many-vehicles'],
  ])('%s asks', async (_case, vehicles, logged, code) => {
    const shop = await openShop();
    const dealership = await addDealership(shop, NAME);
    await logVins(shop, dealership, logged as string[]);
    await stockLots(shop, [[dealership, VINS.slice(0, vehicles).map((vin) => makeVehicle(vin))]]);
    const { order } = await prepare(shop);
    expect(order.warnings.filter(({ asks }) => asks).map((warning) => warning.code)).toEqual([code]);
  });
});
