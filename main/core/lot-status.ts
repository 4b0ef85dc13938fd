/** The key under which a lot status is compared: exact values, without regard to case, `-` and spaces. */
export function foldLotStatus(text: string): string {
  return text.replace(/[\s-]+/gu, '').toLowerCase();
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
