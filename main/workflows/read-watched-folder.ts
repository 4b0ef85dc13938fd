import type { WatchedFolderState } from '../core/watched-files.ts';
import { readGroup } from '../database/shop-settings.ts';
import { listTakenFiles } from '../database/watched-files.ts';
import { listFeedFiles } from '../files/list-feed-files.ts';
import { readErrorCode } from '../files/order-disk.ts';
import type { WorkflowContext } from './context.ts';

/** Files that were dealt with, as the screen shows them. */
const SHOWN = 20;

/** Tries whether the watched folder can be read now, and lists what was taken from it. */
export async function readWatchedFolder({
  reader,
  now,
}: Pick<WorkflowContext, 'reader' | 'now'>): Promise<WatchedFolderState> {
  const { folder } = readGroup(reader, 'watchedFolder');
  const at = now().toISOString();
  if (folder === null) return { folder, failure: '', files: [], at };
  const failure = await listFeedFiles(folder).then(
    () => '',
    (error: unknown) => readErrorCode(error) || String(error),
  );
  return { folder, failure, files: listTakenFiles(reader, folder, SHOWN), at };
}
