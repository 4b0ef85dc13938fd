import { ActionIcon, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { door } from '../door/door.ts';
import { type Job, useJobs } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { useNow } from './use-now.ts';
import { formatAge, formatCount, formatPlural } from './words.ts';

const DAY = 86_400_000;

/** The line at the bottom: health on the left, what is under way on the right. */
export function StatusBar() {
  const jobs = useJobs();
  return (
    <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="lg">
      <HealthLine />
      <Group gap="lg" wrap="nowrap" role="status" aria-live="polite">
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </Group>
    </Group>
  );
}

function HealthLine() {
  const { data, error } = useRead('readStatus', {});
  const now = useNow();
  if (error) return <StatusWord isFine={false} word={error.message} />;
  if (!data) return <Text size="xs">Checking…</Text>;
  const { ordersFolder, isOrdersFolderReachable, lastBackupAt, unfinishedOrders } = data;
  const { missingDestinations, missingWatchedFolder } = data;
  return (
    <Group gap="lg" wrap="nowrap" style={{ minWidth: 0 }}>
      <StatusWord
        isFine={isOrdersFolderReachable}
        word={
          isOrdersFolderReachable ? `Orders: ${ordersFolder}` : `The orders folder ${ordersFolder} is not reachable`
        }
      />
      {missingDestinations.length > 0 && (
        <StatusWord isFine={false} word={`${missingDestinations.join(', ')} not reachable`} />
      )}
      {missingWatchedFolder !== null && (
        <StatusWord isFine={false} word={`New files: ${missingWatchedFolder} is not reachable`} />
      )}
      <StatusWord
        isFine={lastBackupAt !== null && now - Date.parse(lastBackupAt) < 2 * DAY}
        word={lastBackupAt === null ? 'No backup yet' : `Backup ${formatAge(lastBackupAt, now)}`}
      />
      {unfinishedOrders > 0 && (
        <StatusWord isFine={false} word={`${formatPlural(unfinishedOrders, 'order')} waiting for the orders folder`} />
      )}
    </Group>
  );
}

function StatusWord({ isFine, word }: { readonly isFine: boolean; readonly word: string }) {
  const Icon = isFine ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
      <Icon size={14} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="xs" truncate title={word}>
        {word}
      </Text>
    </Group>
  );
}

function JobLine({ job }: { readonly job: Job }) {
  const { progress } = job;
  const share = progress?.total ? (progress.done / progress.total) * 100 : null;
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="xs" truncate maw={320}>
        {progress?.label ?? job.label}
        {progress ? ` · ${formatCount(progress.done)} ${progress.unit}` : ''}
        {share === null ? '' : ` · ${timeLeft(job, share)}`}
      </Text>
      <Progress w={140} value={share ?? 100} animated={share === null} aria-label={job.label} />
      <ActionIcon size="xs" variant="subtle" aria-label={`Cancel: ${job.label}`} onClick={() => door.cancel(job.id)}>
        <IconX aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function timeLeft(job: Job, share: number): string {
  if (share < 1) return 'a moment';
  const seconds = Math.ceil((((performance.now() - job.startedAt) / share) * (100 - share)) / 1000);
  return seconds < 90 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}
