import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activateImport } from '../../main/workflows/activate-import.ts';
import { deleteImport } from '../../main/workflows/delete-import.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { mapLocation } from '../../main/workflows/map-location.ts';
import { previewImport } from '../../main/workflows/preview-import.ts';
import { readInventoryChanges } from '../../main/workflows/read-inventory-changes.ts';
import { readVehicleStory } from '../../main/workflows/read-vehicle-story.ts';
import { stageImport } from '../../main/workflows/stage-import.ts';
import { makeVin } from '../core/make-order.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { type FeedLine, linesOf, range, writeFeed } from './write-feed.ts';

const HONDA = 'Serra Honda';
const FORD = 'Weber Ford';
const NONE = { new: 0, gone: 0, price: 0, moved: 0 };

async function openWithTwo(): Promise<Shop> {
  const shop = await openShop();
  await addDealership(shop, HONDA);
  await addDealership(shop, FORD);
  return shop;
}

function load(shop: Shop, lines: readonly FeedLine[], mode: 'replace' | 'update' = 'replace', columns?: string[]) {
  return importInventory(shop.context, {
    files: [{ path: writeFeed(shop, 'feed.csv', lines, columns) }],
    mode,
    yes: true,
  });
}

/** Every change of the active import as `kind number`, in the order in which they were found. */
function listChanges(shop: Shop): readonly string[] {
  const rows = shop.context.reader
    .prepare(
      `SELECT kind, vin FROM inventory_changes
       WHERE import_id = (SELECT id FROM scraper_imports WHERE status = 'active') ORDER BY kind, substr(vin, -6)`,
    )
    .all() as { kind: string; vin: string }[];
  return rows.map(({ kind, vin }) => `${kind} ${numberOf(vin)}`);
}

function numberOf(vin: string): number {
  return Number(vin.slice(-6));
}

