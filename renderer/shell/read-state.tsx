import { Alert, Button, Center, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallProblem } from '../door/use-read.ts';
import { Reading } from './reading.tsx';

/** Shows what was read, or that it is being read, or why it could not be read with a way to try again. */
export function ReadState<Data>(props: {
  readonly of: UseQueryResult<Data, CallProblem>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = props.of;
  if (error) {
    return (
      <Alert color="red" title="This could not be read" icon={<IconAlertTriangle aria-hidden />}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{error.message}</Text>
          <Button size="xs" variant="default" onClick={() => void refetch()}>
            Try again
          </Button>
        </Stack>
      </Alert>
    );
  }
  if (data === undefined) {
    return (
      <Center className="sf-grow">
        <Reading />
      </Center>
    );
  }
  return props.children(data);
}
