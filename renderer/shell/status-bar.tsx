import { ActionIcon, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { door } from '../door/door.ts';
import { type Job, useJobs } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { formatCount } from './words.ts';

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
  const { data } = useRead('checkHealth', {});
  if (!data) return <Text size="xs">Checking…</Text>;
  const wrong = data.checks.filter((check) => !check.ok);
  const Icon = wrong.length === 0 ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={14} aria-hidden />
      <Text size="xs" truncate>
        {wrong.length === 0
          ? `All ${data.checks.length} checks passed`
          : wrong.map((check) => check.message).join(' · ')}
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
