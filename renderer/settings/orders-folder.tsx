import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrdersFolderProbe, Settings, SettingsPatch } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatRecent } from '../shell/words.ts';
import { changeSettings } from './change-settings.ts';
import { Finding } from './finding.tsx';
import { formatBytes } from './settings-words.ts';

/** Below this many free bytes a day of orders may not fit. */
const LITTLE_ROOM = 500_000_000;

/** Where order folders go: what was found there, and another folder. */
export function OrdersFolder() {
  const settings = useRead('readSettings', {});
  const probe = useRead('probeOrdersFolder', {});
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h3">
          Orders folder
        </Title>
        <ReadState of={probe}>
          {(found) => (
            <>
              <Text className="sf-mono" style={{ overflowWrap: 'anywhere' }}>
                {found.folder}
              </Text>
              <Findings found={found} onAgain={() => void probe.refetch()} />
              {found.isUnmarked && <Unmarked />}
            </>
          )}
        </ReadState>
        <ReadState of={settings}>{({ settings: kept }) => <ChooseFolder settings={kept} />}</ReadState>
      </Stack>
    </Paper>
  );
}

function Findings({ found, onAgain }: { readonly found: OrdersFolderProbe; readonly onAgain: () => void }) {
  const { isThere, isWritable, freeBytes, failure, at } = found;
  return (
    <Group justify="space-between" align="flex-end">
      <Stack gap={4}>
        <Finding
          isFine={isThere}
          words={isThere ? 'It is there' : `It cannot be reached (${failure}). Connect the share, or choose another.`}
        />
        {isThere && (
          <Finding
            isFine={isWritable}
            words={isWritable ? 'Files can be written' : `Nothing can be written there (${failure}). Restore access.`}
          />
        )}
        {freeBytes !== null && <Finding isFine={freeBytes > LITTLE_ROOM} words={`${formatBytes(freeBytes)} free`} />}
      </Stack>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          Tried {formatRecent(at)}
        </Text>
        <Button variant="default" size="xs" onClick={onAgain}>
          Try again
        </Button>
      </Group>
    </Group>
  );
}

function Unmarked() {
  async function confirm(): Promise<void> {
    const result = await runJob('Taking the folder', 'confirmOrdersFolder', {});
    if (result.ok) announceDone('Orders go to this folder', result.value.folder);
    else announceProblem('The folder was not taken', result.problem);
  }
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="This may not be the folder used before">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          It had orders before, and its hidden mark is gone, as when a share is not connected. Orders wait until the
          share is back, or until you say that this is the folder.
        </Text>
        <Button size="xs" variant="default" onClick={() => void confirm()}>
          Use this folder all the same
        </Button>
      </Stack>
    </Alert>
  );
}

function ChooseFolder({ settings }: { readonly settings: Settings }) {
  const change = (ordersFolder: NonNullable<SettingsPatch['ordersFolder']> | null) =>
    changeSettings(settings, { ordersFolder }, 'The next order goes to the new folder.');

  async function choose(): Promise<void> {
    const folder = await door.chooseFolder();
    if (folder) await change(folder);
  }

  return (
    <Group align="flex-end">
      {door.host === 'desktop' ? (
        <Button leftSection={<IconFolderOpen size={16} aria-hidden />} onClick={() => void choose()}>
          Choose another folder
        </Button>
      ) : (
        <TypeFolder onChange={change} />
      )}
      <Button variant="default" disabled={settings.ordersFolder === null} onClick={() => void change(null)}>
        Use the application's own folder
      </Button>
    </Group>
  );
}

function TypeFolder({ onChange }: { readonly onChange: (folder: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      style={{ flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        void onChange(typed.trim()).then((isDone) => isDone && setTyped(''));
      }}
    >
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label="Another folder"
          description="The whole path of a folder that is there, as this computer names it"
          style={{ flex: 1 }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          Use it
        </Button>
      </Group>
    </form>
  );
}
