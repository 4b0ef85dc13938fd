import { join } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { MAIN_SHOP } from '../core/shop.ts';
import { moveAway, removeWhole } from '../files/remove-folder.ts';
import { findShop, findShopFolder, keepShops, listShops } from './list-shops.ts';

/**
 * Takes a shop off the list. Its folder is moved to `removed-shops`, where it stays until somebody deletes it; that of
 * the sample is deleted. Problems: `unknown-shop`, `main-shop`, `shop-is-open`.
 */
export async function removeShop(root: string, id: string, now: Date): Promise<void> {
  const list = await listShops(root);
  const shop = findShop(list, id);
  if (id === MAIN_SHOP.id) {
    throw new ProblemError('main-shop', `${shop.name} is the main shop and stays. Nothing was changed.`);
  }
  if (id === list.current) {
    throw new ProblemError('shop-is-open', `${shop.name} is open. Nothing was changed. Open another shop first.`);
  }
  const folder = findShopFolder(root, id);
  if (shop.isSample) await removeWhole(folder);
  else await moveAway(folder, join(root, 'removed-shops', `${id}-${now.toISOString().replace(/[:.]/g, '')}`));
  await keepShops(root, { ...list, shops: list.shops.filter((one) => one.id !== id) });
}
