import { z } from 'zod';
import { SORT_KEYS } from '../core/inventory-search.ts';
import { addToOrder } from '../workflows/add-to-order.ts';
import { compareVehicle } from '../workflows/compare-vehicle.ts';
import { excludeFromCao } from '../workflows/exclude-from-cao.ts';
import { listCaoExclusions } from '../workflows/list-cao-exclusions.ts';
import { listInventory } from '../workflows/list-inventory.ts';
import { listOpenOrders } from '../workflows/list-open-orders.ts';
import { readInventoryChanges } from '../workflows/read-inventory-changes.ts';
import { readInventoryFacets } from '../workflows/read-inventory-facets.ts';
import { readVehicleStory } from '../workflows/read-vehicle-story.ts';
import { revokeCaoExclusion } from '../workflows/revoke-cao-exclusion.ts';
import { saveInventory } from '../workflows/save-inventory.ts';
import { byName, flag, id, name, nothing, read, write } from './call-definition.ts';

const vin = z.string().trim().min(1).max(40);
const vins = z.array(vin).min(1).max(10_000);
const count = z.exactOptional(z.number().int().min(0));
const search = {
  scope: z.exactOptional(z.enum(['active', 'past'])),
  dealership: z.exactOptional(name),
  search: z.exactOptional(z.string().max(200)),
  condition: z.exactOptional(z.enum(['new', 'po', 'cpo', 'unknown', 'used'])),
  lot: z.exactOptional(z.enum(['on', 'off'])),
  lotStatus: z.exactOptional(z.string().max(20_000)),
  makes: z.exactOptional(z.array(z.string().max(20_000)).min(1).max(1000)),
  yearFrom: count,
  yearTo: count,
  priceFrom: z.exactOptional(z.number().min(0)),
  priceTo: z.exactOptional(z.number().min(0)),
  daysFrom: z.exactOptional(z.number().int().min(0).max(100_000)),
  daysTo: z.exactOptional(z.number().int().min(0).max(100_000)),
  missingUrl: flag,
  missingPrice: flag,
  notOrdered: flag,
  excluded: flag,
  change: z.exactOptional(z.enum(['new', 'gone', 'price', 'moved'])),
  sort: z.exactOptional(z.strictObject({ by: z.enum(SORT_KEYS), descending: flag })),
};

/** Calls about the vehicles of the inventory and of the past, and what is done with them. */
export const inventoryCalls = {
  listInventory: read(
    z.strictObject({
      ...search,
      limit: z.exactOptional(z.number().int().min(0).max(1_000_000)),
      offset: z.exactOptional(z.number().int().min(0)),
    }),
    listInventory,
  ),
  saveInventory: read(z.strictObject({ ...search, as: z.enum(['csv', 'vins']) }), saveInventory),
  readInventoryFacets: read(nothing, readInventoryFacets),
  compareVehicle: read(z.strictObject({ vin }), compareVehicle),
  readVehicleStory: read(z.strictObject({ name: z.exactOptional(name), vin }), readVehicleStory),
  listOpenOrders: read(byName, listOpenOrders),
  addToOrder: write(
    z.union([
      z.strictObject({ rowId: id, vins, because: z.string().max(500) }),
      z.strictObject({ orderId: id, vins, because: z.string().max(500) }),
    ]),
    addToOrder,
  ),
  excludeFromCao: write(z.strictObject({ name, vins, reason: z.string().max(500) }), excludeFromCao),
  revokeCaoExclusion: write(z.strictObject({ name, vins }), revokeCaoExclusion),
  readInventoryChanges: read(nothing, readInventoryChanges),
  listCaoExclusions: read(z.strictObject({ name: z.exactOptional(name) }), listCaoExclusions),
};
