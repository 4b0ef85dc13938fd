import { Button, Group, Paper, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { RowRefusal } from '../../preload/contract.ts';
import { saveText } from '../shell/save-text.ts';
import { formatCount } from '../shell/words.ts';

const SHOWN = 500;

/** The rows that were not taken, with file, line and reason; all of them can be saved as CSV. */
export function RefusalTable({ refusals }: { readonly refusals: readonly RowRefusal[] }) {
  if (refusals.length === 0) return <Text c="dimmed">Every row was taken.</Text>;
  return (
    <Stack h="100%" gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {refusals.length > SHOWN ? `The first ${SHOWN} of ${formatCount(refusals.length)} are shown.` : ''}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saveAsCsv(refusals)}
        >
          Save all as CSV
        </Button>
      </Group>
      <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
        <ScrollArea h="100%">
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>File</Table.Th>
                <Table.Th ta="right">Line</Table.Th>
                <Table.Th>VIN cell</Table.Th>
                <Table.Th>Why</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {refusals.slice(0, SHOWN).map((refusal) => (
                <Table.Tr key={`${refusal.file} ${refusal.line} ${refusal.code}`}>
                  <Table.Td>{refusal.file}</Table.Td>
                  <Table.Td ta="right">{refusal.line}</Table.Td>
                  <Table.Td className="sf-mono">{refusal.vin ?? ''}</Table.Td>
                  <Table.Td>{refusal.message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      </Paper>
    </Stack>
  );
}

function saveAsCsv(refusals: readonly RowRefusal[]): void {
  const quote = (text: string) => `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
  const lines = refusals.map(({ file, line, vin, message }) =>
    [quote(file), line, quote(vin ?? ''), quote(message)].join(','),
  );
  saveText({ fileName: 'refused-rows.csv', text: `File,Line,VIN,Reason\r\n${lines.join('\r\n')}\r\n` });
}
