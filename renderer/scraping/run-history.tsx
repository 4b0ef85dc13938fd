import { Anchor, Badge, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { ScrapingRun } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant, formatPlural } from '../shell/words.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { formatDuration } from './outcome-words.ts';
import { describeRun } from './run-websites.ts';

const STATUS: Readonly<Record<ScrapingRun['status'], { readonly word: string; readonly color: string }>> = {
  running: { word: 'Under way', color: 'accent' },
  done: { word: 'Done', color: 'green' },
  stopped: { word: 'Stopped', color: 'gray' },
  interrupted: { word: 'Interrupted', color: 'yellow' },
  failed: { word: 'Failed', color: 'red' },
};

/** Every reading of websites so far, the newest first, each with what became of its sites. */
export function RunHistory({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Readings so far"
      size="xl"
      scrollAreaComponent={ScrollArea.Autosize}
    >
      {isOpen && <Runs />}
    </Modal>
  );
}

function Runs() {
  const runs = useRead('listScrapingRuns', {});
  return (
    <ReadState of={runs}>
      {(data) =>
        data.runs.length === 0 ? (
          <Text c="dimmed">No website has been read yet.</Text>
        ) : (
          <Stack gap="lg">
            {data.runs.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </Stack>
        )
      }
    </ReadState>
  );
}

function Run({ run }: { readonly run: ScrapingRun }) {
  const { word, color } = STATUS[run.status];
  const took = run.endedAt === null ? '' : ` · ${formatDuration(Date.parse(run.startedAt), Date.parse(run.endedAt))}`;
  return (
    <section aria-label={`Reading ${run.id}, ${formatInstant(run.startedAt)}`}>
      <Text size="sm">
        <b>{formatInstant(run.startedAt)}</b> · {run.origin === 'schedule' ? 'by schedule' : 'by hand'}
        {took}{' '}
        <Badge size="sm" color={color} variant="light" tt="none">
          {word}
        </Badge>{' '}
        {run.importId !== null && (
          <Anchor href={`#/imports/${run.importId}`} size="sm" underline="always">
            Import {run.importId}
          </Anchor>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {run.failure ?? (run.results.length === 0 ? 'No result.' : describeRun(run))}
        {run.missed.length > 0 &&
          ` Made up for ${formatPlural(run.missed.length, 'time')} that ${run.missed.length === 1 ? 'was' : 'were'} missed: ${run.missed.map(formatInstant).join('; ')}.`}
      </Text>
      {run.results.length > 0 && (
        <Table mt={4} aria-label={`Results of reading ${run.id}`}>
          <Table.Tbody>
            {run.results.map((result) => (
              <Table.Tr key={result.dealership}>
                <Table.Td w={200}>{result.dealership}</Table.Td>
                <Table.Td w={130}>
                  <OutcomeBadge outcome={result.outcome} />
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{describeResult(result)}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

/** A result with what was left out and what it took. */
export function describeResult(result: ScrapingRun['results'][number]): string {
  const { message, refusals, otherDealers, sold, requests, durationMs } = result;
  return [
    message,
    ...refusals.map(({ reason, count }) => `${count} × ${reason}`),
    otherDealers === 0 ? '' : `${formatPlural(otherDealers, 'vehicle')} of other dealerships left out.`,
    sold === 0 ? '' : `${sold} sold.`,
    requests === 0 ? '' : `${formatPlural(requests, 'request')}, ${formatDuration(0, durationMs)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
