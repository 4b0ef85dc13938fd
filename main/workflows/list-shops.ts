import { join } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { MAIN_SHOP, readShopList, type Shop, type ShopList, wrongShops } from '../core/shop.ts';
import { keepJson, readKeptJson } from '../files/keep-json-file.ts';

/** Reads the shops of this workstation. Problem: `wrong-shops` when their list cannot be read. */
export async function listShops(root: string): Promise<ShopList> {
  const document = await readKeptJson(findList(root)).catch((error: unknown) => {
    throw wrongShops(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
  return readShopList(document);
}

/** The shop to begin with: the one that was open last, or the main one when the list cannot be read. */
export async function findCurrentShop(root: string): Promise<string> {
  try {
    return (await listShops(root)).current;
  } catch (error) {
    if (error instanceof ProblemError) return MAIN_SHOP.id;
    throw error;
  }
}

/** Keeps the list of shops. */
export function keepShops(root: string, list: ShopList): Promise<void> {
  return keepJson(findList(root), list);
}

/** The folder with a shop's database, backups and orders. */
export function findShopFolder(root: string, id: string): string {
  return id === MAIN_SHOP.id ? root : join(root, 'shops', id);
}

/** Finds a shop by its id. Problem: `unknown-shop`. */
export function findShop({ shops }: ShopList, id: string): Shop {
  const shop = shops.find((one) => one.id === id);
  if (shop) return shop;
  throw new ProblemError('unknown-shop', 'There is no such shop any more. Nothing was changed.', { id });
}

/** Refuses a name that another shop has. Problem: `name-taken`. */
export function refuseTakenShopName({ shops }: ShopList, name: string, own?: string): void {
  const key = name.trim().toLowerCase();
  if (!shops.some((shop) => shop.id !== own && shop.name.trim().toLowerCase() === key)) return;
  throw new ProblemError('name-taken', `There is a shop called ${name} already. Nothing was changed.`);
}

function findList(root: string): string {
  return join(root, 'shops.json');
}
