/** Why a feed gives no usable price. */
export type PriceProblem = 'blank' | 'call for price' | 'HTML' | 'placeholder' | 'not a number' | 'negative' | 'absurd';

/** From here on a price is a filler such as 9999999 or a typing error: no dealership lot has such a car. In dollars. */
const ABSURD_PRICE = 5_000_000;

/** A number with optional thousands separators and cents: `$22,500`, `22500.00`, `31,250.00 USD`. */
const MONEY = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\s*(?:USD)?$/i;

/**
 * Reads a price in dollars, or says why there is none. Anything that can be read two ways (`31.250`, `31.250,00`) is
 * not a number: a missing price is better than a wrong one. 0 and 1 are placeholders that websites show as "call".
 */
export function parsePrice(text: string): { readonly price: number } | { readonly problem: PriceProblem } {
  const trimmed = text.trim();
  const match = MONEY.exec(trimmed);
  if (!match) return { problem: nameProblem(trimmed) };
  const price = Number(`${match[1]?.replaceAll(',', '')}${match[2] ?? ''}`);
  if (price <= 1) return { problem: 'placeholder' };
  return price < ABSURD_PRICE ? { price } : { problem: 'absurd' };
}

function nameProblem(text: string): PriceProblem {
  if (text === '') return 'blank';
  if (/<\/?[a-z!]/i.test(text)) return 'HTML';
  if (/call|contact|inquire/i.test(text)) return 'call for price';
  if (/^(?:\*+|-+|n\/?a|none|null|nan|tbd|tba)$/i.test(text)) return 'placeholder';
  return /^(?:-\s*\$?|\$\s*-|\()\s*\d/.test(text) ? 'negative' : 'not a number';
}
