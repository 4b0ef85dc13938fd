import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount } from '../shell/words.ts';
import { AutomaticClearing } from './automatic-clearing.tsx';
import { OldImports } from './old-imports.tsx';
import { OldOrders } from './old-orders.tsx';
import { formatBytes } from './settings-words.ts';

/** What the application takes up on the disk, and ways to need less. */
export function Storage() {
  const storage = useRead('readStorage', {});
  return (
    <Stack maw={900}>
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Title order={2} size="h3">
            Database
          </Title>
          <ReadState of={storage}>
            {({ database, backups }) => (
              <Text>
                {formatBytes(database.bytes)}, of which {formatBytes(database.unusedBytes)} are unused. Backups:{' '}
                {formatCount(backups.count)}, {formatBytes(backups.bytes)}.
              </Text>
            )}
          </ReadState>
          <Group>
            <Button variant="default" onClick={() => void compact()}>
              Compact the database
            </Button>
            <Text size="sm" c="dimmed">
              Gives unused room back and keeps searching quick. Nothing that is stored changes.
            </Text>
          </Group>
        </Stack>
      </Paper>
      <OldImports />
      <OldOrders />
      <AutomaticClearing />
    </Stack>
  );
}

async function compact(): Promise<void> {
  const result = await runJob('Compacting the database', 'compactDatabase', {});
  if (!result.ok) {
    announceProblem('The database was not compacted', result.problem);
    return;
  }
  const { before, after } = result.value;
  announceDone('The database is compact', `${formatBytes(before.bytes)} before, ${formatBytes(after.bytes)} now.`);
}
