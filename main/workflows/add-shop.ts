import { join } from 'node:path';
import { allocateShopId, SAMPLE_SHOP, type Shop, type ShopStart } from '../core/shop.ts';
import { keepJson } from '../files/keep-json-file.ts';
import { findShopFolder, keepShops, listShops, refuseTakenShopName } from './list-shops.ts';

/**
 * Adds a shop with data of its own, which is filled when it is opened. Of the sample there is one: asking for it again
 * returns it. Problem: `name-taken`.
 */
export async function addShop(
  root: string,
  input: Pick<Shop, 'name' | 'color'> & { readonly startsWith: ShopStart },
): Promise<Shop> {
  const list = await listShops(root);
  if (input.startsWith === 'sample') {
    const sample = list.shops.find(({ isSample }) => isSample);
    if (!sample) await keepShops(root, { ...list, shops: [...list.shops, SAMPLE_SHOP] });
    return sample ?? SAMPLE_SHOP;
  }
  refuseTakenShopName(list, input.name);
  const taken = list.shops.map((shop) => shop.id);
  const shop: Shop = { id: allocateShopId(input.name, taken), name: input.name, color: input.color, isSample: false };
  if (input.startsWith === 'nothing') {
    const folder = findShopFolder(root, shop.id);
    await keepJson(join(folder, 'dealerships.json'), { version: 1, dealerships: [] });
    await keepJson(join(folder, 'scraping-sites.json'), { version: 1, sites: [] });
  }
  await keepShops(root, { ...list, shops: [...list.shops, shop] });
  return shop;
}
