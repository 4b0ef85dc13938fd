import type { ChangeCounts, ChangeKind, InventoryChanges } from '../core/inventory-changes.ts';
import { parsePrice } from '../core/parse-price.ts';
import { OWNERS } from './import-locations.ts';
import { letOthersIn } from './let-others-in.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** Remembers which import was active when this one becomes active for the first time. Call it before the switch. */
export function rememberPrevious(db: WritableDatabase, id: number, activeId: number | null): void {
  db.prepare(
    `UPDATE scraper_imports SET previous_id = @active,
       previous_at = (SELECT imported_at FROM scraper_imports WHERE id = @active)
     WHERE id = @id AND activated_at IS NULL AND @active IS NOT @id`,
  ).run({ id, active: activeId });
}

/**
 * Finds anew how the inventory, which holds this import by now, differs from the import before it; when that one has
 * been deleted, what was found earlier stays. Call it in a transaction; a cancel is heard between its statements, each of
 * which takes about a second for a million vehicles.
 */
export async function storeChanges(db: WritableDatabase, importId: number, signal: AbortSignal): Promise<void> {
  const previous = db.prepare('SELECT previous_id FROM scraper_imports WHERE id = ?').pluck().get(importId);
  if (typeof previous !== 'number') return;
  db.prepare('DELETE FROM inventory_changes WHERE import_id = ?').run(importId);
  await setUpSides(db, [importId, previous], signal);
  for (const store of [storeMoved, storeArrived, storeGone, storePrices, storeArrivals]) {
    await letOthersIn(signal);
    store(db, importId);
  }
  for (const table of SIDES) db.exec(`DROP TABLE temp.${table}`);
}

/** Reads the difference between the active import and the one before it, counted per place. */
export function readChanges(db: ReadableDatabase): InventoryChanges {
  const active = db.prepare("SELECT id, previous_at AS since FROM scraper_imports WHERE status = 'active'").get() as
    | { id: number; since: string | null }
    | undefined;
  if (!active) return { since: null, total: NO_CHANGES, places: [] };
  const rows = db
    .prepare(
      `SELECT dealership_id AS id, iif(dealership_id IS NULL, location_key, '') AS location, kind, count(*) AS count
       FROM inventory_changes WHERE import_id = ? GROUP BY 1, 2, 3`,
    )
    .all(active.id) as { id: number | null; location: string; kind: ChangeKind; count: number }[];
  const total = sumUp(rows);
  const groups = Map.groupBy(rows, ({ id, location }) => id ?? location);
  const places = [...groups.values()].flatMap((lines) => {
    const [first] = lines;
    return first ? [{ ...describePlace(db, first), ...sumUp(lines) }] : [];
  });
  return { since: active.since, total, places: places.toSorted(byPlace) };
}

const NO_CHANGES: ChangeCounts = { new: 0, gone: 0, price: 0, moved: 0 };

function sumUp(rows: readonly { readonly kind: ChangeKind; readonly count: number }[]): ChangeCounts {
  const sum = { ...NO_CHANGES };
  for (const { kind, count } of rows) sum[kind] += count;
  return sum;
}

function describePlace(db: ReadableDatabase, place: { readonly id: number | null; readonly location: string }) {
  if (place.id === null) {
    const found = db
      .prepare(
        `SELECT max(location) AS location, (
           SELECT count(*) FROM normalized_vehicle_data WHERE dealership_id IS NULL
           AND location_id IN (SELECT id FROM import_locations WHERE location_key = @key)
         ) AS vehicles FROM import_locations WHERE location_key = @key`,
      )
      .get({ key: place.location }) as { location: string | null; vehicles: number };
    return { dealership: null, location: found.location ?? place.location, vehicles: found.vehicles };
  }
  const { name, vehicles } = db
    .prepare(
      `SELECT name, (SELECT count(*) FROM normalized_vehicle_data WHERE dealership_id = dealership.id) AS vehicles
       FROM dealership_configs AS dealership WHERE id = ?`,
    )
    .get(place.id) as { name: string; vehicles: number };
  return { dealership: name, location: name, vehicles };
}

function byPlace(
  left: { readonly dealership: string | null; readonly location: string },
  right: { readonly dealership: string | null; readonly location: string },
): number {
  const last = Number(left.dealership === null) - Number(right.dealership === null);
  return last || left.location.localeCompare(right.location, 'en');
}

/** `was` and `is`: the vehicles of both imports by place and VIN. `arrived` and `left`: those of one side only. */
const SIDES = ['was', 'is_now', 'arrived', 'left_behind', 'owners'] as const;

