import { join } from 'node:path';
import type { OldOrders } from '../core/old-orders.ts';
import { recordAudit } from '../database/audit.ts';
import { formatStamp } from '../database/back-up.ts';
import { clearArchivedOrder, deleteOrders, findOldOrders, readArchiveLine } from '../database/old-orders.ts';
import { inTransaction } from '../database/open-database.ts';
import { writeArchive } from '../files/write-archive.ts';
import type { WorkflowContext } from './context.ts';

const DAY_MILLISECONDS = 86_400_000;

/**
 * Clears orders that are older than a number of days: drafts and practice runs are deleted, what was held back and edited
 * in published and voided orders moves to a file in the `archives` folder. The orders, their vehicles, the VIN log and
 * every folder stay, so that they can be shown, exported again and voided as before. With `dryRun` it only counts.
 */
export function clearOldOrders(
  context: Pick<WorkflowContext, 'writer' | 'now' | 'paths' | 'log'>,
  input: { readonly days: number; readonly dryRun?: boolean },
): Promise<OldOrders> {
  const { writer, now, paths, log } = context;
  return inTransaction(writer, async () => {
    const before = new Date(now().getTime() - input.days * DAY_MILLISECONDS).toISOString();
    const { drafts, practiceRuns, toArchive } = findOldOrders(writer, before);
    const counts = { drafts: drafts.length, practiceRuns: practiceRuns.length, archived: toArchive.length };
    if (input.dryRun) return { ...counts, file: null };
    const at = now().toISOString();
    const lines = toArchive.map((id) => readArchiveLine(writer, id));
    const name = `orders-${formatStamp(now())}.jsonl.gz`;
    const file = lines.length === 0 ? null : await writeArchive(join(paths.data, 'archives'), name, lines);
    for (const id of toArchive) clearArchivedOrder(writer, id, at);
    deleteOrders(writer, [...drafts, ...practiceRuns]);
    if (drafts.length + practiceRuns.length + toArchive.length > 0) {
      const detail = { ...counts, days: input.days, file };
      recordAudit(writer, { at, action: 'clear-old-orders', subject: 'orders', detail });
      log.orders.info(`Orders older than ${input.days} days: ${JSON.stringify(counts)}.`);
    }
    return { ...counts, file };
  });
}
