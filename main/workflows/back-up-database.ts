import { backUp, nameBackup } from '../database/back-up.ts';
import { type BackupFile, pruneBackups } from '../database/list-backup-files.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Makes a verified backup, in the backups folder or where the operator wants it. Problems: `file-exists`,
 * `backup-failed`.
 */
export async function backUpDatabase(
  context: WorkflowContext,
  input: { readonly to?: { readonly path: string } },
): Promise<{ readonly backup: BackupFile }> {
  const { writer, paths, log } = context;
  const now = context.now();
  const file = input.to?.path ?? nameBackup(paths.backups, 'by-hand', now);
  const bytes = await backUp(writer, file);
  pruneBackups(paths.backups, now);
  log.database.info(`Backup made and verified: ${bytes} bytes.`);
  return { backup: { file, bytes, verified: true, createdAt: now.toISOString() } };
}
