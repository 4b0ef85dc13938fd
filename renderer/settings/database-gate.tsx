import { Alert, Container, Stack, Text, Title } from '@mantine/core';
import { IconDatabaseOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRead } from '../door/use-read.ts';
import { BackupTable } from './backup-table.tsx';

/** Shows the screens only while there is a database to show; otherwise why not, and the way back to a backup. */
export function DatabaseGate({ children }: { readonly children: ReactNode }) {
  const { error } = useRead('readStatus', {});
  if (!error?.problem.code.startsWith('database-')) return children;
  return (
    <Container size="md" py="xl" component="main">
      <Stack>
        <Title order={1} size="h2">
          The database cannot be opened
        </Title>
        <Alert color="red" icon={<IconDatabaseOff aria-hidden />}>
          {error.problem.message}
        </Alert>
        <Title order={2} size="h3">
          Go back to a backup
        </Title>
        <Text>Choose one here. Or put the matter right in another way and start the application again.</Text>
        <BackupTable />
      </Stack>
    </Container>
  );
}
