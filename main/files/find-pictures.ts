import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside, mapPath, type PathMapping } from '../core/map-path.ts';
import type { PlannedText, TableForm } from '../core/order-folder-plan.ts';
import type { LostPicture, NamedPicture } from '../core/picture-check.ts';
import { ProblemError } from '../core/problem.ts';
import { makeFileUrl, readFileUrl } from '../core/variable-library.ts';
import { readTableText } from './compare-table.ts';

const FORMS: Readonly<Record<string, TableForm>> = { csv: 'csv', txt: 'tabs', xml: 'xml' };

/**
 * Reads the Adobe files of a folder and lists every picture that they name. One that is gone, locked or not understood is
 * the problem `file-unreadable`: nobody knows which pictures it names.
 */
export async function findPictures(folder: string, files: readonly string[]): Promise<readonly NamedPicture[]> {
  const found: NamedPicture[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file)).then(decode, () => refuseUnreadable(folder, file));
    if (isUnreadable(file, text)) refuseUnreadable(folder, file);
    found.push(...listPictures(file, text));
  }
  return found;
}

/** The pictures that the text of an Adobe file names. */
export function listPictures(file: string, text: string): readonly NamedPicture[] {
  const [header = [], ...rows] = readCells(file, text) ?? [];
  return rows.flatMap((cells, row) =>
    header.flatMap((name, column) =>
      name.startsWith('@') ? [{ file, row: row + 1, header: name, path: cells[column] ?? '' }] : [],
    ),
  );
}

/** The cells of an Adobe file, `null` when they cannot be told; none of a file that is no table. */
function readCells(file: string, text: string): readonly (readonly string[])[] | null {
  const form = FORMS[file.split('.').at(-1) ?? ''];
  // Other programs save CSV with the line ends of their system.
  return form ? readTableText(text.replace(/\r?\n/g, '\r\n'), form) : [];
}

/** A picture that the Adobe files among planned texts name, and that is none of those that are written. */
export function findUnwrittenPicture(
  texts: readonly Pick<PlannedText, 'path' | 'text'>[],
  written: readonly string[],
): NamedPicture | undefined {
  // As a link and back: a variable library does not keep every way to write the same path.
  const known = new Set(written.map(normalize));
  return texts
    .filter(({ path }) => path.startsWith('adobe/'))
    .flatMap(({ path, text }) => listPictures(path, text))
    .find((picture) => !known.has(normalize(picture.path)));
}

function normalize(path: string): string {
  return readFileUrl(makeFileUrl(path));
}

/**
 * The pictures that are not there, each file once. A path of the Adobe workstation is looked for where it is here, and
 * only within the orders folder: whatever a file says, nothing else is touched.
 */
export async function findLostPictures(
  pictures: readonly NamedPicture[],
  root: string,
  mapping: PathMapping | null,
): Promise<readonly LostPicture[]> {
  // Orders that do not lie under the path here keep their own paths.
  const applied = mapping !== null && isInside(root, mapping.from) ? mapping : null;
  const byPath = new Map(pictures.map((picture) => [picture.path, picture]));
  const lost: LostPicture[] = [];
  for (const picture of byPath.values()) {
    const here = applied ? mapPath(picture.path, { from: applied.to, to: applied.from }) : picture.path;
    const isElsewhere = (applied !== null && !isInside(picture.path, applied.to)) || !isInside(here, root);
    if (isElsewhere) lost.push({ ...picture, here, why: 'elsewhere' });
    else if (!(await isThere(here))) lost.push({ ...picture, here, why: 'missing' });
  }
  return lost;
}

function isUnreadable(file: string, text: string): boolean {
  return text === '' || readCells(file, text) === null;
}

function refuseUnreadable(folder: string, file: string): never {
  throw new ProblemError(
    'file-unreadable',
    `${file} in ${folder} cannot be read, so nobody knows whether its pictures are there. Nothing was changed. Close it ` +
      'in other programs and look again; when it is gone or damaged, export the order again.',
    { file, folder },
  );
}

function decode(bytes: Buffer): string {
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
