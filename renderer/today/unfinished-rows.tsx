import { Alert, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { UnfinishedRow } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';
import { formatWeekday } from './sheet-days.ts';

/** Orders of the days before that were never written: taken over to today's sheet, or left for good. */
export function UnfinishedRows({ date }: { readonly date: string }) {
  const rows = useRead('listUnfinishedRows', { date }).data?.rows ?? [];
  if (rows.length === 0) return null;
  const ids = rows.map((row) => row.id);

  async function takeOver(): Promise<void> {
    const result = await runJob('Taking orders over', 'takeOverRows', { date, ids });
    if (!result.ok) announceProblem('Nothing was taken over', result.problem);
  }

  async function leave(isLeft: boolean): Promise<void> {
    const result = await runJob('Leaving earlier orders', 'leaveRows', { ids, isLeft });
    if (!result.ok) announceProblem('Nothing was changed', result.problem);
    else if (isLeft) {
      const text = 'They stay on their day and are not offered again.';
      announceDone(`${formatPlural(ids.length, 'order')} left`, text, () => void leave(false));
    }
  }

  return (
    <Alert color="yellow" variant="light" p="xs" icon={<IconHistory size={18} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" miw={0} flex={1}>
          Not written on {rows.length === 1 ? 'its day' : 'their days'}: {rows.map(describe).join(', ')}.
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => void takeOver()}>
            Take over to today
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void leave(true)}>
            Leave {rows.length === 1 ? 'it' : 'them'}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}

function describe({ dealership, date, toPrint }: UnfinishedRow): string {
  return `${dealership} (${formatWeekday(date)}, ${formatPlural(toPrint, 'vehicle')})`;
}
