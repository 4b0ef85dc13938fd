import { describe, expect, it } from 'vitest';
import type { InventorySearch, InventorySort } from '../../main/core/inventory-search.ts';
import { activateImport } from '../../main/workflows/activate-import.ts';
import { excludeFromCao } from '../../main/workflows/exclude-from-cao.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { readInventoryChanges } from '../../main/workflows/read-inventory-changes.ts';
import { readInventoryFacets } from '../../main/workflows/read-inventory-facets.ts';
import { saveInventory } from '../../main/workflows/save-inventory.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { makeVin } from '../core/make-order.ts';
import { openPublishedShop, orderAgain } from './open-published-shop.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { type FeedLine, linesOf, writeFeed } from './write-feed.ts';

type Search = InventorySearch & { readonly sort?: InventorySort };

/** The found vehicles by the number of their VIN among the invented ones. */
function find({ context }: Shop, search: Search): readonly number[] {
  return listInventory(context, search).vehicles.map(({ vin }) => VINS.indexOf(vin));
}

async function openVaried() {
  const shop = await openShop();
  const zephyr = await addDealership(shop, 'Zephyr of Testville');
  const gale = await addDealership(shop, 'Gale of Testville');
  const [a = '', b = '', c = '', d = '', e = ''] = VINS;
  await stockLots(shop, [
    [
      zephyr,
      [
        makeVehicle(a, { condition: 'cpo', year: 2020, price: 18000, inStockOn: '2026-09-01', make: 'Breva' }),
        makeVehicle(b, { condition: 'po', year: 2022, price: null, inStockOn: null, lotStatus: '', stock: null }),
        makeVehicle(c, { year: 2026, price: 31000, inStockOn: '2026-11-20', lotStatus: 'In Transit' }),
      ],
    ],
    [gale, [makeVehicle(d, { year: null, price: 22000, fullName: 'abc', inStockOn: '2026-10-30', make: 'Breva' })]],
    [null, [makeVehicle(e, { location: 'Nobody', price: 22000, fullName: 'Abd', inStockOn: '2026-12-24' })]],
  ]);
  return { shop, zephyr, gale };
}

describe('narrowing the inventory by its values', () => {
  it.each([
    ['used vehicles, certified or not', { condition: 'used' }, [0, 1]],
    ['makes', { makes: ['Breva'] }, [0, 3]],
    ['model years, both ends included', { yearFrom: 2020, yearTo: 2022 }, [0, 1]],
    ['a price range', { priceFrom: 22000, priceTo: 31000 }, [2, 3, 4]],
    ['more than 60 days on the lot', { daysFrom: 61 }, [0]],
    ['a week or less on the lot, also with a date that lies ahead', { daysTo: 7 }, [2, 4]],
    ['an exact lot status', { lotStatus: 'In Transit' }, [2]],
    ['no lot status at all', { lotStatus: '' }, [1]],
    ['an exact lot status that is not on the lot', { lot: 'on', lotStatus: 'In Transit' }, []],
  ] as const)('finds %s', async (_what, search, found) => {
    const { shop } = await openVaried();
    expect(find(shop, search)).toEqual(found);
  });

  it('finds what the operator excluded, at that dealership alone', async () => {
    const { shop } = await openVaried();
    await excludeFromCao(shop.context, { name: 'Zephyr of Testville', vins: VINS.slice(2, 4), reason: 'Sold' });
    expect(find(shop, { excluded: true })).toEqual([2]);
    expect(listInventory(shop.context, { excluded: true }).vehicles[0]?.excludedBecause).toBe('Sold');
  });

  it('counts what there is to narrow by', async () => {
    const { shop } = await openVaried();
    expect(readInventoryFacets(shop.context)).toEqual({
      makes: [
        { make: 'Breva', vehicles: 2 },
        { make: 'Zephyr', vehicles: 3 },
      ],
      lotStatuses: [
        { lotStatus: '', vehicles: 1 },
        { lotStatus: 'In Stock', vehicles: 3 },
        { lotStatus: 'In Transit', vehicles: 1 },
      ],
    });
  });
});

