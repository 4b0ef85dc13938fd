import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { BackupTable } from './backup-table.tsx';
import { formatBytes, nameOf } from './settings-words.ts';

/** The copies of the database: make one, go back to one. */
export function Backups() {
  return (
    <Stack>
      <Group>
        <Button leftSection={<IconDatabaseExport size={16} aria-hidden />} onClick={() => void backUp()}>
          Back up now
        </Button>
        <Text size="sm" c="dimmed">
          One is made every day and before every import. The ten newest stay, one of each day for 30 days, and those
          made by hand until you delete their files.
        </Text>
      </Group>
      <BackupTable />
    </Stack>
  );
}

async function backUp(): Promise<void> {
  const result = await runJob('Backing up', 'backUpDatabase', {});
  if (result.ok) {
    const { file, bytes } = result.value.backup;
    announceDone('Backed up and verified', `${nameOf(file)}, ${formatBytes(bytes)}`);
  } else announceProblem('The backup was not made', result.problem);
}
