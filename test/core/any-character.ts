import fc from 'fast-check';

const LAST = 0x10ffff;
/** Halves of pairs, which are no characters. */
const HALVES = { first: 0xd800, count: 0x800 };

/**
 * Any one character of Unicode: fast-check's own unit `binary`, without the table of all of them that it makes in every
 * process, which takes longer than the tests.
 */
export const ANY_CHARACTER = fc.integer({ min: 0, max: LAST - HALVES.count }).map(
  (number) => String.fromCodePoint(number < HALVES.first ? number : number + HALVES.count),
  (text) => {
    const code = typeof text === 'string' ? text.codePointAt(0) : undefined;
    // fast-check expects an error for what is not one character.
    if (code === undefined || String.fromCodePoint(code) !== text || !text.isWellFormed()) throw new Error('No.');
    return code < HALVES.first ? code : code - HALVES.count;
  },
);
