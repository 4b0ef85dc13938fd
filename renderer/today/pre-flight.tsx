import { Alert, Button, Checkbox, Group, List, Modal, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { OrderResult, RunSheetRow } from '../../preload/contract.ts';
import { ORDER_TYPE_WORDS } from '../dealerships/dealership-words.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatCount, formatPlural } from '../shell/words.ts';

/** The one question before orders are written: which, how many vehicles, where to, and a tick for each that needs a yes. */
export function PreFlight(props: Question & { readonly isOpen: boolean }) {
  const { isOpen, ...question } = props;
  return (
    <Modal opened={isOpen} onClose={props.onClose} title="Before the orders are written" size="lg">
      {/* Asked anew each time: a tick was for what was said then. */}
      <Questions {...question} />
    </Modal>
  );
}

interface Question {
  readonly rows: readonly RunSheetRow[];
  readonly isPractice: boolean;
  readonly onClose: () => void;
}

function Questions({ rows, isPractice, onClose }: Question) {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const asking = rows.filter((row) => row.warnings.some((warning) => warning.asks));
  const unnumbered = rows.filter((row) => row.number === null);
  const next = useRead('proposeOrderNumber', {}).data?.number ?? null;
  const isReady = isPractice || asking.every((row) => ticked.has(row.id));
  const places = usePlaces(rows);
  const vehicles = rows.reduce((sum, row) => sum + row.toPrint, 0);

  async function run(): Promise<void> {
    onClose();
    const ids = rows.map((row) => row.id);
    const result = await runJob(`Exporting ${formatPlural(ids.length, 'order')}`, 'runOrders', {
      ids,
      practice: isPractice,
      yes: true,
    });
    if (result.ok) announceResults(result.value.orders);
    else announceProblem('The orders were not exported', result.problem);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void run();
      }}
    >
      <Stack>
        <Text>
          {formatPlural(rows.length, 'order')}, {formatPlural(vehicles, 'vehicle')}.{' '}
          {isPractice
            ? 'Practice: they go to the practice folder and no VIN log is touched.'
            : places !== '' && `To ${places}.`}
        </Text>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Order number</Table.Th>
              <Table.Th>Dealership</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th ta="right">Vehicles</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td className="sf-mono">
                  {row.number ?? (next !== null && !isPractice ? 'by itself' : 'none')}
                </Table.Td>
                <Table.Td>{row.dealership}</Table.Td>
                <Table.Td>{ORDER_TYPE_WORDS[row.type]}</Table.Td>
                <Table.Td ta="right">{formatCount(row.toPrint)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {unnumbered.length > 0 && (
          <Alert color="yellow" p="xs">
            {formatPlural(unnumbered.length, 'order')} without a number.{' '}
            {next !== null && !isPractice
              ? `The series gives the next ones, from ${next} on.`
              : 'Numbers can be given later under Orders.'}
          </Alert>
        )}
        {!isPractice &&
          asking.map((row) => (
            <Checkbox
              key={row.id}
              checked={ticked.has(row.id)}
              onChange={(event) => {
                const next = new Set(ticked);
                if (event.currentTarget.checked) next.add(row.id);
                else next.delete(row.id);
                setTicked(next);
              }}
              label={`Yes, export ${row.dealership} all the same`}
              description={
                <List size="xs">
                  {row.warnings
                    .filter((warning) => warning.asks)
                    .map((warning) => (
                      <List.Item key={warning.code}>{warning.message}</List.Item>
                    ))}
                </List>
              }
            />
          ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady} data-autofocus color={isPractice ? 'gold.4' : undefined}>
            Export {formatPlural(rows.length, 'order')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The folders and destinations that the orders of these rows go to, in words; `''` until they are known. */
function usePlaces(rows: readonly RunSheetRow[]): string {
  const folder = useRead('readStatus', {}).data?.ordersFolder;
  const { dealerships } = useRead('listDealerships', {}).data ?? {};
  if (folder === undefined || dealerships === undefined) return '';
  const places = rows.map(
    (row) => dealerships.find(({ name }) => name === row.dealership)?.output.destination ?? folder,
  );
  return [...new Set(places)].join(', ');
}

function announceResults(orders: readonly OrderResult[]): void {
  const written = orders.filter((order) => order.status === 'published' || order.status === 'practice');
  const vehicles = written.reduce((sum, order) => sum + order.vehicles.length, 0);
  if (written.length > 0) {
    const where = written.map((order) => order.folder ?? '').join('\n');
    announceDone(`${formatPlural(written.length, 'order')} exported, ${formatPlural(vehicles, 'vehicle')}`, where);
  }
  const waiting = orders.filter((order) => order.status === 'waiting');
  if (waiting.length > 0) {
    const names = waiting.map((order) => order.dealership).join(', ');
    announceDone(
      `${formatPlural(waiting.length, 'order')} waiting for the share`,
      `${names}: exported when it is back.`,
    );
  }
  for (const order of orders) {
    if (order.problem) announceProblem(`${order.dealership} was not exported`, order.problem);
  }
}
