import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { type FeedLine, writeFeed } from './write-feed.ts';

export const HONDA = 'Serra Honda';
export const FORD = 'Weber Ford';

/** A shop with two dealerships, the first with an alias. */
export async function openWithTwo(): Promise<Shop> {
  const shop = await openShop();
  await addDealership(shop, HONDA, { aliases: ['Serra Honda of Testville'] });
  await addDealership(shop, FORD);
  return shop;
}

type Options = Omit<Parameters<typeof importInventory>[1], 'files'>;

/** Imports rows as a file of their own. */
export function importLines(
  shop: Shop,
  lines: readonly FeedLine[],
  options: Options = {},
  columns?: readonly string[],
): ReturnType<typeof importInventory> {
  return importInventory(shop.context, { files: [{ path: writeFeed(shop, 'feed.csv', lines, columns) }], ...options });
}

/** The VINs of the active inventory, in file order. */
export function readVins(shop: Shop): readonly string[] {
  return listInventory(shop.context, {}).vehicles.map(({ vin }) => vin);
}

/** The imports, newest first: `2 active`, `1 archived`. */
export function readStatuses(shop: Shop): readonly string[] {
  return listImports(shop.context).imports.map(({ id, status }) => `${id} ${status}`);
}
