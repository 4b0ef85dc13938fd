import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatRecent } from '../shell/words.ts';
import { Finding } from './finding.tsx';
import { formatBytes } from './settings-words.ts';

/** Below this many free bytes a day of orders may not fit. */
const LITTLE_ROOM = 500_000_000;

/** What was found out about the orders folder, or a destination, by trying; with a way to try again. */
export function FolderState({ destination }: { readonly destination?: string }) {
  const place = destination === undefined ? {} : { destination };
  const probe = useRead('probeOrdersFolder', place);
  return (
    <ReadState of={probe}>
      {({ folder, isThere, isWritable, isUnmarked, freeBytes, failure, at }) => (
        <>
          <Text className="sf-mono" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {folder}
          </Text>
          <Group justify="space-between" align="flex-end">
            <Stack gap={4}>
              <Finding
                isFine={isThere}
                words={
                  isThere ? 'It is there' : `It cannot be reached (${failure}). Connect the share, or choose another.`
                }
              />
              {isThere && (
                <Finding
                  isFine={isWritable}
                  words={
                    isWritable ? 'Files can be written' : `Nothing can be written there (${failure}). Restore access.`
                  }
                />
              )}
              {freeBytes !== null && (
                <Finding isFine={freeBytes > LITTLE_ROOM} words={`${formatBytes(freeBytes)} free`} />
              )}
            </Stack>
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                Tried {formatRecent(at)}
              </Text>
              <Button
                variant="default"
                size="xs"
                aria-label={destination === undefined ? 'Try again' : `Try again: ${destination}`}
                onClick={() => void probe.refetch()}
              >
                Try again
              </Button>
            </Group>
          </Group>
          {isUnmarked && <Unmarked place={place} />}
        </>
      )}
    </ReadState>
  );
}

function Unmarked({ place }: { readonly place: { readonly destination?: string } }) {
  async function confirm(): Promise<void> {
    const result = await runJob('Taking the folder', 'confirmOrdersFolder', place);
    if (result.ok) announceDone('Orders go to this folder', result.value.folder);
    else announceProblem('The folder was not taken', result.problem);
  }
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="This may not be the folder used before">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Its hidden mark is gone, as when a share is not connected. Orders wait until the share is back, or until you
          say that this is the folder.
        </Text>
        <Button size="xs" variant="default" onClick={() => void confirm()}>
          Use this folder all the same
        </Button>
      </Stack>
    </Alert>
  );
}