describe('what changed since the import before', () => {
  it('is nothing for the first import ever, and nothing without an import', async () => {
    const shop = await openWithTwo();
    expect(readInventoryChanges(shop.context)).toEqual({ since: null, total: NONE, places: [] });
    await load(shop, linesOf(HONDA, [1, 2]));
    expect(readInventoryChanges(shop.context)).toEqual({ since: null, total: NONE, places: [] });
  });

  it('tells new, gone, moved and repriced vehicles apart, per dealership', async () => {
    const shop = await openWithTwo();
    await load(shop, [...linesOf(HONDA, [1, 2, 3, 4]), ...linesOf('Nobody', [9])]);
    await load(shop, [
      { vin: 1, location: HONDA, Price: '$21,000' },
      ...linesOf(HONDA, [2, 5, 6]),
      { vin: 3, location: FORD, Price: '$20,000' },
    ]);
    expect(listChanges(shop)).toEqual(['gone 4', 'gone 9', 'moved 3', 'new 5', 'new 6', 'price 1']);
    expect(readInventoryChanges(shop.context)).toEqual({
      since: shop.context.now().toISOString(),
      total: { new: 2, gone: 2, price: 1, moved: 1 },
      places: [
        { dealership: HONDA, location: HONDA, vehicles: 4, new: 2, gone: 1, price: 1, moved: 0 },
        { dealership: FORD, location: FORD, vehicles: 1, new: 0, gone: 0, price: 0, moved: 1 },
        { dealership: null, location: 'Nobody', vehicles: 0, new: 0, gone: 1, price: 0, moved: 0 },
      ],
    });
    const price = shop.context.reader.prepare(
      "SELECT price_before, price_now FROM inventory_changes WHERE kind IN ('price', 'moved') ORDER BY vin",
    );
    expect(price.raw().all()).toEqual([
      [22500, 21000],
      [22500, 20000],
    ]);
  });

  it.each([
    ['another way to write the same price', '22500.00', []],
    ['a price that is missing now', 'Please call', ['price 1']],
    ['a price that is as unusable as before', '$22,500', []],
  ])('sees %s for what it is', async (_what, Price, found) => {
    const shop = await openWithTwo();
    await load(shop, [{ vin: 1, location: HONDA, Price: Price === '$22,500' ? '*' : '$22,500' }]);
    await load(shop, [{ vin: 1, location: HONDA, Price: Price === '$22,500' ? 'N/A' : Price }]);
    expect(listChanges(shop)).toEqual(found);
  });

  it('calls no price changed where one of the files has no prices at all', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf(HONDA, [1, 2]));
    await load(shop, linesOf(HONDA, [1, 2]), 'replace', ['Vin', 'Stock', 'Type', 'Location']);
    expect(listChanges(shop)).toEqual([]);
  });

  it('pairs a vehicle that stands at two places with one that left, and counts the other as new', async () => {
    const shop = await openWithTwo();
    await addDealership(shop, 'Third');
    await load(shop, linesOf(HONDA, [1, 2]));
    await load(shop, [...linesOf(HONDA, [2]), ...linesOf(FORD, [1]), ...linesOf('Third', [1])]);
    expect(listChanges(shop)).toEqual(['moved 1', 'new 1']);
  });

  it('counts the last row of a VIN that stands twice in the file before', async () => {
    const shop = await openWithTwo();
    await load(shop, [
      { vin: 1, location: HONDA, Price: '$1,000' },
      { vin: 1, location: HONDA, Price: '$2,000' },
    ]);
    await load(shop, [{ vin: 1, location: HONDA, Price: '$2,000' }]);
    expect(listChanges(shop)).toEqual([]);
  });

  it('does not call what was carried over new, nor gone', async () => {
    const shop = await openWithTwo();
    await load(shop, [...linesOf(HONDA, [1, 2]), ...linesOf(FORD, [3])]);
    await load(shop, linesOf(HONDA, [2, 4]), 'update');
    expect(listChanges(shop)).toEqual(['gone 1', 'new 4']);
    await load(shop, linesOf(FORD, [3]), 'update');
    expect(listChanges(shop)).toEqual([]);
  });

  it('compares an older import that is activated again with what was before it then', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf(HONDA, [1, 2]));
    await load(shop, linesOf(HONDA, [2, 3]));
    await load(shop, linesOf(FORD, range(10, 19)));
    await activateImport(shop.context, { id: 2, yes: true });
    expect(listChanges(shop)).toEqual(['gone 1', 'new 3']);
    await load(shop, linesOf(HONDA, [2, 3, 4]));
    expect(listChanges(shop)).toEqual(['new 4']);
    await activateImport(shop.context, { id: 1, yes: true });
    expect(readInventoryChanges(shop.context)).toMatchObject({ since: null, total: NONE });
  });

  it('stays when the import before is deleted, also when the import is activated again', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf(HONDA, [1, 2]));
    await load(shop, linesOf(HONDA, [2, 3]));
    await deleteImport(shop.context, { id: 1 });
    await activateImport(shop.context, { id: 2, yes: true });
    expect(listChanges(shop)).toEqual(['gone 1', 'new 3']);
    expect(readInventoryChanges(shop.context).since).toBe(shop.context.now().toISOString());
  });

  it('knows a place by the name that it got in between', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf('Serra of Nowhere', [1, 2]));
    await mapLocation(shop.context, { name: HONDA, location: 'Serra of Nowhere' });
    await load(shop, linesOf(HONDA, [2, 3]));
    expect(listChanges(shop)).toEqual(['gone 1', 'new 3']);
  });

  it('is not touched by a look at what an import would bring', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf(HONDA, [1]));
    await load(shop, linesOf(HONDA, [1, 2]));
    const staged = await stageImport(shop.context, {
      files: [{ path: writeFeed(shop, 'later.csv', linesOf(HONDA, [7])) }],
    });
    await previewImport(shop.context, { id: staged.import.id });
    expect(listChanges(shop)).toEqual(['new 2']);
    expect(listPast(shop)).toEqual([]);
  });
});

