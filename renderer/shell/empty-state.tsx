import { Center, Stack, Title } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What a screen shows when there is nothing to show: what it is for and what to do next. */
export function EmptyState(props: {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <Center className="sf-grow">
      <Stack align="center" gap="xs" maw={520} ta="center">
        <Icon size={44} stroke={1.3} aria-hidden />
        <Title order={2} size="h3">
          {props.title}
        </Title>
        {props.children}
      </Stack>
    </Center>
  );
}
