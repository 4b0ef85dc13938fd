/** Looks at a shop-world with other eyes than the application's: what has to be true after every step. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ProblemError } from '../../main/core/problem.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { examineFolder } from '../faults/examine.ts';
import { DEALERSHIPS, type World } from './shop-world.ts';

/** Everything that is not as it has to be, in words. */
export async function examineShop(world: World): Promise<readonly string[]> {
  const wrong: string[] = [];
  const selections = [];
  for (const dealership of DEALERSHIPS.keys()) selections.push(await examineCao(world, dealership));
  wrong.push(...selections.flatMap((selection) => selection ?? []));
  const db = new Database(join(world.data, 'silver-fox.db'), { readonly: true });
  try {
    wrong.push(...examineInventory(world, db));
    // While the orders folder is away after a restore nothing is known, and nothing is prepared.
    if (selections.every((selection) => selection !== null)) wrong.push(...examineLogs(world, db));
    if (!world.isAway) wrong.push(...examineOrders(world, db));
  } finally {
    db.close();
  }
  return wrong;
}

/** A CAO order takes each vehicle that passes the rules and is in no log, and no other; `null` while nothing is known. */
async function examineCao(world: World, dealership: number): Promise<readonly string[] | null> {
  const { known } = world;
  const feed = known.inventory.filter(({ owner }) => owner === dealership);
  const passing = feed.filter(({ vin, isOnLot }) => isOnLot && known.exclusions[dealership]?.has(vin) !== true);
  const log = world.logOf(dealership);
  try {
    const { order } = await prepareOrder(world.beginCall(0), { name: known.names[dealership] ?? '', type: 'cao' });
    const name = DEALERSHIPS[dealership]?.name;
    return [
      ...compare(
        `CAO of ${name}`,
        order.vehicles.map(({ vin }) => vin),
        passing.flatMap(({ vin }) => (log.has(vin) ? [] : [vin])),
      ),
      ...compare(
        `already ordered of ${name}`,
        order.alreadyOrdered,
        passing.flatMap(({ vin }) => (log.has(vin) ? [vin] : [])),
      ),
      ...(order.heldBack.length === feed.length - passing.length ? [] : [`held back of ${name}`]),
    ];
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : '';
    if (code === 'later-orders-unknown' && world.isAway) return null;
    if (code === 'no-active-import' && known.active === null) return [];
    return [`CAO cannot be prepared: ${String(error)}`];
  }
}

function examineInventory(world: World, db: Database.Database): readonly string[] {
  const active = db.prepare("SELECT id FROM scraper_imports WHERE status = 'active'").pluck().all();
  const rows = db
    .prepare(
      `SELECT coalesce(vin_log_table, '?') || ' ' || location || ' ' || vin || ' ' || (lot_status = 'In Stock')
       FROM normalized_vehicle_data LEFT JOIN dealership_configs ON dealership_configs.id = dealership_id
       WHERE import_id IN (SELECT id FROM scraper_imports WHERE status = 'active')`,
    )
    .pluck()
    .all() as string[];
  const foreign = db.prepare('SELECT count(*) FROM normalized_vehicle_data').pluck().get() as number;
  const expected = world.known.inventory.map(({ owner, location, vin, isOnLot }) => {
    const table = owner === null ? '?' : DEALERSHIPS[owner]?.table;
    return `${table} ${location} ${vin} ${isOnLot ? 1 : 0}`;
  });
  const wanted = world.known.active === null ? [] : [world.known.active];
  return [
    ...(String(active) === String(wanted) ? [] : [`active are ${active}, not ${wanted}`]),
    ...compare('the inventory', rows, expected),
    ...(foreign === rows.length ? [] : ['rows of another import are among the inventory']),
  ];
}

function examineLogs(world: World, db: Database.Database): readonly string[] {
  return DEALERSHIPS.flatMap(({ table }, dealership) => {
    const vins = db.prepare(`SELECT vin FROM ${table}`).pluck().all() as string[];
    return compare(table, vins, [...world.logOf(dealership)]);
  });
}

/** Every visible folder is whole and of an order that was printed and not taken back, and every such order has its own. */
function examineOrders(world: World, db: Database.Database): readonly string[] {
  const wrong: string[] = [];
  const visible = world.shares.flatMap((share) => {
    const names = readdirSync(share).filter((name) => name !== '.silver-fox-orders' && !name.startsWith('_'));
    return names.map((name) => join(share, name));
  });
  wrong.push(
    ...compare(
      'the order folders',
      visible,
      world.printed.flatMap(({ folders }) => [...folders]),
    ),
  );
  for (const { folders, vins } of world.printed) {
    for (const folder of folders) {
      const found = examineFolder(folder);
      wrong.push(...found.wrong, ...compare(folder, found.vins, vins));
    }
  }
  const unsettled = db.prepare("SELECT count(*) FROM orders WHERE status = 'publishing'").pluck().get();
  return unsettled === 0 ? wrong : [...wrong, `${unsettled} orders are not settled`];
}

function compare(what: string, found: readonly string[], expected: readonly string[]): readonly string[] {
  const [left, right] = [found.toSorted().join(', '), expected.toSorted().join(', ')];
  return left === right ? [] : [`${what}: ${left || 'nothing'} instead of ${right || 'nothing'}`];
}