/** What is kept of the past, as `number place`. */
function listPast(shop: Shop): readonly string[] {
  const rows = shop.context.reader
    .prepare(
      `SELECT vin, coalesce(name, location_key) AS place FROM past_vehicles
       LEFT JOIN dealership_configs ON dealership_configs.id = dealership_id ORDER BY substr(vin, -6), place`,
    )
    .all() as { vin: string; place: string }[];
  return rows.map(({ vin, place }) => `${numberOf(vin)} ${place}`);
}

describe('what is no longer in the inventory', () => {
  it('is kept as it was last, and forgotten here when it comes back', async () => {
    const shop = await openWithTwo();
    await load(shop, [{ vin: 1, location: HONDA, Price: '$21,000' }, ...linesOf(HONDA, [2])]);
    await load(shop, linesOf(HONDA, [2]));
    await load(shop, [...linesOf(HONDA, [2]), ...linesOf(FORD, [3])]);
    expect(shop.context.reader.prepare('SELECT vin, price, stock, file, line FROM past_vehicles').all()).toEqual([
      { vin: makeVin(1), price: 21000, stock: 'S1', file: 'feed.csv', line: 2 },
    ]);
    await load(shop, linesOf(HONDA, [1, 2]));
    expect(listPast(shop)).toEqual([`3 ${FORD}`]);
  });

  it('outlives the import that had it', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf(HONDA, [1]));
    await load(shop, linesOf(HONDA, [2]));
    await deleteImport(shop.context, { id: 1 });
    expect(listPast(shop)).toEqual([`1 ${HONDA}`]);
  });

  it('belongs to the dealership that its location was mapped to later', async () => {
    const shop = await openWithTwo();
    await load(shop, linesOf('Serra of Nowhere', [1, 2]));
    await load(shop, linesOf(FORD, [3]));
    await mapLocation(shop.context, { name: HONDA, location: 'Serra of Nowhere' });
    await load(shop, linesOf(HONDA, [2]));
    expect(listPast(shop)).toEqual([`1 ${HONDA}`, `3 ${FORD}`]);
  });
});

