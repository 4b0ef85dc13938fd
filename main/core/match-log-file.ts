import type { Dealership } from './dealership.ts';
import { foldTableName } from './vin-log-table-name.ts';

/** Words around a dealership's name in the name of a log file. */
const WRAPPING: ReadonlySet<string> = new Set(
  'vin vins vinlog vinlogs log logs list export exported backup copy final old new csv before after as of'.split(' '),
);

/**
 * Finds the dealership that the name of a legacy log file names: by its name, an alias, its code in the older system or
 * its log table, compared whole once words such as `vin log` and numbers around it are taken off. Never by a part of
 * it; `null` when none fits or more than one does.
 */
export function findLogOwner<Owner extends Pick<Dealership, 'name' | 'aliases' | 'legacyLogCode' | 'vinLogTable'>>(
  fileName: string,
  dealerships: readonly Owner[],
): Owner | null {
  const wanted = unwrap(foldWords(fileName.replace(/\.\w{1,5}$/, '')));
  if (wanted === '') return null;
  const found = dealerships.filter(({ name, aliases, legacyLogCode, vinLogTable }) =>
    [name, ...aliases, legacyLogCode ?? '', vinLogTable].some((text) => unwrap(foldWords(text)) === wanted),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The words of a text as the name of its log table has them. */
function foldWords(text: string): readonly string[] {
  return foldTableName(text.replaceAll('.', ' ')).split('_').filter(Boolean);
}

/** The words without those around the name, as one. */
function unwrap(words: readonly string[]): string {
  const isName = (word: string) => !WRAPPING.has(word) && !/^\d+$/.test(word);
  const first = words.findIndex(isName);
  const last = words.findLastIndex(isName);
  return first < 0 ? '' : words.slice(first, last + 1).join('');
}
