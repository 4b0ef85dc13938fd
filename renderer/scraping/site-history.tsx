import { Stack, Table, Text, Title } from '@mantine/core';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount, formatInstant } from '../shell/words.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { describeResult } from './run-history.tsx';

/** What became of one website in the readings so far, the newest first. */
export function SiteHistory({ name }: { readonly name: string }) {
  const runs = useRead('listScrapingRuns', {});
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        Readings so far
      </Title>
      <ReadState of={runs}>
        {(data) => {
          const results = data.runs.flatMap((run) =>
            run.results.filter(({ dealership }) => dealership === name).map((result) => ({ run, result })),
          );
          if (results.length === 0) return <Text c="dimmed">It has not been read yet.</Text>;
          return (
            <Table aria-label="Readings so far">
              <Table.Tbody>
                {results.map(({ run, result }) => (
                  <Table.Tr key={run.id}>
                    <Table.Td w={170}>{formatInstant(result.finishedAt)}</Table.Td>
                    <Table.Td w={130}>
                      <OutcomeBadge outcome={result.outcome} />
                    </Table.Td>
                    <Table.Td w={70} ta="right">
                      {formatCount(result.rows)}
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm">{describeResult(result)}</Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          );
        }}
      </ReadState>
    </Stack>
  );
}
