import type { Shop, ShopList, ShopStart } from '../../main/core/shop.ts';
import type { Nothing } from './words.ts';

/** The shops (brands) of this workstation. */
export interface ShopCalls {
  /** The shops (brands) of this workstation: each has dealerships, VIN logs, orders and settings of its own. */
  listShops(input: Nothing): ShopList;
  addShop(input: Pick<Shop, 'name' | 'color'> & { readonly startsWith: ShopStart }): { readonly shop: Shop };
  changeShop(input: { readonly id: string } & Partial<Pick<Shop, 'name' | 'color'>>): { readonly shop: Shop };
  /** Closes the shop that is open and opens another. */
  openShop(input: { readonly id: string }): ShopList;
  removeShop(input: { readonly id: string }): ShopList;
}
