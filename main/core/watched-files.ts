import { findLosses } from './find-losses.ts';
import type { ImportReport } from './import-report.ts';

/** A file of the watched folder that was dealt with. */
export interface WatchedFile {
  readonly file: string;
  /** known: it lay there when the folder was chosen, or is a copy. refused: it is no feed that can be read. */
  readonly outcome: 'known' | 'staged' | 'activated' | 'refused';
  readonly importId: number | null;
  /** Why it was refused, or was not made active; `''` when there is nothing to say. */
  readonly message: string;
  /** UTC ISO instant. */
  readonly takenAt: string;
}

/** What a look at the watched folder found. */
export interface WatchedFolderState {
  /** Absolute path, or `null` when nothing is watched. */
  readonly folder: string | null;
  /** The system's code of why it cannot be read, such as `ENOENT`; `''` when it can. */
  readonly failure: string;
  /** Files that were dealt with, the newest first. */
  readonly files: readonly WatchedFile[];
  /** UTC ISO instant of the look. */
  readonly at: string;
}

/** Something that happened without being asked for; a window shows it. */
export interface Announcement {
  readonly kind: 'done' | 'problem';
  readonly title: string;
  readonly text: string;
  /** The address of the screen to look at, without `#`. */
  readonly path?: string;
}

/** What a person should look at before an import is made active, in words; none when it is clean. */
export function findDoubts(report: ImportReport): readonly string[] {
  const { rowsRefused } = report.import;
  const locations = report.unmatchedLocations.length;
  return [
    ...(rowsRefused === 0 ? [] : [`${count(rowsRefused, 'row')} refused.`]),
    ...(locations === 0 ? [] : [`${count(locations, 'location')} unknown.`]),
    ...findLosses(report.dealerships).map(({ message }) => message),
  ];
}

/**
 * Of the new files those that may be read now: they are as they were at the look before. As long as one is still being
 * written the others wait for it, since files that come together are one import; the old ones no longer do.
 *
 * @param before Size and time of each file at the look before, by name.
 * @param sight Size and time of a file now.
 * @param isOld Whether a file has been whole for so long that it waits for no other.
 */
export function findSettledFiles<File extends { readonly name: string }>(
  files: readonly File[],
  before: ReadonlyMap<string, string>,
  sight: (file: File) => string,
  isOld: (file: File) => boolean,
): readonly File[] {
  const settled = files.filter((file) => before.get(file.name) === sight(file));
  return settled.length === files.length ? settled : settled.filter(isOld);
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} was` : `${number} ${noun}s were`;
}
