import { Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { CallOutput, DealershipSummary } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';
import { type BulkField, isSameValue, listBulkFields, nameValue } from './bulk-fields.ts';

type DealershipChange = CallOutput<'setDealerships'>['changes'][number];

/** Changes one field of every selected dealership: choose, look at before and after, apply, undo. */
export function BulkEdit({ names, onDone }: { readonly names: readonly string[]; readonly onDone: () => void }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" disabled={names.length === 0} onClick={open}>
        Edit {names.length > 0 ? formatPlural(names.length, 'dealership') : 'selected'}
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Edit ${formatPlural(names.length, 'dealership')}`} size="lg">
        <FieldForm names={names} onClose={close} onDone={onDone} />
      </Modal>
    </>
  );
}

function FieldForm(props: {
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { names, onClose, onDone } = props;
  const [fieldName, setFieldName] = useState<string | null>(null);
  const [choice, setChoice] = useState<string | null>(null);
  const { dealerships = [] } = useRead('listDealerships', {}).data ?? {};
  const fields = listBulkFields(useRead('listTemplates', {}).data?.templates ?? []);
  const field = fieldName === null ? undefined : fields[fieldName];
  const value = choice === null ? undefined : field?.choices[choice];
  const lines = dealerships.filter((line) => names.includes(line.name));
  const changed = field && value !== undefined ? lines.filter((line) => !isSameValue(field.read(line), value)) : [];

  async function apply(): Promise<void> {
    if (!field) return;
    onClose();
    const patch = field.patch(value);
    const undo = await changeAll(
      changed.map(({ name }) => name),
      patch,
    );
    if (undo === null) return;
    announceDone(`${field.label}: ${choice}`, `${formatPlural(changed.length, 'dealership')} changed.`, undo);
    onDone();
  }

  return (
    <Stack>
      <Group grow>
        <Select
          label="Field"
          data-autofocus
          data={Object.entries(fields).map(([key, { label }]) => ({ value: key, label }))}
          value={fieldName}
          onChange={(key) => {
            setFieldName(key);
            setChoice(null);
          }}
        />
        <Select
          label="New value"
          disabled={!field}
          data={Object.keys(field?.choices ?? {})}
          value={choice}
          onChange={setChoice}
        />
      </Group>
      {field && choice !== null && <BeforeAndAfter field={field} lines={changed} after={choice} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={changed.length === 0} onClick={() => void apply()}>
          Change {formatPlural(changed.length, 'dealership')}
        </Button>
      </Group>
    </Stack>
  );
}

function BeforeAndAfter(props: {
  readonly field: BulkField;
  readonly lines: readonly DealershipSummary[];
  readonly after: string;
}) {
  const { field, lines, after } = props;
  if (lines.length === 0) return <Text c="dimmed">They all have this value already.</Text>;
  return (
    <Table aria-label="Before and after">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Dealership</Table.Th>
          <Table.Th>Before</Table.Th>
          <Table.Th>After</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>{line.name}</Table.Td>
            <Table.Td>{nameValue(field, field.read(line))}</Table.Td>
            <Table.Td fw={600}>{after}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Changes dealerships by one patch, all or none. @returns what takes it back, or `null` when nothing was changed. */
async function changeAll(
  names: readonly string[],
  patch: Readonly<Record<string, unknown>>,
): Promise<(() => void) | null> {
  const result = await runJob(`Saving ${formatPlural(names.length, 'dealership')}`, 'setDealerships', { names, patch });
  if (!result.ok) {
    announceProblem('No dealership was changed', result.problem);
    return null;
  }
  return () => void takeBack(result.value.changes);
}

/** Those that had the same value before get it back together. */
async function takeBack(changes: readonly DealershipChange[]): Promise<void> {
  for (const same of Map.groupBy(changes, ({ undo }) => JSON.stringify(undo)).values()) {
    const [first] = same;
    if (first)
      await changeAll(
        same.map(({ after }) => after.name),
        first.undo,
      );
  }
}
