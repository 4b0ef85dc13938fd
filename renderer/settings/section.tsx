import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A group of settings that belong together: what it is called, what it is for, and the settings. */
export function Section(props: { readonly title: string; readonly about?: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={props.title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {props.title}
        </Title>
        {props.about && (
          <Text size="sm" c="dimmed">
            {props.about}
          </Text>
        )}
        {props.children}
      </Stack>
    </Paper>
  );
}
