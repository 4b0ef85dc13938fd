import { Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFileImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { useParams } from 'wouter';
import { door } from '../door/door.ts';
import { useRead } from '../door/use-read.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { ImportDetail } from './import-detail.tsx';
import { ImportHistory } from './import-history.tsx';
import { useStageFiles } from './use-stage-files.ts';

/** Staged, active and archived imports; one of them opened. */
export function ImportsScreen() {
  const { importId } = useParams<{ importId?: string }>();
  const imports = useRead('listImports', {});
  const stageFiles = useStageFiles();
  const openPicker = useRef<HTMLButtonElement>(null);
  useHotkeys([['mod+O', () => openPicker.current?.click()]], []);
  const picker = (
    <FileButton multiple accept=".csv,.txt,.tsv" onChange={(files) => void door.offerFiles(files).then(stageFiles)}>
      {(props) => (
        <Button {...props} ref={openPicker} leftSection={<IconFileImport size={16} aria-hidden />}>
          Import files (Ctrl+O)
        </Button>
      )}
    </FileButton>
  );
  return (
    <Stack className="sf-grow">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Imports
        </Title>
        {picker}
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
