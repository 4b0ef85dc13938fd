import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OpenOrder } from '../../preload/contract.ts';
import { ORDER_TYPE_WORDS } from '../dealerships/dealership-words.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatPlural } from '../shell/words.ts';
import { formatDay, today } from '../today/sheet-days.ts';

/** Chooses one of the dealership's orders that are not written yet, and says why the vehicles are added. */
export function AddToOrder(props: {
  readonly dealership: string;
  readonly vins: readonly string[];
  readonly onClose: () => void;
}) {
  const { dealership, vins, onClose } = props;
  const open = useRead('listOpenOrders', { name: dealership });
  const [chosen, setChosen] = useState<string | null>(null);
  const [because, setBecause] = useState('');
  const orders = open.data?.orders ?? [];
  const target = orders.find((order) => keyOf(order) === chosen) ?? orders[0];
  return (
    <Dialog onClose={onClose} title="Add to an order">
      <ReadState of={open}>
        {() => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!target) return;
              onClose();
              void add(target, vins, because.trim());
            }}
          >
            <Stack>
              <Text size="sm">
                {vins.length === 1 ? <span className="sf-mono">{vins[0]}</span> : formatPlural(vins.length, 'vehicle')}{' '}
                of {dealership}, as the active import has {vins.length === 1 ? 'it' : 'them'}.
              </Text>
              {target ? (
                <Radio.Group label="Which order?" value={keyOf(target)} onChange={setChosen}>
                  <Stack gap={6} mt={6}>
                    {orders.map((order) => (
                      <Radio key={keyOf(order)} value={keyOf(order)} label={describe(order)} />
                    ))}
                  </Stack>
                </Radio.Group>
              ) : (
                <Group gap="xs">
                  <Text size="sm">It has no order that is still open.</Text>
                  <Button size="compact-sm" variant="default" onClick={() => void putOnSheet(dealership)}>
                    Put it on today's sheet
                  </Button>
                </Group>
              )}
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
                <Button type="submit" disabled={!target || because.trim() === ''}>
                  Add
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </ReadState>
    </Dialog>
  );
}

function keyOf({ rowId, orderId }: OpenOrder): string {
  return rowId === null ? `order ${orderId}` : `row ${rowId}`;
}

function describe({ date, type, number, vehicles }: OpenOrder): string {
  const place = date === null ? 'Draft beside the run sheet' : formatDay(date);
  const contents = vehicles === null ? 'not prepared yet' : formatPlural(vehicles, 'vehicle');
  return `${place} · ${ORDER_TYPE_WORDS[type]} · ${number ?? 'no number'} · ${contents}`;
}

async function putOnSheet(name: string): Promise<void> {
  const result = await runJob(`Adding ${name}`, 'addRunSheetRow', { date: today(), name });
  if (!result.ok) announceProblem(`${name} was not added to the sheet`, result.problem);
}

async function add(order: OpenOrder, vins: readonly string[], because: string): Promise<void> {
  const target = order.rowId === null ? { orderId: order.orderId ?? 0 } : { rowId: order.rowId };
  const result = await runJob('Adding to the order', 'addToOrder', { ...target, vins, because });
  if (!result.ok) return announceProblem('Nothing was added', result.problem);
  const { orderId, dealership, added } = result.value;
  if (added === 0) return announceDone('Nothing to add', `The order of ${dealership} has them already.`);
  announceDone(
    `${formatPlural(added, 'vehicle')} added to the order of ${dealership}`,
    'It is a draft: look at it on Today before it is written.',
    () => void takeBack(orderId),
  );
}

async function takeBack(id: number): Promise<void> {
  const result = await runJob('Undo', 'undoOrderEdit', { id });
  if (!result.ok) announceProblem('Nothing was undone', result.problem);
}
