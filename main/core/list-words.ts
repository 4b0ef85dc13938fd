import { isVin } from './vin.ts';

/** One word of a pasted list, the punctuation around it taken off. */
export interface ListWord {
  readonly text: string;
  /** The VIN that the word is, or has in it (as a link has); else `null`. */
  readonly vin: string | null;
  /** Nearly a VIN: 15 to 19 letters and digits, mixed. */
  readonly isAlmostVin: boolean;
  readonly hasDigit: boolean;
  /** Says what stands beside it, as in `USED - VIN`, `Stock # 1234` or `1) VIN`. */
  readonly isLabel: boolean;
}

/** What stands between two commas, tabs or semicolons of a line. */
export interface ListCell {
  readonly words: readonly ListWord[];
  /** How many of its words are plain words: no digit, no label. */
  readonly proseWords: number;
  readonly isPhone: boolean;
}

const LABELS = new Set(
  'NEW USED PO CPO CERTIFIED PREOWNED VIN VINS STOCK STOCKS STK ORDER ORDERS NO NUMBER NUM'.split(' '),
);

const LIST_NUMBER = /^\(?\d{1,3}[.):]$/;

const PHONE = /^(\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4}$/;

/** Takes a line apart into cells and words. Invisible characters that e-mails carry are dropped. */
export function readListCells(line: string): readonly ListCell[] {
  const visible = line.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  return visible.split(/[,;|\t]/).map((cell) => {
    const words = cell.trim().split(/\s+/).flatMap(readWords);
    const proseWords = words.filter(({ hasDigit, isLabel }) => !hasDigit && !isLabel).length;
    return { words, proseWords, isPhone: PHONE.test(cell.trim()) };
  });
}

/** A word as it is compared: letters and digits only, upper case. */
export function foldInput(text: string): string {
  return text.replace(/[^a-z0-9]/gi, '').toUpperCase();
}

function readWords(piece: string): readonly ListWord[] {
  const text = piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (text === '') return [];
  const parts = text.split(/[^\p{L}\p{N}]+/u);
  const vins = parts.filter(isVinText);
  if (isLink(piece)) return vins.length > 0 ? vins.map((vin) => describe(text, vin)) : [describeProse(text)];
  if (LIST_NUMBER.test(piece)) return [{ ...describe(text, null), isLabel: true }];
  return vins.length > 0 ? parts.map((part) => describe(part, isVinText(part) ? part : null)) : [describe(text, null)];
}

function describe(text: string, vin: string | null): ListWord {
  const folded = foldInput(text);
  return {
    text,
    vin: vin?.toUpperCase() ?? null,
    isAlmostVin: vin === null && isAlmostVin(text, folded),
    hasDigit: /\d/.test(text),
    isLabel: LABELS.has(folded),
  };
}

/** A link or a mail address without a VIN in it is prose, whatever digits it has. */
function describeProse(text: string): ListWord {
  return { text, vin: null, isAlmostVin: false, hasDigit: false, isLabel: false };
}

function isVinText(text: string): boolean {
  return /\d/.test(text) && isVin(text.toUpperCase());
}

/** With punctuation inside it must be 17 long and full of digits: `2023-Honda-Accord-EX` is prose. */
function isAlmostVin(text: string, folded: string): boolean {
  if (!/\d/.test(folded)) return false;
  if (text.length !== folded.length) return folded.length === 17 && folded.replace(/\D/g, '').length > 4;
  return folded.length >= 15 && folded.length <= 19 && (/[A-Z]/.test(folded) || folded.length === 17);
}

function isLink(piece: string): boolean {
  return /:\/\/|@|^www\./i.test(piece);
}
