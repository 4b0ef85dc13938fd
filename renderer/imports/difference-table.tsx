import { Paper, ScrollArea, Table, Text, VisuallyHidden } from '@mantine/core';
import type { DealershipDifference } from '../../preload/contract.ts';
import { formatCount } from '../shell/words.ts';

/** Per dealership: how many vehicles before and after, added and gone. A loss of more than half stands out. */
export function DifferenceTable({ lines }: { readonly lines: readonly DealershipDifference[] }) {
  return (
    <Paper withBorder h="100%" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Dealership</Table.Th>
              <Table.Th ta="right">Before</Table.Th>
              <Table.Th ta="right">After</Table.Th>
              <Table.Th ta="right">Added</Table.Th>
              <Table.Th ta="right">Gone</Table.Th>
              <Table.Th>
                <VisuallyHidden>Loss</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => {
              const losesHalf = line.previous > 0 && line.vehicles < line.previous / 2;
              return (
                <Table.Tr key={`${line.dealership} ${line.location}`}>
                  <Table.Td>{line.dealership ?? `Unknown: ${line.location}`}</Table.Td>
                  <Table.Td ta="right">{formatCount(line.previous)}</Table.Td>
                  <Table.Td ta="right">{formatCount(line.vehicles)}</Table.Td>
                  <Table.Td ta="right">{line.added === 0 ? '–' : `+${formatCount(line.added)}`}</Table.Td>
                  <Table.Td ta="right">{line.gone === 0 ? '–' : `−${formatCount(line.gone)}`}</Table.Td>
                  <Table.Td>
                    {losesHalf && (
                      <Text size="sm" c="red" fw={600} component="span">
                        {line.vehicles === 0 ? '⚠ missing from the new files' : '⚠ loses more than half'}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}
