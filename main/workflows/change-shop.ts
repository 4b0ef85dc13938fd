import type { Shop } from '../core/shop.ts';
import { findShop, keepShops, listShops, refuseTakenShopName } from './list-shops.ts';

/** Changes a shop's name or colour. Problems: `unknown-shop`, `name-taken`. */
export async function changeShop(
  root: string,
  { id, ...change }: { readonly id: string } & Partial<Pick<Shop, 'name' | 'color'>>,
): Promise<Shop> {
  const list = await listShops(root);
  const changed = { ...findShop(list, id), ...change };
  refuseTakenShopName(list, changed.name, id);
  await keepShops(root, { ...list, shops: list.shops.map((shop) => (shop.id === id ? changed : shop)) });
  return changed;
}
