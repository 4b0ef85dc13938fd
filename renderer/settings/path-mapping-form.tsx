import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { PathMappingTrial } from './path-mapping-trial.tsx';
import { PathSample } from './path-sample.tsx';

/** How the Adobe workstation sees the orders folder, with a sample. */
export function PathMappingForm() {
  const settings = useRead('readSettings', {});
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h3">
          As the Adobe workstation sees it
        </Title>
        <Text size="sm" c="dimmed">
          The Adobe files name each QR picture by its path. Where the Adobe workstation reaches the orders folder by
          another path, say both; leave them empty where the path is the same.
        </Text>
        <ReadState of={settings}>
          {({ settings: kept }) => <MappingFields key={JSON.stringify(kept.pathMapping)} settings={kept} />}
        </ReadState>
      </Stack>
    </Paper>
  );
}

function MappingFields({ settings }: { readonly settings: Settings }) {
  const [from, setFrom] = useState(settings.pathMapping?.from ?? '');
  const [to, setTo] = useState(settings.pathMapping?.to ?? '');
  const isComplete = from.trim() !== '' && to.trim() !== '';
  const isEmpty = from.trim() === '' && to.trim() === '';
  const pathMapping = isComplete ? { from: from.trim(), to: to.trim() } : null;
  const isChanged = JSON.stringify(pathMapping) !== JSON.stringify(settings.pathMapping);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void changeSettings(settings, { pathMapping }, 'The next order is written with these paths.');
      }}
    >
      <Stack gap="sm">
        <Group grow align="flex-end">
          <TextInput
            label="Path here"
            placeholder="D:\Orders"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="The same folder there"
            placeholder="/Volumes/Orders"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </Group>
        <PathSample pathMapping={pathMapping} />
        <PathMappingTrial pathMapping={pathMapping} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!isChanged || !(isComplete || isEmpty)}>
            Save paths
          </Button>
        </Group>
      </Stack>
      <LeaveGuard isUnsaved={isChanged} what="Settings" />
    </form>
  );
}
