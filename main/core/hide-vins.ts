/** Anything that may be a VIN, or most of one: 16 or more letters and digits in a row with a digit among them. */
const VIN_LIKE = /(?=[A-Z]*\d)[A-Z0-9]{16,}/gi;

/** Puts `[VIN]` in the place of everything in a text that may be a VIN, for what leaves the workstation. */
export function hideVins(text: string): string {
  return text.replace(VIN_LIKE, '[VIN]');
}
