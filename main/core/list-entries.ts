import { readFeedHeader } from './feed-header.ts';
import { foldInput, type ListCell, type ListWord, readListCells } from './list-words.ts';
import type { ListEntry } from './order.ts';
import type { InventoryVehicle } from './vehicle.ts';
import { hasValidCheckDigit, isVin, suggestVin } from './vin.ts';
import { readHeading } from './vin-log-columns.ts';

/** Looks a stock number up in the dealership's active inventory, case aside. */
export type FindByStock = (stock: string) => readonly InventoryVehicle[];

/** Where a word stands: what it may be depends on what is around it. */
interface Place {
  /** Alone in its cell, or among its like: no prose and no VIN with it. */
  readonly isListed: boolean;
  readonly isBesideVin: boolean;
  readonly isAmongProse: boolean;
}

/**
 * Cuts what was pasted, scanned or read from a file into lines for `matchListEntries`. Under a heading row such as
 * `ORDER #,VIN` only the VINs of a row are taken, or the row's VIN column where it has none.
 */
export function splitListEntries(text: string): readonly string[] {
  const lines = text.split(/[\r\n\u2028\u2029]+/).filter((line) => line.trim() !== '');
  const heading = lines[0] ?? '';
  const delimiter = ['\t', ';', ','].find((mark) => heading.includes(mark));
  const headings = delimiter === undefined ? [] : splitCells(heading, delimiter);
  const vinColumn = headings.findIndex((cell) => readHeading(cell) === 'vin');
  if (delimiter === undefined || vinColumn < 0 || !headings.every(isHeading)) return lines;
  return lines.slice(1).flatMap((line) => {
    const cells = splitCells(line, delimiter);
    const vins = cells.filter((cell) => readListCells(cell).some(({ words }) => words.some(isVinWord)));
    return vins.length > 0 ? vins : [cells[vinColumn] || line];
  });
}

/**
 * Says of every line what it is: VINs, stock numbers, what was given before, what is wrong, what is only prose. Of a
 * line's words that mean nothing, one `ignored` entry is made; a VIN, or what may have been one, is never among them.
 */
export function matchListEntries(inputs: readonly string[], findByStock: FindByStock): readonly ListEntry[] {
  const lines = inputs.map(readListCells);
  const isAmongProse = lines.some((cells) => cells.some(({ proseWords }) => proseWords > 1));
  const given = new Set<string>();
  return lines.flatMap((cells) =>
    matchLine(cells, isAmongProse, findByStock).map((entry) => dropDuplicate(entry, given)),
  );
}

function matchLine(cells: readonly ListCell[], isAmongProse: boolean, findByStock: FindByStock): readonly ListEntry[] {
  const isBesideVin = cells.some(({ words }) => words.some(isVinWord));
  const entries: ListEntry[] = [];
  const meaningless: ListWord[] = [];
  for (const { words, proseWords, isPhone } of cells) {
    const isListed = words.length === 1 || (proseWords === 0 && !words.some(isVinWord));
    const place = { isListed, isBesideVin, isAmongProse };
    for (const word of words) {
      const entry = word.isLabel || isPhone ? null : matchWord(word, place, findByStock);
      if (entry) entries.push(entry);
      else meaningless.push(word);
    }
  }
  const ignored = entries.length > 0 ? meaningless.filter(({ isLabel }) => !isLabel) : meaningless;
  if (ignored.length === 0) return entries;
  const input = ignored.map(({ text }) => text).join(' ');
  return [...entries, { input, outcome: 'ignored', message: 'No VIN and no stock number.' }];
}

/** Says what a word is; `null` when it means nothing. */
function matchWord(word: ListWord, place: Place, findByStock: FindByStock): ListEntry | null {
  const input = word.text;
  if (word.vin !== null) return matchVin(input, word.vin);
  const isYear = /^(19[89]|20[0-4])\d$/.test(input);
  if (isYear && (place.isBesideVin || !place.isListed)) return null;
  const vehicles = word.hasDigit || place.isListed ? findByStock(input) : [];
  if (vehicles.length > 0) return matchStock(input, vehicles);
  if (word.isAlmostVin) return refuseVin(input);
  if (word.hasDigit ? !place.isListed && !looksLikeStock(input) : !isAloneInList(place)) return null;
  return {
    input,
    outcome: 'unknown-stock',
    message: `No vehicle of the active inventory has the stock number ${input}.`,
  };
}

function matchVin(input: string, vin: string): ListEntry {
  if (hasValidCheckDigit(vin)) return { input, outcome: 'vin', vin };
  return { input, outcome: 'vin', vin, message: 'Its check digit is wrong: compare it with the vehicle.' };
}

function matchStock(input: string, vehicles: readonly InventoryVehicle[]): ListEntry {
  const vins = [...new Set(vehicles.map(({ vin }) => vin))];
  const [vin] = vins;
  if (vin !== undefined && vins.length === 1) return { input, outcome: 'stock', vin };
  const message = `${vins.length} vehicles have the stock number ${input}: ${vins.join(', ')}. Give the VIN.`;
  return { input, outcome: 'ambiguous-stock', message };
}

function refuseVin(input: string): ListEntry {
  const vin = foldInput(input);
  const suggestion = suggestFor(vin);
  return { input, outcome: 'invalid', message: explainInvalid(input, vin), ...(suggestion && { suggestion }) };
}

function suggestFor(vin: string): string | undefined {
  // Some door labels carry an I before the VIN; scanners read it along.
  const unlabelled = vin.length === 18 && vin.startsWith('I') ? vin.slice(1) : vin;
  return isVin(unlabelled) ? unlabelled : suggestVin(unlabelled);
}

function explainInvalid(input: string, vin: string): string {
  if (vin.length !== 17) return `${vin.length} characters; a VIN has 17.`;
  const wrong = [...new Set(vin.replace(/[^IOQ]/g, ''))];
  if (wrong.length > 0) return `A VIN has no ${wrong.join(' and no ')}.`;
  return `A VIN has letters and digits only: ${input} has more.`;
}

/** Case-insensitive: what was given before is counted, not taken again. */
function dropDuplicate(entry: ListEntry, given: Set<string>): ListEntry {
  if (entry.outcome === 'ignored') return entry;
  const key = entry.vin ?? foldInput(entry.input);
  if (!given.has(key)) {
    given.add(key);
    return entry;
  }
  const { input, vin } = entry;
  return { input, outcome: 'duplicate', ...(vin && { vin }), message: 'Given before in this list.' };
}

function isVinWord(word: ListWord): boolean {
  return word.vin !== null || word.isAlmostVin;
}

/** Even in the middle of a sentence `H12345` is a stock number that somebody meant; `2nd` and `CX-90` are not. */
function looksLikeStock(text: string): boolean {
  return /^(?=.*\d)(?=.*[a-z])[a-z\d]{5,}$/i.test(text);
}

/** A word without a digit is taken for an unknown stock number only in a list of nothing but such things. */
function isAloneInList(place: Place): boolean {
  return place.isListed && !place.isBesideVin && !place.isAmongProse;
}

function isHeading(cell: string): boolean {
  return cell === '' || readHeading(cell) !== null || readFeedHeader([cell]).columns.length > 0;
}

function splitCells(line: string, delimiter: string): readonly string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, '').trim());
}
