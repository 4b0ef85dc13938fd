import { ActionIcon, Button, Drawer, Group, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useActivities } from './activity.ts';
import { formatKeys, useActionKeys, useKeysOf } from './keys.ts';
import { formatInstant } from './words.ts';

/** Everything that was announced since the window opened (Ctrl+J). */
export function ActivityDrawer() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [shown, setShown] = useState('all');
  const activities = useActivities();
  const clipboard = useClipboard();
  const keys = useKeysOf('activity');
  useActionKeys('activity', toggle);
  const lines = activities.filter((activity) => shown === 'all' || activity.kind === shown);
  return (
    <>
      <Tooltip label={`Activity (${formatKeys(keys)})`}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Activity" onClick={toggle}>
          <IconHistory size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Drawer opened={isOpen} onClose={close} position="right" title="Activity" size="md">
        <Stack>
          <Group justify="space-between">
            <SegmentedControl
              aria-label="What is shown"
              value={shown}
              onChange={setShown}
              data={[
                { value: 'all', label: 'All' },
                { value: 'done', label: 'Done' },
                { value: 'problem', label: 'Problems' },
              ]}
            />
            <Button
              variant="default"
              size="xs"
              disabled={lines.length === 0}
              onClick={() => clipboard.copy(lines.map((line) => `${line.at} ${line.title}: ${line.text}`).join('\n'))}
            >
              {clipboard.copied ? 'Copied' : 'Copy'}
            </Button>
          </Group>
          {lines.length === 0 && (
            <Text c="dimmed">{activities.length === 0 ? 'Nothing has happened yet.' : 'Nothing of this kind.'}</Text>
          )}
          {lines.map((line) => (
            <div key={line.id}>
              <Text size="xs" c="dimmed">
                {formatInstant(line.at)} · {line.kind === 'done' ? 'Done' : 'Problem'}
              </Text>
              <Text fw={600}>{line.title}</Text>
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {line.text}
              </Text>
            </div>
          ))}
        </Stack>
      </Drawer>
    </>
  );
}
