import { compactDatabase as compact, type DatabaseSize, readDatabaseSize } from '../database/storage.ts';
import type { WorkflowContext } from './context.ts';

/** Gives the room that deleted rows left back to the disk. Nothing that is stored changes. */
export function compactDatabase({ writer, log }: Pick<WorkflowContext, 'writer' | 'log'>): {
  readonly before: DatabaseSize;
  readonly after: DatabaseSize;
} {
  const before = readDatabaseSize(writer);
  compact(writer);
  const after = readDatabaseSize(writer);
  log.database.info(`Database compacted: ${before.bytes} to ${after.bytes} bytes.`);
  return { before, after };
}