describe('whatever is imported and activated in whatever order', () => {
  const lots = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 6 });
  const step = fc.oneof(
    fc.record({ mode: fc.constantFrom('replace' as const, 'update' as const), honda: lots, ford: lots }),
    fc.record({ again: fc.nat(5), mode: fc.constantFrom('replace' as const, 'update' as const) }),
  );

  it('the changes are those of a plain comparison, and the past is all that was once active and is not now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const shop = await openWithTwo();
        /** By import: its vehicles as `place number`, those places that it has from elsewhere, and the one before it. */
        const imports: Imported[] = [];
        const everActive = new Set<string>();
        let active: number | null = null;
        for (const one of steps) {
          const before = active === null ? new Set<string>() : (imports[active]?.vehicles ?? new Set<string>());
          if ('again' in one) {
            if (imports.length === 0) continue;
            const index = one.again % imports.length;
            await activateImport(shop.context, { id: index + 1, mode: one.mode, yes: true });
            const target = imports[index];
            if (target && one.mode === 'update' && index !== active) carry(target, before);
            active = index;
          } else {
            const lines = [...linesOf(HONDA, one.honda), ...linesOf(FORD, one.ford)];
            if (lines.length === 0) continue;
            await load(shop, lines, one.mode);
            const fresh: Imported = {
              vehicles: new Set(lines.map(({ vin, location }) => `${location} ${vin}`)),
              carried: new Set<string>(),
              previous: active,
            };
            if (one.mode === 'update') carry(fresh, before);
            active = imports.push(fresh) - 1;
          }
          for (const vehicle of imports[active]?.vehicles ?? []) everActive.add(vehicle);
        }
        if (active === null) return;
        const { vehicles, carried, previous } = imports[active] ?? { vehicles: new Set(), carried: new Set() };
        const compared = (all: ReadonlySet<string>) => [...all].filter((one) => !carried.has(placeOf(one)));
        const old = previous === null || previous === undefined ? null : (imports[previous]?.vehicles ?? new Set());
        const arrived = old === null ? [] : compared(vehicles).filter((one) => !old.has(one));
        const left = old === null ? [] : compared(old).filter((one) => !vehicles.has(one));
        const { total } = readInventoryChanges(shop.context);
        expect(total.new + total.moved).toBe(arrived.length);
        expect(total.gone + total.moved).toBe(left.length);
        expect(total.moved).toBe(arrived.filter((one) => left.some((other) => vinOf(other) === vinOf(one))).length);
        const past = [...everActive].filter((one) => !vehicles.has(one)).map((one) => `${vinOf(one)} ${placeOf(one)}`);
        expect([...listPast(shop)].sort()).toEqual(past.sort());
        expect(countGoneOutsidePast(shop)).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

function placeOf(vehicle: string): string {
  return vehicle.slice(0, vehicle.lastIndexOf(' '));
}

function vinOf(vehicle: string): string {
  return vehicle.slice(vehicle.lastIndexOf(' ') + 1);
}

/** Vehicles that are said to be gone, but of which nothing was kept. */
function countGoneOutsidePast({ context }: Shop): number {
  return context.reader
    .prepare(
      `SELECT count(*) FROM inventory_changes AS change WHERE kind = 'gone'
       AND import_id = (SELECT id FROM scraper_imports WHERE status = 'active') AND NOT EXISTS (
         SELECT 1 FROM past_vehicles AS past WHERE past.vin = change.vin
         AND coalesce(past.dealership_id, past.location_key) = coalesce(change.dealership_id, change.location_key))`,
    )
    .pluck()
    .get() as number;
}

/** What an import is in a plain comparison. */
interface Imported {
  readonly vehicles: Set<string>;
  readonly carried: Set<string>;
  readonly previous: number | null;
}

function carry(target: Imported, before: ReadonlySet<string>): void {
  const own = new Set([...target.vehicles].map(placeOf));
  for (const vehicle of before) {
    if (own.has(placeOf(vehicle))) continue;
    target.vehicles.add(vehicle);
    target.carried.add(placeOf(vehicle));
  }
}

describe('the story of a vehicle through the imports', () => {
  it('sums up where it stood, since when, and each change of price and status', async () => {
    const shop = await openWithTwo();
    let day = 0;
    const loadDay = (lines: readonly FeedLine[], mode: 'replace' | 'update' = 'replace') => {
      day += 1;
      const at = new Date(Date.UTC(2026, 10, day, 12));
      const files = [{ path: writeFeed(shop, 'feed.csv', lines) }];
      return importInventory(shop.with({ now: () => at }), { files, mode, yes: true });
    };
    await loadDay(linesOf(HONDA, [1]));
    await loadDay(linesOf(HONDA, [1]));
    await loadDay([{ vin: 1, location: HONDA, Price: '$21,000' }]);
    await loadDay(linesOf(FORD, [2]), 'update');
    await loadDay(linesOf(FORD, [1]));
    const { sightings } = readVehicleStory(shop.context, { vin: makeVin(1) });
    const at = (number: number) => `2026-11-0${number}T12:00:00.000Z`;
    const same = { condition: 'po', lotStatus: 'In Stock' };
    expect(sightings).toEqual([
      { dealership: HONDA, location: HONDA, ...same, price: 22500, firstAt: at(1), lastAt: at(2), imports: 2 },
      { dealership: HONDA, location: HONDA, ...same, price: 21000, firstAt: at(3), lastAt: at(3), imports: 1 },
      { dealership: FORD, location: FORD, ...same, price: 22500, firstAt: at(5), lastAt: at(5), imports: 1 },
    ]);
  });
});
