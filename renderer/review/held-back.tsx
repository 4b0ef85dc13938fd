import { Button, Group, Modal, Paper, ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { HeldBackLine, OrderReview } from '../../preload/contract.ts';
import { formatPlural, formatPrice } from '../shell/words.ts';
import { editDraft } from './edit-draft.ts';
import { HELD_BACK_WORDS } from './review-words.ts';
import { CONDITION_WORDS } from './vehicle-table.tsx';
import { Vin } from './vin.tsx';

/** The vehicles that a rule, or the operator, left out, by reason; any of them can be taken in with a reason of its own. */
export function HeldBack({ order }: { readonly order: OrderReview }) {
  const [including, setIncluding] = useState<HeldBackLine | null>(null);
  const [, go] = useLocation();
  const groups = [...Map.groupBy(order.heldBackVehicles, (line) => line.reason)];
  if (groups.length === 0) return <Text c="dimmed">No vehicle was held back.</Text>;
  return (
    <Paper withBorder h="100%" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        {groups.map(([reason, lines]) => (
          <Stack key={reason} gap={4} p="xs">
            <Group justify="space-between">
              <Text fw={600}>
                {HELD_BACK_WORDS[reason]} · {formatPlural(lines.length, 'vehicle')}
              </Text>
              {reason !== 'operator' && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => go(`/dealerships/${encodeURIComponent(order.dealership)}`)}
                >
                  Look at the rule
                </Button>
              )}
            </Group>
            <Table verticalSpacing={3} layout="fixed" aria-label={HELD_BACK_WORDS[reason]}>
              <Table.Tbody>
                {lines.map((line) => (
                  <Table.Tr key={line.vin}>
                    <Table.Td w={190}>
                      <Vin of={line.vin} />
                    </Table.Td>
                    <Table.Td w={110} className="sf-mono">
                      {line.vehicle?.stock ?? '–'}
                    </Table.Td>
                    <Table.Td w={100}>{line.vehicle ? CONDITION_WORDS[line.vehicle.condition] : '–'}</Table.Td>
                    <Table.Td>
                      <Text size="sm" truncate title={line.vehicle?.fullName}>
                        {line.vehicle?.fullName ?? 'No longer in the active inventory'}
                      </Text>
                    </Table.Td>
                    <Table.Td w={90} ta="right">
                      {formatPrice(line.vehicle?.price ?? null)}
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm" truncate title={line.message}>
                        {line.message}
                      </Text>
                    </Table.Td>
                    <Table.Td w={130} ta="right">
                      <Button
                        size="compact-xs"
                        variant="default"
                        disabled={order.status !== 'draft' || !line.vehicle}
                        onClick={() => (reason === 'operator' ? void putBack(order, line) : setIncluding(line))}
                      >
                        {reason === 'operator' ? 'Put back' : 'Include anyway'}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Stack>
        ))}
      </ScrollArea>
      <IncludeDialog order={order} line={including} onClose={() => setIncluding(null)} />
    </Paper>
  );
}

function putBack(order: OrderReview, line: { readonly vin: string }): Promise<boolean> {
  return editDraft(order, { kind: 'include', vin: line.vin, because: 'put back by the operator' });
}

/** Asks why a vehicle is taken in all the same; the reason is kept. */
export function IncludeDialog(props: {
  readonly order: OrderReview;
  readonly line: { readonly vin: string; readonly message: string } | null;
  readonly onClose: () => void;
}) {
  const { line, onClose } = props;
  return (
    <Modal opened={line !== null} onClose={onClose} title="Include it anyway">
      {line !== null && <ReasonForm {...props} line={line} />}
    </Modal>
  );
}

function ReasonForm(props: {
  readonly order: OrderReview;
  readonly line: { readonly vin: string; readonly message: string };
  readonly onClose: () => void;
}) {
  const { order, line, onClose } = props;
  const [because, setBecause] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        void editDraft(order, { kind: 'include', vin: line.vin, because: because.trim() });
      }}
    >
      <Stack>
        <Text size="sm">
          <span className="sf-mono">{line.vin}</span>: {line.message}
        </Text>
        <TextInput
          label="Why?"
          description="Kept with the order"
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={because.trim() === ''}>
            Include
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
