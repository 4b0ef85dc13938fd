import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LogEntryAudit, LogEntryChange, LoggedVin } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant } from '../shell/words.ts';

const ACTIONS: Readonly<Record<LogEntryAudit['action'], string>> = {
  change: 'Changed',
  remove: 'Removed',
  restore: 'Put back',
};

/** One imported or hand-written entry of a VIN log: its values, what was done to it, and the way to take it out. */
export function EditEntry(props: {
  readonly entry: LoggedVin;
  readonly orderNumber: string;
  readonly onClose: () => void;
}) {
  const { entry, onClose } = props;
  const [vin, setVin] = useState(entry.vin);
  const [orderNumber, setOrderNumber] = useState(props.orderNumber);
  const [orderDate, setOrderDate] = useState(entry.orderDate ?? '');
  const change = {
    ...(vin.trim() !== entry.vin && { vin: vin.trim() }),
    ...(orderNumber.trim() !== props.orderNumber && { orderNumber: orderNumber.trim() }),
    ...(orderDate !== (entry.orderDate ?? '') && { orderDate: orderDate === '' ? null : orderDate }),
  };
  const isChanged = Object.keys(change).length > 0 && vin.trim() !== '';
  return (
    <Dialog onClose={onClose} title="Entry of the VIN log">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void changeEntry(entry.id, change).then((isDone) => isDone && onClose());
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="VIN"
            classNames={{ input: 'sf-mono' }}
            value={vin}
            maxLength={40}
            data-autofocus
            onChange={(event) => setVin(event.currentTarget.value)}
          />
          <Group grow>
            <TextInput
              label="Order number"
              value={orderNumber}
              maxLength={40}
              onChange={(event) => setOrderNumber(event.currentTarget.value)}
            />
            <TextInput
              label="Order date"
              type="date"
              value={orderDate}
              onChange={(event) => setOrderDate(event.currentTarget.value)}
            />
          </Group>
          <Text size="sm" c="dimmed">
            Added {formatInstant(entry.addedAt)} from {entry.source || 'an order'}.
          </Text>
          <Audit id={entry.id} />
          <Group justify="space-between">
            <Button variant="default" onClick={() => void removeEntry(entry.id).then((isDone) => isDone && onClose())}>
              Remove from the log
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" disabled={!isChanged}>
                Save
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Audit({ id }: { readonly id: number }) {
  const audit = useRead('readVinLogEntryAudit', { id });
  return (
    <ReadState of={audit}>
      {({ audit: lines }) =>
        lines.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nobody has changed it.
          </Text>
        ) : (
          <Stack gap={2} aria-label="What was done to it">
            {lines.map(({ at, action, changes }) => (
              <Text key={`${at} ${action}`} size="sm">
                {ACTIONS[action]} {formatInstant(at)}
                {changes.map(({ field, before, after }) => `; ${field}: ${before || 'none'} → ${after || 'none'}`)}
              </Text>
            ))}
          </Stack>
        )
      }
    </ReadState>
  );
}

async function changeEntry(id: number, change: LogEntryChange): Promise<boolean> {
  const result = await runJob('Changing the VIN log', 'changeVinLogEntry', { id, ...change });
  if (!result.ok) {
    announceProblem('The entry was not changed', result.problem);
    return false;
  }
  const { undo } = result.value;
  announceDone('The entry is changed', 'What it was stays in its history.', () => void changeEntry(id, undo));
  return true;
}

/** Takes an entry out of its log; it can be put back. */
export async function removeEntry(id: number): Promise<boolean> {
  const result = await runJob('Removing from the VIN log', 'removeVinLogEntry', { id });
  if (!result.ok) {
    announceProblem('Nothing was removed from the VIN log', result.problem);
    return false;
  }
  const words = 'It can be ordered again, unless another entry has it. It is among those removed by hand.';
  announceDone(`${result.value.vin} is out of the VIN log`, words, () => void restoreEntry(id));
  return true;
}

/** Puts an entry back into its log. */
export async function restoreEntry(id: number): Promise<void> {
  const result = await runJob('Putting back into the VIN log', 'removeVinLogEntry', { id, restore: true });
  if (result.ok) announceDone(`${result.value.vin} is in the VIN log again`, 'It counts as ordered.');
  else announceProblem('Nothing was put back', result.problem);
}
