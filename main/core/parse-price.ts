/** Why a feed gives no usable price. */
export type PriceProblem = 'blank' | 'call for price' | 'HTML' | 'placeholder' | 'not a number' | 'negative' | 'absurd';

/** No vehicle that gets window graphics costs this much; such a figure is a typing error. In dollars. */
const ABSURD_PRICE = 10_000_000;

/** A number with optional thousands separators and cents: `$22,500`, `22500.00`, `31,250.00 USD`. */
const MONEY = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\s*(?:USD)?$/i;

/**
 * Reads a price in dollars, or says why there is none. Anything that can be read two ways (`31.250,00`) is not a
 * number: a missing price is better than a wrong one. 0 and 1 are placeholders that websites show as "call".
 */
export function parsePrice(text: string): { readonly price: number } | { readonly problem: PriceProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'blank' };
  if (/call|contact|inquire/i.test(trimmed)) return { problem: 'call for price' };
  if (/^<.*>$/s.test(trimmed)) return { problem: 'HTML' };
  if (/^(\*+|-+|n\/?a|none|null|nan|tbd|tba)$/i.test(trimmed)) return { problem: 'placeholder' };
  if (/^\(.*\)$|^-|^\$\s*-/.test(trimmed)) return { problem: 'negative' };
  const match = MONEY.exec(trimmed);
  if (!match) return { problem: 'not a number' };
  const price = Number(`${match[1]?.replaceAll(',', '')}${match[2] ?? ''}`);
  if (price <= 1) return { problem: 'placeholder' };
  if (price >= ABSURD_PRICE) return { problem: 'absurd' };
  return { price };
}
