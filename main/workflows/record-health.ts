import { readDealershipFeeds } from '../database/dealership-feeds.ts';
import { listDealerships } from '../database/dealerships.ts';
import { addToSamples, type HealthSample, keepImportCounts, keepSamples } from '../database/health-samples.ts';
import { listBackupFiles } from '../database/list-backup-files.ts';
import { inTransaction } from '../database/open-database.ts';
import { readDatabaseSize } from '../database/storage.ts';
import { probeFolder } from '../files/probe-folder.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

const HOUR = 3_600_000;

/** What the engine counted since it last said so. */
export interface CallCounts {
  /** Calls that were to change something. */
  readonly calls: number;
  /** Those that were refused with a reason. */
  readonly refused: number;
  /** Failures of any call that nobody foresaw. */
  readonly unforeseen: number;
}

/** Records the figures of today: storage, the age of every dealership's vehicles, how many imports there were. */
export async function recordHealth(
  context: Pick<WorkflowContext, 'reader' | 'writer' | 'paths' | 'now'>,
): Promise<void> {
  const { reader, writer, paths, now } = context;
  const { freeBytes } = await probeFolder(paths.orders);
  const feeds = readDealershipFeeds(reader);
  const ages = listDealerships(reader).flatMap(({ id, name, isActive }): readonly HealthSample[] => {
    const feed = feeds.get(id);
    if (!isActive || !feed) return [];
    const value = Math.max(0, now().getTime() - Date.parse(feed.importedAt)) / HOUR;
    return [{ metric: 'age-hours', subject: name, value }];
  });
  const backupBytes = listBackupFiles(paths.backups).reduce((sum, { bytes }) => sum + bytes, 0);
  const samples = [
    measure('database-bytes', readDatabaseSize(reader).bytes),
    measure('backup-bytes', backupBytes),
    ...(freeBytes === null ? [] : [measure('free-bytes', freeBytes)]),
    ...ages,
  ];
  await inTransaction(writer, () => {
    keepImportCounts(writer);
    keepSamples(writer, formatLocalDate(now()), samples);
  });
}

/** Records how many calls there were and how many failed. */
export async function recordCalls(
  { writer, now }: Pick<WorkflowContext, 'writer' | 'now'>,
  counts: CallCounts,
): Promise<void> {
  const entries = Object.entries(counts).filter(([, value]) => value > 0);
  if (entries.length === 0) return;
  const date = formatLocalDate(now());
  await inTransaction(writer, () =>
    addToSamples(
      writer,
      date,
      entries.map(([metric, value]) => ({ metric, value })),
    ),
  );
}

function measure(metric: string, value: number): HealthSample {
  return { metric, subject: '', value };
}
