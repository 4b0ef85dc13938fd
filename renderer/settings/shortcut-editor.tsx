import { Button, Group, Kbd, Paper, Stack, Table, Text } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import {
  ACTION_NAMES,
  type ActionName,
  formatKeys,
  KEYED_ACTIONS,
  readKeys,
  refuseKeys,
  useChangedKeys,
} from '../shell/keys.ts';
import { SCREENS } from '../shell/screens.ts';
import { Section } from './section.tsx';

/** The keys of the main actions: press new ones; keys that mean something else already are refused. */
export function ShortcutEditor() {
  const [changed, setChanged] = useChangedKeys();
  const [recording, setRecording] = useState<ActionName | null>(null);
  const [refusal, setRefusal] = useState<{ readonly action: ActionName; readonly why: string } | null>(null);

  function record(event: KeyboardEvent, action: ActionName): void {
    const keys = readKeys(event.nativeEvent);
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (keys === null) return;
    if (keys === 'Escape') {
      setRecording(null);
      return;
    }
    const why = refuseKeys(action, keys, changed);
    setRefusal(why === null ? null : { action, why });
    if (why !== null) return;
    setRecording(null);
    put(action, keys);
  }

  function put(action: ActionName, keys: string): void {
    const { [action]: _before, ...others } = changed;
    setChanged(keys === KEYED_ACTIONS[action].keys ? others : { ...others, [action]: keys });
  }

  function reset(action: ActionName): void {
    const why = refuseKeys(action, KEYED_ACTIONS[action].keys, changed);
    setRefusal(why === null ? null : { action, why });
    if (why === null) put(action, KEYED_ACTIONS[action].keys);
  }

  return (
    <Section
      title="Keyboard shortcuts"
      about="Choose Change and press the new keys; Esc leaves them as they are. F1 shows the keys of the screen you are on."
    >
      <Group>
        <Button variant="default" disabled={Object.keys(changed).length === 0} onClick={() => setChanged({})}>
          All as they came
        </Button>
      </Group>
      <Paper withBorder>
        <Table aria-label="Keys of the main actions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Action</Table.Th>
              <Table.Th>Where</Table.Th>
              <Table.Th>Keys</Table.Th>
              <Table.Th>Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ACTION_NAMES.map((action) => {
              const { words, keys: original, screens } = KEYED_ACTIONS[action];
              const keys = changed[action] ?? original;
              const isRecording = recording === action;
              return (
                <Table.Tr key={action}>
                  <Table.Td>{words}</Table.Td>
                  <Table.Td>{nameScreens(screens)}</Table.Td>
                  <Table.Td>
                    <Kbd>{formatKeys(keys)}</Kbd>
                  </Table.Td>
                  <Table.Td>
                    <Stack gap={4}>
                      <Group gap="xs">
                        <Button
                          size="compact-sm"
                          variant={isRecording ? 'filled' : 'default'}
                          aria-label={isRecording ? `Press the new keys of ${words}` : `Change the keys of ${words}`}
                          onClick={() => {
                            setRecording(isRecording ? null : action);
                            setRefusal(null);
                          }}
                          onKeyDown={(event) => isRecording && record(event, action)}
                          onBlur={() => isRecording && setRecording(null)}
                        >
                          {isRecording ? 'Press the new keys' : 'Change'}
                        </Button>
                        {keys !== original && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            aria-label={`${words} as it came: ${formatKeys(original)}`}
                            onClick={() => reset(action)}
                          >
                            Back to {formatKeys(original)}
                          </Button>
                        )}
                      </Group>
                      {refusal?.action === action && (
                        <Text size="sm" c="red" role="alert">
                          {refusal.why}
                        </Text>
                      )}
                    </Stack>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Paper>
    </Section>
  );
}

function nameScreens(screens: readonly string[]): string {
  if (screens.length === 0) return 'Everywhere';
  return screens
    .map((path) => (path === '/today/' ? 'Review' : (SCREENS.find((screen) => screen.path === path)?.label ?? path)))
    .join(', ');
}