describe('sorting the inventory', () => {
  it.each([
    ['by price, what has none last', { by: 'price' }, [0, 3, 4, 2, 1]],
    ['by price downwards, what has none last too', { by: 'price', descending: true }, [2, 3, 4, 0, 1]],
    ['by name, capitals aside', { by: 'vehicle' }, [0, 1, 2, 3, 4]],
    ['by dealership, those that belong to none last', { by: 'dealership' }, [3, 0, 1, 2, 4]],
    ['by days on the lot', { by: 'days', descending: true }, [0, 3, 2, 4, 1]],
    ['by stock number', { by: 'stock', descending: true }, [4, 3, 2, 0, 1]],
    ['as the files are, when the key says nothing of them', { by: 'lastSeen' }, [0, 1, 2, 3, 4]],
  ] as const)('goes %s', async (_what, sort, order) => {
    const { shop } = await openVaried();
    expect(find(shop, { sort })).toEqual(order);
  });

  it('goes on over pages, and shows what was written in between', async () => {
    const { shop, gale } = await openVaried();
    const page = (offset: number) =>
      listInventory(shop.context, { sort: { by: 'price' }, limit: 2, offset }).vehicles.map(({ vin }) =>
        VINS.indexOf(vin),
      );
    expect([page(0), page(2), page(4)]).toEqual([[0, 3], [4, 2], [1]]);
    await stockLots(shop, [[gale, VINS.slice(10, 13).map((vin, at) => makeVehicle(vin, { price: 3 - at }))]]);
    expect([page(0), page(2)]).toEqual([[12, 11], [10]]);
  });

  it('shows an order that took a vehicle at once', async () => {
    const { shop, zephyr } = await openVaried();
    const ordered = () => listInventory(shop.context, { notOrdered: true }).total;
    expect(ordered()).toBe(5);
    await logVins(shop, zephyr, [VINS[1] ?? ''], '45001');
    expect(ordered()).toBe(4);
    expect(listInventory(shop.context, {}).vehicles.map(({ orderedIn }) => orderedIn)).toEqual([
      null,
      '45001',
      null,
      null,
      null,
    ]);
  });
});

const HONDA = 'Serra Honda';
const FORD = 'Weber Ford';

function load(shop: Shop, lines: readonly FeedLine[], mode: 'replace' | 'update' = 'replace') {
  return importInventory(shop.context, { files: [{ path: writeFeed(shop, 'feed.csv', lines) }], mode, yes: true });
}

async function openChanged() {
  const shop = await openShop();
  const honda = await addDealership(shop, HONDA);
  await addDealership(shop, FORD);
  await load(shop, linesOf(HONDA, [1, 2, 3, 4]));
  await load(shop, [
    { vin: 1, location: HONDA, Price: '$21,000' },
    ...linesOf(HONDA, [2, 5]),
    { vin: 3, location: FORD, Price: '$20,000' },
  ]);
  return { shop, honda };
}

describe('the lists of what changed', () => {
  it('have as many vehicles as are counted, each with what it was before', async () => {
    const { shop } = await openChanged();
    const { total } = readInventoryChanges(shop.context);
    const list = (change: 'new' | 'gone' | 'price' | 'moved') => listInventory(shop.context, { change });
    expect([list('new').total, list('gone').total, list('price').total, list('moved').total]).toEqual([
      total.new,
      total.gone,
      total.price,
      total.moved,
    ]);
    expect(list('new').vehicles).toMatchObject([{ vin: makeVin(5), change: { kind: 'new' }, past: null }]);
    expect(list('price').vehicles).toMatchObject([{ price: 21000, change: { kind: 'price', priceBefore: 22500 } }]);
    expect(list('moved').vehicles).toMatchObject([
      { dealership: FORD, price: 20000, change: { kind: 'moved', priceBefore: 22500, from: HONDA } },
    ]);
    expect(list('gone').vehicles).toMatchObject([
      {
        vin: makeVin(4),
        dealership: HONDA,
        change: { kind: 'gone' },
        past: { lastSeenAt: shop.context.now().toISOString(), standsAt: null },
      },
    ]);
    expect(listInventory(shop.context, { change: 'gone', dealership: FORD }).total).toBe(0);
    expect(listInventory(shop.context, { change: 'new', scope: 'past' }).total).toBe(0);
  });

  it('are saved with what was before', async () => {
    const { shop } = await openChanged();
    const lines = (change: 'gone' | 'moved') => saveInventory(shop.context, { change, as: 'csv' }).text.split('\r\n');
    expect(lines('moved')[0]).toMatch(/,URL,Price before,Moved from$/);
    expect(lines('moved')[1]).toMatch(/,22500,Serra Honda$/);
    expect(lines('gone')[0]).toMatch(/,URL,Last in an import,Stands now at$/);
    expect(saveInventory(shop.context, { change: 'gone', as: 'csv' }).fileName).toBe('Past_inventory.csv');
  });

  it('are those of the import that is active again', async () => {
    const { shop } = await openChanged();
    await activateImport(shop.context, { id: 1, yes: true });
    for (const change of ['new', 'gone', 'price', 'moved'] as const) {
      expect(listInventory(shop.context, { change }).total).toBe(0);
    }
  });
});

