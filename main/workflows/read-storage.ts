import { listBackupFiles } from '../database/list-backup-files.ts';
import { type DatabaseSize, readDatabaseSize } from '../database/storage.ts';
import type { WorkflowContext } from './context.ts';

/** What the application takes up on the disk. */
export interface StorageUse {
  readonly database: DatabaseSize;
  readonly backups: { readonly count: number; readonly bytes: number };
}

/** Reads how large the database and its backups are. */
export function readStorage({ reader, paths }: Pick<WorkflowContext, 'reader' | 'paths'>): StorageUse {
  const backups = listBackupFiles(paths.backups);
  return {
    database: readDatabaseSize(reader),
    backups: { count: backups.length, bytes: backups.reduce((sum, { bytes }) => sum + bytes, 0) },
  };
}
