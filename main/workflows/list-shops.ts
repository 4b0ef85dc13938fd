import { join } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { MAIN_SHOP, readShopList, type Shop, type ShopList } from '../core/shop.ts';
import { keepJson, readKeptJson } from '../files/keep-json-file.ts';

/** Reads the shops of this workstation. A list that cannot be read counts as none but the main shop. */
export async function listShops(root: string): Promise<ShopList> {
  return readShopList(await readKeptJson(findList(root)).catch(() => undefined));
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
