import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../preload/contract.ts';

/** Asks for an explicit, typed yes before an import that loses a lot becomes active. */
export function ConfirmActivation(props: {
  readonly problem: Problem | null;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}) {
  const { problem, onCancel, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const isSure = typed.trim().toLowerCase() === 'yes';
  return (
    <Modal opened={problem !== null} onClose={onCancel} title="This import loses a lot" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isSure) onConfirm();
        }}
      >
        <Stack>
          <Text>{problem?.message}</Text>
          <List size="sm">
            {readGuards(problem).map((guard) => (
              <List.Item key={guard}>{guard}</List.Item>
            ))}
          </List>
          <TextInput
            label='Type "yes" to activate it all the same'
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              Keep what is active
            </Button>
            <Button type="submit" color="red.8" disabled={!isSure}>
              Activate all the same
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function readGuards(problem: Problem | null): readonly string[] {
  const guards = problem?.details?.guards;
  if (!Array.isArray(guards)) return [];
  return guards.map((guard: unknown) =>
    typeof guard === 'object' && guard !== null && 'message' in guard ? String(guard.message) : String(guard),
  );
}
