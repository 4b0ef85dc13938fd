/**
 * The key under which a lot status is compared: exact values, without regard to case, `-`, `_` and spaces. Websites
 * write the same status as words and as codes (`In-Transit`, `in_transit`).
 */
export function foldLotStatus(text: string): string {
  return text.replace(/[\s_-]+/gu, '').toLowerCase();
}

/**
 * Whether a lot status means that the vehicle is not on the lot. Blank, and everything that is not in the table, is on
 * the lot; substrings never count (`In-Service` is not `In Stock`).
 *
 * @param offLot Keys made by `foldLotStatus`.
 */
export function isOffTheLot(lotStatus: string, offLot: ReadonlySet<string>): boolean {
  return offLot.has(foldLotStatus(lotStatus));
}
