import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';

/** One thing that was looked at: an icon and words that say how it is. */
export function Finding({ isFine, words }: { readonly isFine: boolean; readonly words: string }) {
  const Icon = isFine ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap={6} wrap="nowrap">
      <Icon
        size={18}
        aria-hidden
        style={{ flexShrink: 0 }}
        color={isFine ? 'var(--mantine-color-green-6)' : 'var(--mantine-color-red-6)'}
      />
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {words}
      </Text>
    </Group>
  );
}
