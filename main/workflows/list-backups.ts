import { type BackupFile, listBackupFiles } from '../database/list-backup-files.ts';
import type { ClosedContext } from './context.ts';

/** Lists the backups, newest first. It needs no database, so that one can be chosen when the database is damaged. */
export function listBackups(context: Pick<ClosedContext, 'paths'>): { readonly backups: readonly BackupFile[] } {
  return { backups: listBackupFiles(context.paths.backups) };
}
