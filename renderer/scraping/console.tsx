import { ActionIcon, CopyButton, Group, Paper, ScrollArea, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ScrapingLine } from '../../preload/contract.ts';

const CLOCK = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** What the reading of websites says as it goes, line by line; it follows its end, and can be copied. */
export function ScrapingConsole(props: { readonly lines: readonly ScrapingLine[]; readonly onClose: () => void }) {
  const { lines, onClose } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = lines.at(-1)?.number;
  useEffect(() => {
    // Who has scrolled up is reading; new lines must not pull the text away.
    if (last !== undefined && isAtEnd.current) viewport.current?.scrollTo({ top: viewport.current.scrollHeight });
  }, [last]);
  const text = lines.map(formatLine).join('\n');
  return (
    <Paper withBorder component="section" aria-label="Console">
      <Group justify="space-between" px="sm" py={4}>
        <Text size="sm" fw={600}>
          Console
        </Text>
        <Group gap={4}>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Tooltip label={copied ? 'Copied' : 'Copy all lines'}>
                <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label="Copy the console">
                  {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                </ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
          <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label="Close the console">
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <ScrollArea
        h={150}
        px="sm"
        viewportRef={viewport}
        onScrollPositionChange={({ y }) => {
          const box = viewport.current;
          isAtEnd.current = box === null || y + box.clientHeight >= box.scrollHeight - 8;
        }}
      >
        <Text component="pre" className="sf-mono" fz={12} my={0} pb="xs" role="log" aria-label="Console lines">
          {text === '' ? 'Nothing yet.' : text}
        </Text>
      </ScrollArea>
    </Paper>
  );
}

function formatLine({ at, dealership, text }: ScrapingLine): string {
  return `${CLOCK.format(new Date(at))}  ${dealership === '' ? '' : `${dealership}: `}${text}`;
}
