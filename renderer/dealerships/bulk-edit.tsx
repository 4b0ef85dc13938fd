import { Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Dealership, DealershipSummary } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';
import { ORDER_TYPE_WORDS } from './dealership-words.ts';

/** One field that many dealerships may be given at once. */
interface BulkField {
  readonly label: string;
  readonly choices: Readonly<Record<string, unknown>>;
  readonly read: (line: DealershipSummary) => unknown;
  readonly patch: (value: unknown) => Readonly<Record<string, unknown>>;
}

const YES_NO = { Yes: true, No: false };

const FIELDS: Readonly<Record<string, BulkField>> = {
  isActive: {
    label: 'Active',
    choices: YES_NO,
    read: (line) => line.isActive,
    patch: (value) => ({ isActive: value }),
  },
  orderType: {
    label: 'Order type',
    choices: { CAO: 'cao', LIST: 'list', MAINTENANCE: 'maintenance' },
    read: (line) => line.orderType,
    patch: (value) => ({ orderType: value }),
  },
  vehicleTypes: {
    label: 'Wanted vehicles',
    choices: { 'New and used': ['new', 'used'], 'New only': ['new'], 'Used only': ['used'] },
    read: (line) => line.rules.vehicleTypes,
    patch: (value) => ({ rules: { vehicleTypes: value } }),
  },
  excludeMissingStock: {
    label: 'Hold back without stock number',
    choices: YES_NO,
    read: (line) => line.rules.excludeMissingStock,
    patch: (value) => ({ rules: { excludeMissingStock: value } }),
  },
  excludeOffTheLot: {
    label: 'Hold back off the lot',
    choices: YES_NO,
    read: (line) => line.rules.excludeOffTheLot,
    patch: (value) => ({ rules: { excludeOffTheLot: value } }),
  },
  excludeMissingPrice: {
    label: 'Hold back without price',
    choices: YES_NO,
    read: (line) => line.rules.excludeMissingPrice,
    patch: (value) => ({ rules: { excludeMissingPrice: value } }),
  },
};

/** Changes one field of every selected dealership: choose, look at before and after, apply, undo. */
export function BulkEdit({ names, onDone }: { readonly names: readonly string[]; readonly onDone: () => void }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [fieldName, setFieldName] = useState<string | null>(null);
  const [choice, setChoice] = useState<string | null>(null);
  const { data } = useRead('listDealerships', {});
  const field = fieldName === null ? undefined : FIELDS[fieldName];
  const value = choice === null ? undefined : field?.choices[choice];
  const lines = (data?.dealerships ?? []).filter((line) => names.includes(line.name));
  const changed = field && value !== undefined ? lines.filter((line) => !isSame(field.read(line), value)) : [];

  async function apply(): Promise<void> {
    if (!field) return;
    const undo = changed.map((line) => ({ name: line.name, patch: field.patch(field.read(line)) }));
    const isDone = await setAll(changed.map((line) => ({ name: line.name, patch: field.patch(value) })));
    close();
    if (!isDone) return;
    announceDone(
      `${field.label}: ${choice}`,
      `${formatPlural(changed.length, 'dealership')} changed.`,
      () => void setAll(undo),
    );
    onDone();
  }

  return (
    <>
      <Button variant="default" disabled={names.length === 0} onClick={open}>
        Edit {names.length > 0 ? formatPlural(names.length, 'dealership') : 'selected'}
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Edit ${formatPlural(lines.length, 'dealership')}`} size="lg">
        <Stack>
          <Group grow>
            <Select
              label="Field"
              data={Object.entries(FIELDS).map(([key, { label }]) => ({ value: key, label }))}
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
          {field && choice !== null && (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Dealership</Table.Th>
                  <Table.Th>Before</Table.Th>
                  <Table.Th>After</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {changed.map((line) => (
                  <Table.Tr key={line.id}>
                    <Table.Td>{line.name}</Table.Td>
                    <Table.Td>{wordOf(field, field.read(line))}</Table.Td>
                    <Table.Td fw={600}>{choice}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {field && choice !== null && changed.length === 0 && (
            <Text c="dimmed">They all have this value already.</Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button disabled={changed.length === 0} onClick={() => void apply()}>
              Change {formatPlural(changed.length, 'dealership')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

async function setAll(
  changes: readonly { name: Dealership['name']; patch: Readonly<Record<string, unknown>> }[],
): Promise<boolean> {
  for (const change of changes) {
    const result = await runJob(`Saving ${change.name}`, 'setDealership', change);
    if (!result.ok) {
      announceProblem(`${change.name} was not saved`, result.problem);
      return false;
    }
  }
  return true;
}

function wordOf(field: BulkField, value: unknown): string {
  const word = Object.entries(field.choices).find(([, choice]) => isSame(choice, value))?.[0];
  return word ?? ORDER_TYPE_WORDS[value as keyof typeof ORDER_TYPE_WORDS] ?? JSON.stringify(value);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
