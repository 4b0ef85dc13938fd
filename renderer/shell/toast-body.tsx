import { Button, Group, Text } from '@mantine/core';

/** What a toast offers to do. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** The text of a toast and its button. */
export function ToastBody({ text, action }: { readonly text: string; readonly action: ToastAction | undefined }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      {action && (
        <Button size="compact-sm" variant="default" onClick={action.run} style={{ flexShrink: 0 }}>
          {action.label}
        </Button>
      )}
    </Group>
  );
}
