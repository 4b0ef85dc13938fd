import { z } from 'zod';
import { excludeFromCao } from '../workflows/exclude-from-cao.ts';
import { listCaoExclusions } from '../workflows/list-cao-exclusions.ts';
import { readInventoryChanges } from '../workflows/read-inventory-changes.ts';
import { revokeCaoExclusion } from '../workflows/revoke-cao-exclusion.ts';
import { name, nothing, read, write } from './call-definition.ts';

const vins = z.array(z.string().trim().min(1).max(40)).min(1).max(10_000);

/** Calls about the vehicles of the inventory: what is done with them. */
export const inventoryCalls = {
  excludeFromCao: write(z.strictObject({ name, vins, reason: z.string().max(500) }), excludeFromCao),
  revokeCaoExclusion: write(z.strictObject({ name, vins }), revokeCaoExclusion),
  readInventoryChanges: read(nothing, readInventoryChanges),
  listCaoExclusions: read(z.strictObject({ name: z.exactOptional(name) }), listCaoExclusions),
};
