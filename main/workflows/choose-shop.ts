import type { Shop } from '../core/shop.ts';
import { findShop, keepShops, listShops } from './list-shops.ts';

/** Remembers which shop is open. Problem: `unknown-shop`. */
export async function chooseShop(root: string, id: string): Promise<Shop> {
  const list = await listShops(root);
  const shop = findShop(list, id);
  await keepShops(root, { ...list, current: id });
  return shop;
}