describe('searching the past', () => {
  it('finds what is gone, says where it stands now, and leaves out what can be ordered', async () => {
    const { shop } = await openChanged();
    const { vehicles } = listInventory(shop.context, { scope: 'past', sort: { by: 'stock' } });
    expect(vehicles.map(({ vin, past }) => [vin, past?.standsAt])).toEqual([
      [makeVin(3), FORD],
      [makeVin(4), null],
    ]);
    expect(listInventory(shop.context, { scope: 'past', search: makeVin(4).slice(-6) }).total).toBe(1);
    expect(listInventory(shop.context, { scope: 'past', search: 's4' }).total).toBe(1);
    expect(listInventory(shop.context, { scope: 'past', search: 'honda accord', dealership: HONDA }).total).toBe(2);
    expect(listInventory(shop.context, { scope: 'past', search: makeVin(1) }).total).toBe(0);
    expect(listInventory(shop.context, { search: makeVin(4) }).total).toBe(0);
  });

  it('finds VINs that only a VIN log has, with the number of their order', async () => {
    const { shop, honda } = await openChanged();
    await logVins(shop, honda, [makeVin(2), makeVin(4), makeVin(77)], '40001');
    const { vehicles } = listInventory(shop.context, { scope: 'past', search: makeVin(77).slice(-8) });
    expect(vehicles).toMatchObject([
      { vin: makeVin(77), dealership: HONDA, orderedIn: '40001', make: '', past: { lastSeenAt: null, standsAt: null } },
    ]);
    expect(listInventory(shop.context, { scope: 'past', dealership: HONDA }).total).toBe(3);
  });

  it('knows a vehicle of a list by what the order knew of it', async () => {
    const { shop, dealership } = await openPublishedShop();
    await stockLots(shop, [[dealership, [makeVehicle(VINS[50] ?? '')]]]);
    const { vehicles } = listInventory(shop.context, { scope: 'past', search: VINS[0] ?? '' });
    expect(vehicles).toMatchObject([
      { vin: VINS[0], fullName: '2026 Zephyr Breeze GT', make: 'Zephyr', price: 22500, orderedIn: '45175' },
    ]);
  });

  it('knows the vehicles of an order that was voided, or that was never logged, but not those of a practice run', async () => {
    const { shop, dealership, order } = await openPublishedShop({ type: 'list', text: `${VINS[70]} ${VINS[71]}` });
    const past = () =>
      listInventory(shop.context, { scope: 'past', sort: { by: 'vin' } }).vehicles.map(
        ({ vin, orderedIn }) => `${VINS.indexOf(vin)} ${orderedIn}`,
      );
    await stockLots(shop, [[dealership, [makeVehicle(VINS[71] ?? '')]]]);
    expect(past().toSorted()).toEqual(['200 44000', '70 45175']);
    await voidOrder(shop.context, { id: order.id });
    await orderAgain(shop, { type: 'list', text: VINS[80] ?? '', number: '45180' }, { practice: true });
    expect(past().toSorted()).toEqual(['200 44000', '70 null']);
    const { vehicles } = listInventory(shop.context, { scope: 'past', search: VINS[70] ?? '' });
    expect(vehicles).toMatchObject([{ vin: VINS[70], fullName: `Vehicle ${VINS[70]}`, past: { lastSeenAt: null } }]);
  });
});
