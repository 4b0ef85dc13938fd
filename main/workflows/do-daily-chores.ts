import { backUp, nameBackup } from '../database/back-up.ts';
import { findActiveImport } from '../database/imports.ts';
import { listBackupFiles, pruneBackups } from '../database/list-backup-files.ts';
import { readGroup } from '../database/shop-settings.ts';
import { clearOldOrders } from './clear-old-orders.ts';
import type { WorkflowContext } from './context.ts';
import { deleteOldImports } from './delete-old-imports.ts';
import { recordHealth } from './record-health.ts';

const DAY = 86_400_000;

/**
 * What the application does by itself while it is open, as often as it is asked: the backup of the day, the figures of
 * the day, and the deletion of what the operator wants gone after a while. A chore that fails is told in the log and
 * keeps neither the others nor the operator from working.
 */
export async function doDailyChores(context: WorkflowContext): Promise<void> {
  await backUpDaily(context);
  await attempt(context, 'The figures of the day', () => recordHealth(context));
  const { importDays, orderDays } = readGroup(context.reader, 'retention');
  if (importDays !== null) {
    await attempt(context, 'Deleting old imports', () => deleteOldImports(context, { days: importDays }));
  }
  if (orderDays !== null) {
    await attempt(context, 'Clearing old orders', () => clearOldOrders(context, { days: orderDays }));
  }
}

/** Makes the backup of the day when there is something to back up and the newest is a day old. */
export function backUpDaily(context: Omit<WorkflowContext, 'report' | 'signal'>): Promise<void> {
  const { paths, now, reader, writer, log } = context;
  return attempt(context, 'The daily backup', async () => {
    // One of the future is from a clock that was wrong; it must not keep those of today from being made.
    const newest = listBackupFiles(paths.backups).find(({ createdAt }) => Date.parse(createdAt) <= now().getTime());
    if (findActiveImport(reader) === null || (newest && now().getTime() - Date.parse(newest.createdAt) < DAY)) return;
    await backUp(writer, nameBackup(paths.backups, 'daily', now()));
    pruneBackups(paths.backups, now(), readGroup(reader, 'backups'));
    log.database.info('Daily backup made and verified.');
  });
}

async function attempt(
  { log }: Pick<WorkflowContext, 'log'>,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.database.error(`${what} failed: ${String(error)}`);
  }
}