async function setUpSides(
  db: WritableDatabase,
  [importId, previousId]: readonly [importId: number, previousId: number],
  signal: AbortSignal,
): Promise<void> {
  db.exec('CREATE TEMP TABLE owners (location_id INTEGER PRIMARY KEY, import_id, dealership_id, location_key, owner)');
  db.prepare(
    `INSERT INTO owners SELECT location_id, owners.import_id, owners.dealership_id, location_key, owner
     FROM (${OWNERS}) AS owners JOIN import_locations ON import_locations.id = location_id
     WHERE owners.import_id IN (?, ?)`,
  ).run(importId, previousId);
  for (const side of ['was', 'is_now', 'arrived', 'left_behind']) {
    db.exec(`CREATE TEMP TABLE ${side} (owner, vin, id INTEGER, PRIMARY KEY (owner, vin)) WITHOUT ROWID`);
  }
  // A place all of whose vehicles were carried over is as it was.
  const carried = `SELECT owner FROM normalized_vehicle_data JOIN owners USING (location_id)
    JOIN import_files ON import_files.id = file_id GROUP BY owner HAVING min(carried_from IS NOT NULL)`;
  db.prepare(
    `WITH carried AS MATERIALIZED (${carried})
     INSERT INTO was SELECT owner, vin, max(raw.id) FROM raw_vehicle_data AS raw JOIN owners USING (location_id)
     WHERE raw.import_id = ? AND owner NOT IN carried GROUP BY owner, vin`,
  ).run(previousId);
  await letOthersIn(signal);
  db.exec(
    `WITH carried AS MATERIALIZED (${carried})
     INSERT INTO is_now SELECT owner, vin, vehicle.id FROM normalized_vehicle_data AS vehicle
     JOIN owners USING (location_id) WHERE owner NOT IN carried`,
  );
  // A row value NOT IN the other table would walk through all of it for every vehicle.
  const missingIn = (other: string) => `NOT EXISTS (SELECT 1 FROM ${other} WHERE owner = one.owner AND vin = one.vin)`;
  await letOthersIn(signal);
  db.exec(`INSERT INTO arrived SELECT * FROM is_now AS one WHERE ${missingIn('was')}`);
  await letOthersIn(signal);
  db.exec(`INSERT INTO left_behind SELECT * FROM was AS one WHERE ${missingIn('is_now')}`);
}

/** A VIN that left one place and arrived at another moved; what left or arrived more often is paired off in file order. */
function storeMoved(db: WritableDatabase, importId: number): void {
  const readPrice = (text: unknown) => {
    const parsed = parsePrice(String(text ?? ''));
    return 'price' in parsed ? parsed.price : null;
  };
  db.function('read_price', { deterministic: true }, readPrice);
  const inTurn = (side: string) =>
    `SELECT vin, id, row_number() OVER (PARTITION BY vin ORDER BY id) AS turn FROM ${side}`;
  db.prepare(
    `INSERT INTO inventory_changes (import_id, kind, vin, vehicle_id, dealership_id, location_key, from_dealership_id,
       from_location, price_before, price_now)
     SELECT ?, 'moved', pair.vin, vehicle.id, place.dealership_id, place.location_key, origin.dealership_id,
       origin_location.location, read_price(raw.price), vehicle.price
     FROM (SELECT arrived.vin, arrived.id AS arrived_id, gone.id AS gone_id
           FROM (${inTurn('arrived')}) AS arrived JOIN (${inTurn('left_behind')}) AS gone USING (vin, turn)) AS pair
     JOIN normalized_vehicle_data AS vehicle ON vehicle.id = arrived_id JOIN owners AS place ON place.location_id = vehicle.location_id
     JOIN raw_vehicle_data AS raw ON raw.id = gone_id JOIN owners AS origin ON origin.location_id = raw.location_id
     JOIN import_locations AS origin_location ON origin_location.id = raw.location_id`,
  ).run(importId);
}

function storeArrived(db: WritableDatabase, importId: number): void {
  db.prepare(
    `INSERT INTO inventory_changes (import_id, kind, vin, vehicle_id, dealership_id, location_key, price_now)
     SELECT @id, 'new', arrived.vin, vehicle.id, place.dealership_id, place.location_key, vehicle.price
     FROM arrived JOIN normalized_vehicle_data AS vehicle ON vehicle.id = arrived.id
     JOIN owners AS place ON place.location_id = vehicle.location_id
     WHERE vehicle.id NOT IN (SELECT vehicle_id FROM inventory_changes WHERE import_id = @id AND kind = 'moved')`,
  ).run({ id: importId });
}

/** As many of a VIN as moved are accounted for; the rest is gone. */
function storeGone(db: WritableDatabase, importId: number): void {
  db.prepare(
    `WITH moves AS MATERIALIZED (
       SELECT vin, count(*) AS moved FROM inventory_changes WHERE import_id = @id AND kind = 'moved' GROUP BY vin
     )
     INSERT INTO inventory_changes (import_id, kind, vin, dealership_id, location_key, price_before)
     SELECT @id, 'gone', gone.vin, place.dealership_id, place.location_key, read_price(raw.price)
     FROM (SELECT *, row_number() OVER (PARTITION BY vin ORDER BY id) AS turn FROM left_behind) AS gone
     JOIN raw_vehicle_data AS raw ON raw.id = gone.id JOIN owners AS place ON place.location_id = raw.location_id
     LEFT JOIN moves ON moves.vin = gone.vin WHERE gone.turn > coalesce(moves.moved, 0)`,
  ).run({ id: importId });
}

/** A vehicle that leaves and comes back keeps the instant at which it came first. */
function storeArrivals(db: WritableDatabase, importId: number): void {
  db.prepare(
    `INSERT OR IGNORE INTO vehicle_arrivals SELECT dealership_id, vin, imported_at FROM inventory_changes
     JOIN scraper_imports ON scraper_imports.id = import_id
     WHERE import_id = ? AND kind IN ('new', 'moved') AND dealership_id IS NOT NULL`,
  ).run(importId);
}

/** Only where both files have a price column. */
function storePrices(db: WritableDatabase, importId: number): void {
  db.prepare(
    `INSERT INTO inventory_changes (import_id, kind, vin, vehicle_id, dealership_id, location_key, price_before, price_now)
     SELECT ?, 'price', is_now.vin, vehicle.id, place.dealership_id, place.location_key, read_price(before.price),
       vehicle.price
     FROM is_now JOIN was USING (owner, vin)
     JOIN raw_vehicle_data AS now ON now.id = is_now.id JOIN raw_vehicle_data AS before ON before.id = was.id
     JOIN normalized_vehicle_data AS vehicle ON vehicle.id = is_now.id JOIN owners AS place ON place.location_id = vehicle.location_id
     WHERE now.price <> before.price AND read_price(before.price) IS NOT vehicle.price`,
  ).run(importId);
}
