import { replaceDatabase } from '../database/replace-database.ts';
import type { ClosedContext } from './context.ts';

/**
 * Puts a backup in the place of the database, which must be closed. What was there is kept and can be restored the same
 * way; a damaged one is kept beside the database. Problems: `backup-missing`, `backup-damaged`, `not-a-backup`,
 * `database-too-new`, `database-busy`.
 */
export async function restoreDatabase(
  context: Pick<ClosedContext, 'paths' | 'now' | 'log'>,
  input: { readonly file: { readonly path: string } },
): Promise<{
  readonly restored: string;
  /** What was there before; `''` when nothing was. */
  readonly undo: string;
}> {
  const { paths, now, log } = context;
  const restored = input.file.path;
  const { migrations, backups } = paths;
  const undo = await replaceDatabase(paths.database, restored, { migrations, backups, now });
  log.database.warn(`The database was restored from ${restored}; what was there is ${undo ?? 'nothing'}.`);
  return { restored, undo: undo ?? '' };
}
