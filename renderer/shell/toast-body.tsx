import { Button, Group, Text } from '@mantine/core';

/** The text of a toast and its Undo. */
export function ToastBody({ text, undo }: { readonly text: string; readonly undo: (() => void) | undefined }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {text}
      </Text>
      {undo && (
        <Button size="compact-sm" variant="default" onClick={undo}>
          Undo
        </Button>
      )}
    </Group>
  );
}
