import { basename } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { listBackupFiles } from '../database/list-backup-files.ts';
import type { ClosedContext } from './context.ts';
import { restoreDatabase } from './restore-database.ts';

/**
 * Restores one of the listed backups, by its file's name, so that a window need not name a path. Problems:
 * `backup-missing` and those of restoreDatabase.
 */
export async function restoreBackup(
  context: Pick<ClosedContext, 'paths' | 'now' | 'log'>,
  { name }: { readonly name: string },
): Promise<{
  readonly restored: string;
  /** Name of the backup that takes it back; `''` when what was there before was damaged, or nothing. */
  readonly undo: string;
}> {
  const { backups } = context.paths;
  const backup = listBackupFiles(backups).find(({ file }) => basename(file) === name);
  if (backup === undefined) {
    throw new ProblemError('backup-missing', `There is no backup ${name} any more. Nothing was changed.`, { name });
  }
  const { undo } = await restoreDatabase(context, { file: { path: backup.file } });
  const isBackup = listBackupFiles(backups).some(({ file }) => file === undo);
  return { restored: name, undo: isBackup ? basename(undo) : '' };
}
