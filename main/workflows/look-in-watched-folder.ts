import { join } from 'node:path';
import { findSettledFiles } from '../core/watched-files.ts';
import { inTransaction } from '../database/open-database.ts';
import { readGroup } from '../database/shop-settings.ts';
import { type FileVersion, keepSameVersion, listFileVersions } from '../database/watched-files.ts';
import { hashFile } from '../files/hash-file.ts';
import { type FeedFile, listFeedFiles } from '../files/list-feed-files.ts';
import { readErrorCode } from '../files/order-disk.ts';
import type { WorkflowContext } from './context.ts';

/** How the files of the folder looked the last time: size and time, by name. */
export type Sightings = ReadonlyMap<string, string>;

/** What a look found. */
export interface Look {
  readonly folder: string | null;
  /** The system's code of why the folder could not be read; `''` when it could. */
  readonly failure: string;
  /** For the next look. */
  readonly sightings: Sightings;
  /** Files that nobody has dealt with and that nobody is writing any more. */
  readonly arrived: readonly FeedFile[];
}

/** Files that have been whole for so long no longer wait for one that is still being written. Milliseconds. */
const PATIENCE = 5 * 60_000;

/**
 * Looks into the watched folder and changes nothing. A file counts as whole when two looks in a row find it the same. A
 * folder that is away is told, and looked for again the next time.
 */
export async function lookInWatchedFolder(
  { reader, now }: Pick<WorkflowContext, 'reader' | 'now'>,
  before: Sightings,
): Promise<Look> {
  const { folder } = readGroup(reader, 'watchedFolder');
  if (folder === null) return { folder, failure: '', sightings: new Map(), arrived: [] };
  try {
    const files = await listFeedFiles(folder);
    const known = new Map(listFileVersions(reader, folder).map((version) => [version.file, sight(version)]));
    const fresh = files.filter((file) => known.get(file.name) !== sight(file));
    const isOld = ({ modifiedAt }: FeedFile) => now().getTime() - Date.parse(modifiedAt) > PATIENCE;
    const sightings = new Map(fresh.map((file) => [file.name, sight(file)]));
    return { folder, failure: '', sightings, arrived: findSettledFiles(fresh, before, sight, isOld) };
  } catch (error) {
    return { folder, failure: readErrorCode(error) || String(error), sightings: new Map(), arrived: [] };
  }
}

/** What lies in a folder when it is chosen has been dealt with. Call it in a transaction. */
export async function markWatchedFolder(
  { writer, now }: Pick<WorkflowContext, 'writer' | 'now'>,
  folder: string | null,
): Promise<void> {
  if (folder === null) return;
  for (const version of await readVersions(folder, await listFeedFiles(folder))) {
    keepSameVersion(writer, folder, version, now().toISOString());
  }
}

/** Of files that arrived, those whose content is new; copies of what was dealt with are remembered and left. */
export async function findNewVersions(
  context: Pick<WorkflowContext, 'writer' | 'now'>,
  folder: string,
  arrived: readonly FeedFile[],
): Promise<readonly FileVersion[]> {
  const { writer, now } = context;
  const versions = await readVersions(folder, arrived);
  return inTransaction(writer, () => {
    const known = new Set(listFileVersions(writer, folder).map(({ sha256 }) => sha256));
    const fresh: FileVersion[] = [];
    for (const version of versions) {
      if (known.has(version.sha256)) keepSameVersion(writer, folder, version, now().toISOString());
      else fresh.push(version);
      known.add(version.sha256);
    }
    return fresh;
  });
}

/** A file that another program holds is left out; the next look finds it again. */
async function readVersions(folder: string, files: readonly FeedFile[]): Promise<readonly FileVersion[]> {
  const versions: FileVersion[] = [];
  for (const { name, bytes, modifiedAt } of files) {
    const sha256 = await hashFile(join(folder, name));
    if (sha256 !== null) versions.push({ file: name, bytes, modifiedAt, sha256 });
  }
  return versions;
}

function sight({ bytes, modifiedAt }: Pick<FileVersion, 'bytes' | 'modifiedAt'>): string {
  return `${bytes} ${modifiedAt}`;
}
