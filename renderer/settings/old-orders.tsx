import { Button, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { OldOrders as Found } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';
import { OlderThan } from './older-than.tsx';
import { Section } from './section.tsx';

/** Old orders: what would be cleared, then a yes. */
export function OldOrders() {
  const [days, setDays] = useLocalStorage({ key: 'old-order-days', defaultValue: 365 });
  const [found, setFound] = useState<Found | null>(null);

  async function run(dryRun: boolean): Promise<void> {
    const label = dryRun ? 'Looking for old orders' : 'Clearing old orders';
    const result = await runJob(label, 'clearOldOrders', { days, dryRun });
    if (!result.ok) {
      announceProblem('Old orders were not cleared', result.problem);
      return;
    }
    setFound(dryRun ? result.value : null);
    if (dryRun) return;
    const { file } = result.value;
    announceDone(
      'Old orders are cleared',
      `${describe(result.value)}.${file === null ? '' : ` The archive is ${file}`}`,
    );
  }

  const isNothing = found !== null && found.drafts + found.practiceRuns + found.archived === 0;
  return (
    <Section
      title="Old orders"
      about="Old drafts and practice runs may go, and of old orders what was held back moves to an archive file. The orders, their vehicles, the VIN logs and every folder stay."
    >
      <OlderThan
        days={days}
        onDays={(value) => {
          setDays(value);
          setFound(null);
        }}
        question="What would be cleared?"
        onLook={() => void run(true)}
      />
      {isNothing && <Text aria-live="polite">No order is that old.</Text>}
      {found && !isNothing && (
        <Stack gap="xs" align="flex-start" aria-live="polite">
          <Text fw={600}>{describe(found)}</Text>
          <Button color="red.8" onClick={() => void run(false)}>
            Clear them
          </Button>
        </Stack>
      )}
    </Section>
  );
}

function describe({ drafts, practiceRuns, archived }: Found): string {
  return `${formatPlural(drafts, 'draft')} and ${formatPlural(practiceRuns, 'practice run')} to delete, ${formatPlural(archived, 'order')} to archive`;
}
