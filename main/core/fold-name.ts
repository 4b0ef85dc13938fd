/** The named entities that dealership websites leave in their feeds; numeric ones are decoded as well. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '\u2019',
  lsquo: '\u2018',
  ndash: '\u2013',
  mdash: '\u2014',
  eacute: '\u00e9',
  reg: '\u00ae',
  trade: '\u2122',
};

/** Decodes HTML entities such as `&amp;` and `&#39;`; what is not one stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The key under which a name is compared: two names are the same when their keys are; case and spaces do not count. */
export function foldName(text: string): string {
  return decodeEntities(text).normalize('NFC').replace(/\s+/gu, '').toLowerCase();
}
