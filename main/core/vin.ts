/** 17 letters and digits without I, O and Q (49 CFR 565.13). */
const VIN = /^[A-HJ-NPR-Z0-9]{17}$/;

/** Weight of each position in the check-digit sum (49 CFR 565.15, Table IV). Position 9 is the check digit itself. */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Value of each letter in the check-digit sum (49 CFR 565.15, Table III). */
const LETTER_VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};

/** Model-year codes at position 10 in the order of their 30-year cycle, from 1980 and again from 2010 (49 CFR 565.15, Table VII). */
const YEAR_CODES = 'ABCDEFGHJKLMNPRSTVWXY123456789';

/** Makes that can be told from a VIN's first three characters alone; a maker with several makes is not among them. */
const MAKES: Readonly<Record<string, string>> = {
  '1FA': 'Ford',
  '1FM': 'Ford',
  '1FT': 'Ford',
  '1FD': 'Ford',
  '2FM': 'Ford',
  '3FA': 'Ford',
  '3FM': 'Ford',
  '3FT': 'Ford',
  '5LM': 'Lincoln',
  '2LM': 'Lincoln',
  '1LN': 'Lincoln',
  '1C6': 'Ram',
  '3C6': 'Ram',
  '1J4': 'Jeep',
  '1J8': 'Jeep',
  '1G1': 'Chevrolet',
  '1GC': 'Chevrolet',
  '1GN': 'Chevrolet',
  '2G1': 'Chevrolet',
  '3GN': 'Chevrolet',
  '3GC': 'Chevrolet',
  '1GT': 'GMC',
  '1GK': 'GMC',
  '3GT': 'GMC',
  '3GK': 'GMC',
  '1GY': 'Cadillac',
  '1G6': 'Cadillac',
  '1G4': 'Buick',
  '5GA': 'Buick',
  LRB: 'Buick',
  '1HG': 'Honda',
  '2HG': 'Honda',
  '2HK': 'Honda',
  '5FN': 'Honda',
  '5FP': 'Honda',
  '5J6': 'Honda',
  '7FA': 'Honda',
  '19X': 'Honda',
  JHM: 'Honda',
  '1N4': 'Nissan',
  '1N6': 'Nissan',
  '3N1': 'Nissan',
  '2T1': 'Toyota',
  '4T1': 'Toyota',
  '5TF': 'Toyota',
  JTE: 'Toyota',
  JTD: 'Toyota',
  JTM: 'Toyota',
  '2T2': 'Lexus',
  '58A': 'Lexus',
  JTH: 'Lexus',
  JTJ: 'Lexus',
  '5NP': 'Hyundai',
  KM8: 'Hyundai',
  '5XX': 'Kia',
  KNA: 'Kia',
  KND: 'Kia',
  '3KP': 'Kia',
  WBA: 'BMW',
  WBS: 'BMW',
  '5UX': 'BMW',
  WMW: 'MINI',
  WMZ: 'MINI',
  WP0: 'Porsche',
  WP1: 'Porsche',
  WAU: 'Audi',
  WA1: 'Audi',
  YV1: 'Volvo',
  YV4: 'Volvo',
  '7JR': 'Volvo',
  SAL: 'Land Rover',
  SAJ: 'Jaguar',
  SAD: 'Jaguar',
};

/** Trims and upper-cases what a VIN cell says; nothing else is changed. */
export function normalizeVin(text: string): string {
  return text.trim().toUpperCase();
}

/** Whether a text is written like a VIN. The check digit is not looked at: it is a warning, never a refusal. */
export function isVin(text: string): boolean {
  return VIN.test(text);
}

/** Whether a VIN's ninth character is right (49 CFR 565.15). */
export function hasValidCheckDigit(vin: string): boolean {
  if (!isVin(vin)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => {
    const character = vin.charAt(index);
    return total + weight * (LETTER_VALUES[character] ?? Number(character));
  }, 0);
  const remainder = sum % 11;
  return vin.charAt(8) === (remainder === 10 ? 'X' : String(remainder));
}

/** The VIN that a text may have meant, with O and Q read as 0 and I as 1; `undefined` when that is no VIN either. */
export function suggestVin(text: string): string | undefined {
  const normalized = normalizeVin(text);
  const mended = normalized.replace(/[OQ]/g, '0').replace(/I/g, '1');
  return mended !== normalized && isVin(mended) ? mended : undefined;
}

/**
 * The model year that a VIN says, from 1980 to 2039, or `null`. A digit at position 7 means the cycle from 1980, a
 * letter the one from 2010; that holds for cars and light trucks (49 CFR 565.15).
 */
export function decodeModelYear(vin: string): number | null {
  const place = isVin(vin) ? YEAR_CODES.indexOf(vin.charAt(9)) : -1;
  if (place < 0) return null;
  return (/\d/.test(vin.charAt(6)) ? 1980 : 2010) + place;
}

/** The make that a VIN says, or `null` when its maker is not among those that can be told without doubt. */
export function decodeMake(vin: string): string | null {
  return MAKES[vin.slice(0, 3)] ?? null;
}
