import { Button, Group, Stack } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { backUp } from './back-up.ts';
import { BackupRetention } from './backup-retention.tsx';
import { BackupTable } from './backup-table.tsx';

/** The copies of the database: make one, go back to one. */
export function Backups() {
  return (
    <Stack>
      <Group>
        <Button leftSection={<IconDatabaseExport size={16} aria-hidden />} onClick={() => void backUp()}>
          Back up now
        </Button>
      </Group>
      <BackupTable />
      <BackupRetention />
    </Stack>
  );
}
