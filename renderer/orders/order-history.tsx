import {
  Badge,
  Button,
  Group,
  Paper,
  ScrollArea,
  SegmentedControl,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { OrderSummary } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceProblem } from '../shell/activity.ts';
import { saveText } from '../shell/save-text.ts';
import { formatCount, formatInstant, formatPlural } from '../shell/words.ts';
import { OrderMenu } from './order-menu.tsx';
import { addressOf, ORDER_STATUS, WAITING } from './order-words.ts';

/** Every order, newest first, narrowed by words and status. Enter opens one. */
export function OrderHistory({ orders }: { readonly orders: readonly OrderSummary[] }) {
  const [words, setWords] = useState('');
  const [status, setStatus] = useState('all');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['mod+F', () => input.current?.focus()],
    ['/', () => input.current?.focus()],
  ]);
  const wanted = words.trim().toLowerCase();
  const shown = orders.filter(
    (order) =>
      (status === 'all' || order.status === status) &&
      isWithin(order, from, to) &&
      [order.dealership, order.number ?? '', order.type].some((text) => text.toLowerCase().includes(wanted)),
  );

  async function save(): Promise<void> {
    const result = await runJob('Making the CSV', 'saveOrders', { ids: shown.map((order) => order.id) });
    if (result.ok) saveText(result.value);
    else announceProblem('The orders were not saved', result.problem);
  }

  return (
    <Stack className="sf-grow" gap="sm">
      <Group gap="sm">
        <TextInput
          ref={input}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="Dealership, number, type"
          aria-label="Find orders"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={230}
        />
        <SegmentedControl
          aria-label="Status"
          value={status}
          onChange={setStatus}
          data={[
            { value: 'all', label: 'All' },
            { value: 'draft', label: 'Drafts' },
            { value: 'published', label: 'Exported' },
            { value: 'voided', label: 'Voided' },
          ]}
        />
        <TextInput
          type="date"
          aria-label="From this day"
          leftSection={<Text size="sm">From</Text>}
          leftSectionWidth={48}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          aria-label="Up to this day"
          leftSection={<Text size="sm">to</Text>}
          leftSectionWidth={30}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={shown.length === 0}
          onClick={() => void save()}
        >
          Save as CSV
        </Button>
        <Text size="sm" c="dimmed">
          {formatPlural(shown.length, 'order')} ·{' '}
          {formatPlural(
            shown.reduce((sum, order) => sum + order.vehicles, 0),
            'vehicle',
          )}
        </Text>
      </Group>
      <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
        <ScrollArea h="100%">
          <Table highlightOnHover stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Status</Table.Th>
                <Table.Th>Number</Table.Th>
                <Table.Th>Dealership</Table.Th>
                <Table.Th>Type</Table.Th>
                <Table.Th ta="right">Vehicles</Table.Th>
                <Table.Th>Exported</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((order) => (
                <OrderLine key={order.id} order={order} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      </Paper>
    </Stack>
  );
}

/** Whether an order was exported, or else prepared, on these days; a day that is left blank is no bound. */
function isWithin(order: OrderSummary, from: string, to: string): boolean {
  // Swedes write dates as ISO does.
  const day = new Date(order.publishedAt ?? order.createdAt).toLocaleDateString('sv-SE');
  return (from === '' || day >= from) && (to === '' || day <= to);
}

function OrderLine({ order }: { readonly order: OrderSummary }) {
  const [, go] = useLocation();
  const open = () => go(addressOf(order));
  const { color, word } = order.waitingSince === null ? ORDER_STATUS[order.status] : WAITING;
  return (
    <Table.Tr
      className="sf-row-focus"
      tabIndex={0}
      style={{ cursor: 'pointer' }}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && open()}
    >
      <Table.Td>
        <Badge color={order.practice ? 'gold' : color} variant="light" tt="none">
          {order.practice ? `${word}, practice` : word}
        </Badge>
      </Table.Td>
      <Table.Td className="sf-mono">{order.number ?? '–'}</Table.Td>
      <Table.Td>{order.dealership}</Table.Td>
      <Table.Td tt="uppercase">{order.type}</Table.Td>
      <Table.Td ta="right">{formatCount(order.vehicles)}</Table.Td>
      <Table.Td>{formatInstant(order.publishedAt)}</Table.Td>
      <Table.Td ta="right" onClick={(event) => event.stopPropagation()}>
        <OrderMenu order={order} />
      </Table.Td>
    </Table.Tr>
  );
}
