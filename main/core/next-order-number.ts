/** The number after an order number, its zeros kept: `45179` after `45178`. One that ends in no digit stays as it is. */
export function nextOrderNumber(number: string | null): string | null {
  return number?.replace(/\d+$/, (digits) => (BigInt(digits) + 1n).toString().padStart(digits.length, '0')) ?? null;
}
