import { Button, Group, Paper, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LotStatusChange, LotStatusCount } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount } from '../shell/words.ts';
import { Section } from './section.tsx';

/** Which lot statuses mean that a vehicle is not on the lot; a change shows its effect on today's orders first. */
export function LotStatuses() {
  const table = useRead('readLotStatuses', {});
  const [change, setChange] = useState<LotStatusChange | null>(null);
  const [typed, setTyped] = useState('');
  const propose = (part: Partial<LotStatusChange>) => setChange({ add: [], remove: [], ...part });
  return (
    <Section
      title="Lot statuses"
      about="A vehicle with one of the statuses on the left is not on the lot, so a CAO order leaves it out. Compared as a whole, case, spaces and hyphens aside. A blank status is always on the lot."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          propose({ add: [typed.trim()] });
        }}
      >
        <Group align="flex-end">
          <TextInput
            label="Another status that is off the lot"
            w={320}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={typed.trim() === ''}>
            Add…
          </Button>
        </Group>
      </form>
      <ReadState of={table}>
        {({ offTheLot, onTheLot }) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <StatusTable
              title="Off the lot"
              lines={offTheLot}
              verb="Take out…"
              onAct={(status) => propose({ remove: [status] })}
            />
            <StatusTable
              title="On the lot, in the active import"
              lines={onTheLot}
              verb="Off the lot…"
              onAct={(status) => propose({ add: [status] })}
            />
          </SimpleGrid>
        )}
      </ReadState>
      {change && <ConfirmChange change={change} onDone={() => setTyped('')} onClose={() => setChange(null)} />}
    </Section>
  );
}

function StatusTable(props: {
  readonly title: string;
  readonly lines: readonly LotStatusCount[];
  readonly verb: string;
  readonly onAct: (status: string) => void;
}) {
  const { title, lines, verb, onAct } = props;
  return (
    <Paper withBorder style={{ alignSelf: 'start' }}>
      <Table aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            <Table.Th ta="right">Vehicles</Table.Th>
            <Table.Th>Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ status, vehicles }) => (
            <Table.Tr key={status}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{status === '' ? <i>blank</i> : status}</Table.Td>
              <Table.Td ta="right">{formatCount(vehicles)}</Table.Td>
              <Table.Td>
                {status !== '' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${verb.replace('…', '')}: ${status}`}
                    onClick={() => onAct(status)}
                  >
                    {verb}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function ConfirmChange(props: {
  readonly change: LotStatusChange;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { change, onDone, onClose } = props;
  const preview = useRead('previewLotStatuses', change);
  const [added] = change.add;
  const title = added === undefined ? `${change.remove[0]} is on the lot?` : `${added} is off the lot?`;
  const confirm = () => {
    onClose();
    void changeStatuses(change).then((isDone) => isDone && onDone());
  };
  return (
    <Dialog onClose={onClose} title={title}>
      <Stack>
        <ReadState of={preview}>
          {({ effects }) =>
            effects.length === 0 ? (
              <Text>No CAO order of today would be different.</Text>
            ) : (
              <Table aria-label="What it means for today's orders">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Dealership</Table.Th>
                    <Table.Th ta="right">New now</Table.Th>
                    <Table.Th ta="right">Afterwards</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {effects.map(({ dealership, before, after }) => (
                    <Table.Tr key={dealership}>
                      <Table.Td>{dealership}</Table.Td>
                      <Table.Td ta="right">{formatCount(before)}</Table.Td>
                      <Table.Td ta="right">{formatCount(after)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )
          }
        </ReadState>
        <Text size="sm" c="dimmed">
          It counts from the next order on; drafts stay as they were reviewed.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Change nothing
          </Button>
          <Button onClick={confirm} data-autofocus>
            Change the table
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

async function changeStatuses(change: LotStatusChange): Promise<boolean> {
  const result = await runJob('Changing the lot statuses', 'changeLotStatuses', change);
  if (!result.ok) {
    announceProblem('The lot statuses were not changed', result.problem);
    return false;
  }
  const { undo } = result.value;
  const words = [
    ...undo.remove.map((status) => `${status} is off the lot.`),
    ...undo.add.map((status) => `${status} is on the lot.`),
  ];
  announceDone('Lot statuses changed', words.join(' ') || 'It was so already.', () => void changeStatuses(undo));
  return true;
}
