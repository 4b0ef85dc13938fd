import { dirname } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { backUp, nameBackup } from '../database/back-up.ts';
import { type BackupFile, pruneBackups } from '../database/list-backup-files.ts';
import { readGroup } from '../database/shop-settings.ts';
import { isFolder } from '../files/is-folder.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Makes a verified backup, in the backups folder or where the operator wants it; only the former is made when it is
 * missing. Problems: `folder-missing`, `file-exists`, `backup-failed`.
 */
export async function backUpDatabase(
  context: WorkflowContext,
  input: { readonly to?: { readonly path: string } },
): Promise<{ readonly backup: BackupFile }> {
  const { writer, paths, log } = context;
  const now = context.now();
  if (input.to) await refuseMissingFolder(input.to.path);
  const file = input.to?.path ?? nameBackup(paths.backups, 'by-hand', now);
  const bytes = await backUp(writer, file);
  pruneBackups(paths.backups, now, readGroup(writer, 'backups'));
  log.database.info(`Backup made and verified: ${bytes} bytes.`);
  return { backup: { file, bytes, verified: true, createdAt: now.toISOString() } };
}

/** A folder that is missing may be a stick or a share that is away; making it would put the backup on this disk. */
async function refuseMissingFolder(file: string): Promise<void> {
  const folder = dirname(file);
  if (await isFolder(folder)) return;
  const message = `${folder} is not a folder that can be reached. No backup was made. Connect it, make it, or choose another.`;
  throw new ProblemError('folder-missing', message, { folder });
}
