import { ProblemError } from './problem.ts';

/** The colours by which shops are told apart. */
export const SHOP_COLORS = ['none', 'red', 'orange', 'teal', 'violet', 'pink', 'gold'] as const;
export type ShopColor = (typeof SHOP_COLORS)[number];

/** What a new shop begins with: the shipped dealerships, none at all, or invented data to try things on. */
export type ShopStart = 'catalogue' | 'nothing' | 'sample';

/** A brand of the business, or the sample: dealerships, VIN logs, orders and settings of its own. */
export interface Shop {
  /** `main` for the one that is always there. */
  readonly id: string;
  readonly name: string;
  /** The stripe across the window. */
  readonly color: ShopColor;
  readonly isSample: boolean;
}

/** The shops of this workstation and the one that is open. */
export interface ShopList {
  readonly current: string;
  readonly shops: readonly Shop[];
}

/** The shop that is always there; its data lies in the data folder itself. */
export const MAIN_SHOP: Shop = { id: 'main', name: 'Silver Fox', color: 'none', isSample: false };

/** The sample, of which there is one at most. */
export const SAMPLE_SHOP: Shop = { id: 'sample', name: 'Sample data', color: 'gold', isSample: true };

/** Makes the id of a new shop, which is also the name of its folder: letters, digits and hyphens, and not taken. */
export function allocateShopId(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = words === '' ? 'shop' : `shop-${words}`;
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}

/**
 * Reads a list of shops that was kept; `undefined` when there is none yet. The main one is always among them, first, and
 * the current one when the list names another that is not there.
 *
 * @throws ProblemError `wrong-shops`: whoever left out what cannot be read would forget it with the next change.
 */
export function readShopList(document: unknown): ShopList {
  const { current, shops: kept } = document === undefined ? { current: MAIN_SHOP.id, shops: [] } : readList(document);
  const main = kept.find(({ id }) => id === MAIN_SHOP.id) ?? MAIN_SHOP;
  const all = [main, ...kept.filter(({ id }) => id !== MAIN_SHOP.id)];
  const isKnown = typeof current === 'string' && all.some(({ id }) => id === current);
  return { current: isKnown ? current : MAIN_SHOP.id, shops: all };
}

/** The problem `wrong-shops`. @param what What is wrong, after the name of the file. */
export function wrongShops(what: string): ProblemError {
  return new ProblemError(
    'wrong-shops',
    `shops.json in the data folder ${what}. Nothing was changed, and the data of every shop is where it was. Mend the ` +
      'file, or move it away to begin with the main shop alone, and try again.',
  );
}

function readList(document: unknown): { readonly current: unknown; readonly shops: readonly Shop[] } {
  if (!isRecord(document) || !Array.isArray(document.shops)) throw wrongShops('is no list of shops');
  const shops: readonly unknown[] = document.shops;
  const wrong = shops.findIndex((shop) => !isShop(shop));
  if (wrong >= 0) throw wrongShops(`does not say what a shop must say in entry ${wrong + 1}`);
  return { current: document.current, shops: shops.filter(isShop) };
}

function isShop(value: unknown): value is Shop {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    /^[a-z0-9-]{1,60}$/.test(value.id) &&
    typeof value.name === 'string' &&
    SHOP_COLORS.some((color) => color === value.color) &&
    typeof value.isSample === 'boolean'
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
