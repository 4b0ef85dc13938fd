import { Code, Group, NavLink, Paper, ScrollArea, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount } from '../shell/words.ts';

/** The text files of the order folder, byte for byte as they will be written. */
export function FilePreview({ orderId }: { readonly orderId: number }) {
  const preview = useRead('previewOrderFiles', { id: orderId });
  const [chosen, setChosen] = useState(0);
  return (
    <ReadState of={preview}>
      {({ files }) => {
        const file = files[chosen] ?? files[0];
        return (
          <Group h="100%" align="stretch" wrap="nowrap" gap="sm">
            <Stack gap={2} w={280} style={{ flexShrink: 0 }}>
              {files.map((line, index) => (
                <NavLink
                  key={line.path}
                  component="button"
                  active={line === file}
                  label={line.path}
                  description={`${formatCount(new TextEncoder().encode(line.text).length)} bytes`}
                  onClick={() => setChosen(index)}
                />
              ))}
            </Stack>
            <Paper withBorder className="sf-grow" style={{ minWidth: 0, overflow: 'hidden' }}>
              <ScrollArea h="100%">
                {file ? (
                  <Code block style={{ background: 'transparent', whiteSpace: 'pre', overflow: 'visible' }}>
                    {file.text}
                  </Code>
                ) : (
                  <Text c="dimmed">Nothing would be written.</Text>
                )}
              </ScrollArea>
            </Paper>
          </Group>
        );
      }}
    </ReadState>
  );
}
