import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useParams } from 'wouter';
import { useRead } from '../door/use-read.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { formatKeys, useKeysOf } from '../shell/keys.ts';
import { ReadState } from '../shell/read-state.tsx';
import { ImportDetail } from './import-detail.tsx';
import { ImportHistory } from './import-history.tsx';
import { useImportFiles } from './use-import-files.ts';

/** Staged, active and archived imports; one of them opened. */
export function ImportsScreen() {
  const keys = useKeysOf('import');
  const { importId } = useParams<{ importId?: string }>();
  const imports = useRead('listImports', {});
  const importFiles = useImportFiles();
  return (
    <Stack className="sf-grow">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Imports
        </Title>
        <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={importFiles}>
          Import files ({formatKeys(keys)})
        </Button>
      </Group>
      <ReadState of={imports}>
        {({ imports: lines }) =>
          lines.length === 0 ? (
            <EmptyState icon={IconFileImport} title="Drop today's scraper file">
              <Text c="dimmed">
                Drop one or more CSV files anywhere in this window, or pick them with the button above.
              </Text>
            </EmptyState>
          ) : importId === undefined ? (
            <ImportHistory imports={lines} />
          ) : (
            <ImportDetail key={importId} id={Number(importId)} />
          )
        }
      </ReadState>
    </Stack>
  );
}
